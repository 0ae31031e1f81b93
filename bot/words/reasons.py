"""Reasons in words: why a reply did not go out, why a connection fails, why an address or password was refused; each
with what to do next.
"""

from bot.domain.reason import Reason
from bot.domain.words import Words
from bot.marks import Marked, mark
from bot.texts import Texts

_REASONS: dict[Reason, Marked] = {
    Reason.GONE: mark("The comment is no longer there."),
    Reason.CLOSED: mark("Comments are closed there. Open them on the platform, or answer another way."),
    Reason.NO_RIGHT: mark("The account may not do that there. Give it the right, then try again."),
    Reason.TOO_LONG: mark("The text is too long for it. Shorten it and send it again."),
    Reason.DUPLICATE: mark("This text was posted there already. Say it in other words."),
    Reason.BLOCKED: mark("The account is blocked there. Look at it on the platform."),
    Reason.POLICY: mark("The platform does not accept this text. Change it and send it again."),
    Reason.FIREWALL: mark(
        "A firewall in front of it did not let this text through. Change it, leave out links for example, "
        "or ask whoever looks after the site."
    ),
    Reason.EMOJI: mark("It cannot store the emojis in this text. Take them out and send it again."),
    Reason.PARENT_HIDDEN: mark("The comment is not visible there. Approve it first."),
    Reason.DECLINED: mark("It was not allowed on the page there. Open it again, and allow it."),
    Reason.REVOKED: mark("The access was withdrawn. Renew it, then I go on."),
    Reason.EXPIRED: mark("The access has run out. Renew it, then I go on."),
    Reason.SIGN_IN_CHANGED: mark(
        "The password there was changed, and my access ended with it. Renew it, then I go on."
    ),
    Reason.ROLE_LOST: mark(
        "Whoever gave me access may no longer act for it there. Give them the role back, or renew the access with another "
        "account."
    ),
    Reason.APP_REMOVED: mark("My app was removed from the account there. Renew the access, then I go on."),
    Reason.CHECKPOINT: mark(
        "Something has to be confirmed there first. Log in there with the account that gave me access, then renew it."
    ),
    Reason.PERSONAL: mark(
        "This is the access of a person, not the one of a page. Renew it and pick the page."
    ),
    Reason.STRIPPED_HEADER: mark(
        "The web host swallows the password on its way. Ask the host to pass on the Authorization header."
    ),
    Reason.NOT_JSON: mark("A web page came back where data should be. Is the site being maintained?"),
    Reason.API_OFF: mark("It lets no programs in. Ask whoever looks after it to switch that on."),
    Reason.ADDRESS: mark(
        "I don't go to private or unusual addresses. If this one is meant, whoever installed me can allow it."
    ),
    Reason.USE_LINK: mark("Only a person can do that, at the platform's own page."),
    Reason.CACHED: mark(
        "I am shown an old list of comments, so I may notice new ones late. Ask whoever looks after it to leave me out of its cache."
    ),
    Reason.FLOOD: mark(
        "Far more came from there than I take in on one day. I go on tomorrow where I stopped; "
        "if all of it is real, let me read on now."
    ),
    Reason.NO_ROOM: mark(
        "The disk of the computer I run on is nearly full, so I read nothing new. Replies still go out. "
        "Make room there, then I go on by myself."
    ),
    Reason.EMPTIED: mark(
        "The site answers with an empty list, though its comments are still there. Something there hides them, "
        "often a plugin that switches comments off. Ask whoever looks after it; I keep what I know meanwhile."
    ),
    Reason.CHALLENGE: mark(
        "A protection page tests whether I am human, and I am not. Ask whoever looks after it to let me pass without that."
    ),
    Reason.MESSAGES: mark(
        "Messages of its own come before its data, so I can't read it. Ask whoever looks after it to switch them off."
    ),
    Reason.NO_COUNT: mark(
        "It does not say how many comments it has, so I could miss some. Ask whoever looks after it to show me that."
    ),
    Reason.USERS_HIDDEN: mark(
        "It does not tell who I am there, so I could not know my own replies. Ask whoever looks after it to let me see that."
    ),
    Reason.NO_ADDRESS: mark(
        "That is no address of a website. Copy it from the browser, with https:// in front."
    ),
    Reason.NO_HOST: mark("Nobody on the internet has this name. Check the address letter by letter."),
    Reason.SILENT: mark(
        "It does not answer just now. That usually passes; I keep trying, and nothing is lost."
    ),
    Reason.MAINTENANCE: mark(
        "The site is being worked on just now. That takes minutes mostly; I keep looking, and nothing is lost."
    ),
    Reason.RATE: mark("I am asked to come less often. I go on as soon as I am let in again."),
    Reason.BUDGET: mark(
        "The limit that you set for this month is reached. I go on next month, or at once with a higher limit."
    ),
    Reason.CREDIT: mark(
        "The credit there is used up. Top it up on the platform, then I go on by myself; nothing is lost."
    ),
    Reason.TURNED_AWAY: mark(
        "Something in front of the site turns me away, most likely a firewall. "
        "Ask whoever looks after it to let Shopbell through."
    ),
    Reason.KEY_LOST: mark(
        "I can't open the stored password, because I was started with another key. "
        "Put the former key back and start me again, or give the password once more."
    ),
    Reason.OWN_PLACE: mark("That is one of my own channels. Pick one in which your customers write."),
    Reason.PRIVATE_PLACE: mark(
        "Customers do not see this channel. Pick one that everybody sees, or let everybody see it."
    ),
    Reason.MOST_SEE: mark(
        "Not everybody sees this channel, only members with a certain role do. Are these your customers?"
    ),
    Reason.PAUSED: mark(
        "The connection is paused, so nothing goes out from here. Let it go on, then it works."
    ),
    Reason.REMOVED: mark(
        "The connection was removed, so nothing goes out from here. Answer there yourself, or connect it again."
    ),
    Reason.UNKNOWN: mark("I don't know why. Look at it on the platform, or try again later."),
}

_OF_CONNECTION: dict[Reason | None, Marked] = {
    None: mark("It does not answer right now. Try again in a few minutes."),
    Reason.GONE: mark("That is no longer there, or it is another one than before."),
    Reason.REMOVED: mark("The connection was removed meanwhile. Connect the account again instead."),
}
"""Where a connection is meant, and not one comment there."""


def reason_sentence(texts: Texts, reason: Reason | None, words: Words | None = None) -> str:
    """Why a reply or an act failed, and what to do next, in the platform's `words` where it has some; without a reason
    that of UNKNOWN.
    """
    known = reason or Reason.UNKNOWN
    of_platform = words.reasons if words is not None else {}
    return texts.marked(of_platform.get(known, _REASONS[known]))


def connection_sentence(texts: Texts, reason: Reason | None, words: Words, *, installer: bool = False) -> str:
    """Why a connection does not work, for a lamp or a check of it. `installer`: the reader can change the settings."""
    if installer and reason is Reason.ADDRESS:
        return texts(
            "I don't go to private or unusual addresses. If this one is meant, put its host and port into .env, for"
            " example SHOPBELL_PRIVATE_HOSTS=blog.local:8080, and start Shopbell again."
        )
    if reason in _OF_CONNECTION:
        return texts.marked(_OF_CONNECTION[reason])
    return reason_sentence(texts, reason, words)


def refusal_sentence(texts: Texts, reason: Reason | None, words: Words, *, installer: bool = False) -> str:
    """Why the address or password that was typed just now connects nothing."""
    if reason is not None and reason in words.refusals:
        return texts.marked(words.refusals[reason])
    return connection_sentence(texts, reason, words, installer=installer)
