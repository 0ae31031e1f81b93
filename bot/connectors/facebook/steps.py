"""Steps of the login for Facebook pages, and what is said of what was typed: marked strings only."""

from bot.connectors.facebook.account import EXPLORER
from bot.marks import Marked, mark
from bot.ports import LoginField, Step, Steps

APP, KEYS, TOKEN, WEBHOOK, PAGE = "app", "keys", "token", "webhook", "page"

USER_TOKEN = mark("That is a user token. Choose the page below, then I fetch its own.")
THIS_APP = mark("Id and secret belong together: the app is called {app}.")
THIS_PAGE = mark("This token belongs to the page {page}.")
APART = mark("Id and secret do not belong together. Copy both once more from the same page.")
NOT_VALID = mark(
    "This token is not valid, or not any more. Make a new one and paste it soon: it lasts an hour."
)
OTHER_APP = mark("This token was made with another app. Choose yours at **Meta App** and make it once more.")
NO_PAGE = mark("This token opens no page. Make it once more, and tick your page in Facebook's window.")
LACKS = mark("**{permission}** is missing. Add it under **Permissions** and make the token once more.")
ENDS = mark("It ends on {day}.")
WEAK = mark(
    "You may not moderate the page {page}, so I could read there and not answer. Whoever manages it can allow it."
)

STEPS = Steps(
    minutes=20,
    spares=mark("a review by Facebook"),
    needs=mark("the account that manages the page"),
    steps=(
        Step(
            APP,
            mark("Create the app"),
            mark("Facebook gives comments to an app only; this one is yours and nobody else's."),
            clicks=(
                mark(
                    "Log in with the account that manages the page, and register as a developer if you are asked to."
                ),
                mark("Click **Create app**, give it a name, Shopbell for example, and click **Next**."),
                mark("At the use cases choose **Manage everything on your Page** and click **Next**."),
                mark(
                    "Choose **I don’t want to connect a business portfolio yet**, then **Next** and **Create app**."
                ),
            ),
            link="https://developers.facebook.com/apps/creation/",
            pitfall=mark("With another use case, the permissions for comments are missing later."),
            done=mark("App created"),
        ),
        Step(
            KEYS,
            mark("App id and secret"),
            mark("They prove that it is your app that asks."),
            clicks=(
                mark("Open your app and go to **App settings**, **Basic**."),
                mark("Copy **App ID**."),
                mark(
                    "Click **Show** beside **App secret**, type your password, and copy what is shown then."
                ),
            ),
            link="https://developers.facebook.com/apps/",
            pitfall=mark("The **Client token** under **Advanced** is something else."),
            done=mark("App id and secret pasted"),
            fields=(
                LoginField("app_id", mark("App ID"), example="1234567890123456"),
                LoginField("app_secret", mark("App secret"), secret=True),
            ),
        ),
        Step(
            TOKEN,
            mark("Make the token"),
            mark("With it I fetch the lasting access to your page; yours I do not keep."),
            clicks=(
                mark("Choose your app at **Meta App**."),
                mark("At **User or Page** choose the entry **Get User Access Token**."),
                mark(
                    "Add these four under **Permissions**: **pages_show_list**, **pages_read_engagement**, "
                    "**pages_read_user_content**, **pages_manage_engagement**."
                ),
                mark(
                    "If the page belongs to a business portfolio, also **business_management**. For deliveries at once, "
                    "also **pages_manage_metadata**."
                ),
                mark(
                    "Click **Generate Access Token**, tick your page in Facebook's window and confirm everything."
                ),
                mark("Copy the long text at **Access Token**."),
            ),
            link=EXPLORER,
            pitfall=mark("If your page is not ticked in Facebook's window, I do not find it."),
            done=mark("Token made"),
            fields=(LoginField("token", mark("Access token"), secret=True),),
        ),
        Step(
            PAGE,
            mark("Choose the page"),
            mark("Of the pages that you manage, I connect the one that you choose."),
            done=mark("Page chosen"),
            opens=True,
        ),
    ),
)


_AT_ONCE = mark("Deliveries at once")
_WHAT_FOR = mark(
    "If you like: then Facebook delivers comments at once. Without that I look every two minutes, and nothing is missed."
)
NO_DELIVERIES = Step(
    WEBHOOK,
    _AT_ONCE,
    _WHAT_FOR,
    clicks=(
        mark(
            "This access lacks **pages_manage_metadata**, so Facebook delivers nothing. Renew it and add that permission to the "
            "others; then I show you here what to do."
        ),
    ),
    pushes=True,
)
"""What is said in the place of the clicks where the permission for deliveries is missing."""


def deliveries(hook: str, verify: str) -> Step:
    """Step (webhook) that makes Facebook deliver at the address `hook`, which it checks with the word `verify`."""
    return Step(
        WEBHOOK,
        _AT_ONCE,
        _WHAT_FOR,
        clicks=(
            mark(
                "Open your app, go to **Webhooks**, choose **Page** and click **Subscribe to this object**."
            ),
            mark("Paste the address, the first text below, at **Callback URL**."),
            mark(
                "Paste the second one at **Verify token**, click **Verify and save**, and subscribe **feed**."
            ),
            mark(
                "Switch **App Mode** to **Live**; for that Facebook wants the address of your privacy policy. Where it asks what"
                " the app is for, paste the third text."
            ),
        ),
        link="https://developers.facebook.com/apps/",
        pitfall=mark("As long as the app is not **Live**, Facebook delivers only its own test."),
        paste=(
            Marked(hook),
            Marked(verify),
            mark(
                "Our own staff read the comments on our own page with this app and answer them. The data stays on our "
                "own computer and is deleted after the time that our privacy policy names."
            ),
        ),
        pushes=True,
    )
