"""Words of Facebook: names of its settings, permissions and token kinds, its own reasons, and what it does not give."""

from bot.domain.reason import Reason
from bot.marks import mark
from bot.ports import VERIFY, ConnectWords, SettingWords, Words

WORDS = Words(
    noun=mark("Facebook"),
    there=mark("directly on Facebook"),
    inside=mark("on Facebook"),
    deleted=mark("Deleted on Facebook"),
    settings=(
        SettingWords("page", mark("number of the page")),
        SettingWords("token", mark("access token of the page")),
        SettingWords("app_id", mark("id of the app")),
        SettingWords("app_secret", mark("secret of the app")),
        SettingWords(VERIFY, mark("verify token for deliveries")),
    ),
    rights={
        "pages_read_engagement": mark(
            "It lacks pages_read_engagement, without which I see no posts: make a new token and add it."
        ),
        "pages_read_user_content": mark(
            "It lacks pages_read_user_content, without which I see no comments: make a new token and add it."
        ),
        "pages_manage_engagement": mark(
            "It lacks pages_manage_engagement, so I can read and not answer: make a new token and add it."
        ),
    },
    reasons={
        Reason.NO_RIGHT: mark(
            "Facebook does not allow me that: a permission of the access is missing, or your role on the page. "
            "Renew the access and add every permission of the list."
        ),
        Reason.BLOCKED: mark(
            "Facebook lets the page write nothing for now: too much at once, or too alike. I wait three hours and longer; "
            "reading goes on. Look at the page's quality on Facebook."
        ),
        Reason.DUPLICATE: mark("Facebook does not take the same text twice in a row. Word it differently."),
        Reason.CLOSED: mark("Facebook takes no answer to this comment."),
        Reason.PARENT_HIDDEN: mark("The comment is hidden on Facebook. Show it again first."),
        Reason.SIGN_IN_CHANGED: mark(
            "The Facebook password of whoever gave me access was changed, and my access ended with it. "
            "Renew it, then I go on."
        ),
        Reason.ROLE_LOST: mark(
            "Whoever gave me access has no role on the Facebook page any more. Give the role back, "
            "or renew the access with another account."
        ),
        Reason.APP_REMOVED: mark(
            "The app was removed in the Facebook settings of whoever gave me access. Renew it, then I go on."
        ),
        Reason.CHECKPOINT: mark(
            "Facebook wants to know something of whoever gave me access. Log in to Facebook once and confirm it; "
            "if I am still silent then, renew the access."
        ),
        Reason.PERSONAL: mark(
            "This is a user token, not the page's. Renew the access and choose the page, then I fetch its own."
        ),
        Reason.TURNED_AWAY: mark(
            "Facebook refuses me, though my access is in order. Look at your app in Facebook's console, whether "
            "something is to be confirmed there; I keep trying."
        ),
        Reason.GONE: mark("Facebook does not show that any more: it is deleted, or hidden from me."),
    },
    refusals={
        Reason.REVOKED: mark(
            "Facebook does not take this token, or the app secret is not the one of its app."
        ),
        Reason.EXPIRED: mark("This token has run out already. Make a new one and paste it soon."),
    },
    secret=mark("Make a token here, with every permission of the list, then type it below:"),
    connect=ConnectWords(
        button=mark("Connect a Facebook page"),
        invitation=mark("Connect your Facebook page, and I ring when somebody comments there."),
        name=mark("Facebook page"),
        takes=mark("at the computer · free"),
        minutes=20,
        form=False,
        lasts=mark("The access does not end by itself; after a change of password I need it again."),
    ),
    unnamed=mark("Facebook user"),
    not_given=mark(
        "Facebook gives me no comments on Reels and ads, and no recommendations: look there yourself."
    ),
    limits=(
        mark(
            "Comments on Reels and on ads are in no list that Facebook gives me, so I cannot ring for them."
        ),
        mark("Recommendations (reviews) of pages are not given to apps any more."),
        mark("Private messages, and private answers to comments, are neither read nor sent."),
        mark("The names of commenters are sometimes withheld; then a comment is by a Facebook user."),
        mark("Of a page with very many posts, Facebook lists about the 600 most important of a year."),
    ),
)
