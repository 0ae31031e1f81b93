"""Steps in X's console until an access is given, and the sentences of their checks.

Names of buttons are of docs.x.com (getting access, developer apps, authentication), read on 29 November 2026; no console was
seen.
"""

from collections.abc import Mapping

from bot.marks import Marked, mark
from bot.ports import REDIRECT, FieldOption, LoginField, Step, Steps

CONSOLE = "https://console.x.com"
HOW = "how"
VALUES = "values"
PAGE = "page"
ACCOUNT, APP, KEY, TOKEN, CLIENT, ALLOW = "account", "app", "key", "token", "client", "allow"

THIS_ACCOUNT = mark("This is {account}. The account may read and write.")
ONLY_READS = mark(
    "This is {account}, but it may only read. Switch the app to **Read and write**, then make the two values again."
)
NOT_VALID = mark(
    "X does not know these four values. Copy each of them once more, without a space at its end."
)
NO_CREDIT = mark("The values fit, but there is no credit. Buy some in the console, then check again.")
NO_RIGHT = mark(
    "X does not let me in with these values. Switch the app to **Read and write**, then make the two values again."
)

_ACCOUNT = Step(
    ACCOUNT,
    mark("Account and credit"),
    mark("X lets programs in for credit that is paid in advance: a small amount lasts for months."),
    (
        mark("Open the console and sign in with the account of the business."),
        mark("Accept the **Developer Agreement**. Where it asks what you need it for, paste the text below."),
        mark("Buy a small credit, $5 for example."),
        mark("Set a **Spending limit**, and leave **Auto-recharge** off."),
    ),
    CONSOLE,
    mark(
        "Signed in with a private account instead of the business’s: reading costs five times as much then, and answers come from the wrong one."
    ),
    (
        mark(
            "I read the posts that mention my own business’s account, and answer them myself from my team’s chat. "
            "Nothing is posted without a person, nothing is passed on, and nothing is analysed."
        ),
    ),
    done=mark("Account signed in, credit bought"),
)
_APP = Step(
    APP,
    mark("Create the app"),
    mark("Your own app is your own price and your own limit."),
    (
        mark("Choose **New App**. Any name will do, for example the one of your business."),
        mark("In the app open **User authentication settings**."),
        mark("Choose **Read and write**, and save."),
    ),
    CONSOLE,
    mark("**Read and write** comes before the values are made: values that were made before may only read."),
    done=mark("App created"),
    fields=(
        LoginField(
            HOW,
            mark("How I get in"),
            hint=mark("If in doubt, four values: they do not end."),
            options=(
                FieldOption(VALUES, mark("With four values (usual)")),
                FieldOption(PAGE, mark("Log in with X (OAuth 2.0)")),
            ),
        ),
    ),
)
_KEY = Step(
    KEY,
    mark("Key of the app"),
    mark("The first two values say which app is asking."),
    (
        mark("Open the app’s keys and tokens."),
        mark("Make **API Key & Secret**, and copy both. They are shown once."),
    ),
    CONSOLE,
    mark("The **Bearer Token** beside them does not belong to the four."),
    done=mark("Key of the app pasted"),
    fields=(
        LoginField("api_key", mark("API Key"), secret=True),
        LoginField("api_secret", mark("API Key Secret"), secret=True),
    ),
)
_TOKEN = Step(
    TOKEN,
    mark("Token of the account"),
    mark("The other two values say for which account."),
    (mark("In the same place make **Access Token & Secret**, and copy both. They are shown once."),),
    CONSOLE,
    mark(
        "**Read and write** has to be shown beside the token. If not, change it in the app and make the token again."
    ),
    done=mark("Token of the account pasted"),
    fields=(
        LoginField("access_token", mark("Access Token"), secret=True),
        LoginField(
            "access_secret",
            mark("Access Token Secret"),
            secret=True,
            hint=mark("Each check of the values costs $0.01."),
        ),
    ),
)
_ALLOW = Step(
    ALLOW,
    mark("Allow it"),
    mark("X asks whether I may read and write for this account."),
    (
        mark(
            "X’s own page comes next. It has to show the account of the business; if not, switch accounts there first."
        ),
        mark("Choose **Authorize app**."),
    ),
    pitfall=mark(
        "If X shows an error instead, another **Callback URI** is in the app: go one step back and paste it once more."
    ),
    done=mark("Access allowed"),
    opens=True,
)


def _client(redirect: str) -> Step:
    return Step(
        CLIENT,
        mark("Client of the app"),
        mark("With these X knows which app you allow."),
        (
            mark("In **User authentication settings** choose **Automated App / Bot**."),
            mark("Paste the address below as **Callback URI**, exactly as it is."),
            mark("Save, and copy **Client ID** and **Client Secret**."),
        ),
        CONSOLE,
        mark("A callback address that differs in a single character is refused."),
        (Marked(redirect),) if redirect else (),
        (
            LoginField("client_id", mark("Client ID")),
            LoginField(
                "client_secret",
                mark("Client Secret"),
                secret=True,
                required=False,
                hint=mark("A **Native App** has none: leave it empty then."),
            ),
        ),
        done=mark("Client of the app pasted"),
    )


def steps(form: Mapping[str, str]) -> Steps:
    """Steps by what was typed: four values, or X's own page."""
    if form.get(HOW) == PAGE:
        rest: tuple[Step, ...] = (_client(form.get(REDIRECT, "")), _ALLOW)
    else:
        rest = (_KEY, _TOKEN)
    return Steps(
        (_ACCOUNT, _APP, *rest),
        minutes=10,
        cost=mark("from about $1 a month, paid in advance to X"),
        needs=mark("the X account of the business and its password"),
    )
