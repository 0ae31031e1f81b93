"""Words for X."""

from bot.domain.reason import Reason
from bot.marks import mark
from bot.ports import ConnectWords, SettingWords, Words

LINK_COSTS = mark("With a link this reply costs $0.20.")

WORDS = Words(
    noun=mark("X"),
    there=mark("directly on X"),
    inside=mark("on X"),
    deleted=mark("Deleted on X"),
    settings=(
        SettingWords("api_key", mark("API Key")),
        SettingWords("api_secret", mark("API Key Secret")),
        SettingWords("access_token", mark("Access Token")),
        SettingWords("access_secret", mark("Access Token Secret")),
    ),
    secret=mark("Make the four values in X’s console, then type them below:"),
    rights={
        "tweet.write": mark(
            "It may only read: switch the app to Read and write in X’s console, make the values again, then renew the access."
        ),
    },
    reasons={
        Reason.CREDIT: mark(
            "The credit at X is used up. Buy some at console.x.com, then I go on by myself; nothing is lost."
        ),
        Reason.NO_RIGHT: mark(
            "X does not let this access do that. Switch the app to Read and write in X’s console, make the values again, "
            "then renew the access."
        ),
        Reason.REVOKED: mark(
            "X does not know this access any more. Make the values again in X’s console, then renew the access."
        ),
        Reason.TURNED_AWAY: mark(
            "X refuses me, though my access is in order. Look at your app in X’s console, whether something is to be "
            "confirmed there; I keep trying."
        ),
        Reason.GONE: mark("The post is no longer there, or its author does not show it to you."),
        Reason.DUPLICATE: mark("X does not take the same words twice. Say it differently."),
        Reason.USE_LINK: mark("X lets no program answer here. Answer there yourself, by the link."),
    },
    refusals={
        Reason.APP_REMOVED: mark(
            "X does not take the Client Secret. Go one step back and copy it once more, then allow the access again."
        ),
        Reason.EXPIRED: mark(
            "That took too long, or its answer was used already. Go through this step once more."
        ),
        Reason.NO_RIGHT: mark(
            "It may only read: switch the app to Read and write in X’s console, then go through this step once more."
        ),
        Reason.CREDIT: mark(
            "There is no credit at X. Buy some in X’s console, then go through this step once more."
        ),
    },
    connect=ConnectWords(
        button=mark("Connect X"),
        invitation=mark("Connect your account on X, and I ring when somebody mentions it."),
        name=mark("X"),
        takes=mark("at the computer · from about $1 a month"),
        minutes=10,
        form=False,
    ),
    unnamed=mark("Somebody on X"),
    not_given=mark(
        "X gives programs no direct messages, no likes, and no posts that do not mention the account."
    ),
    limits=(
        mark("Direct messages are not read."),
        mark("Likes and reposts are not seen, and nothing can be liked from here."),
        mark("Posts about the business that do not mention the account are not found."),
        mark(
            "Where the author did not mention or quote the account, X lets no program answer: the reply goes by a link that opens X."
        ),
        mark("A post that was sent cannot be changed from here, only deleted."),
        mark("Replies can be hidden only in conversations that the account began."),
        mark("At the limit of the month reading stops, and replies go by link."),
    ),
)
