"""Sentences about connections that several commands print."""

from datetime import timedelta

from bot.cli.terminal import plain
from bot.domain.channel import Channel, ChannelState, Glow, Lamp
from bot.domain.reason import Reason
from bot.ports import AccountRef
from bot.texts import Marked, Texts, mark

_SETTINGS: dict[str, Marked] = {
    "url": mark("address of the site"),
    "user": mark("user name"),
    "password": mark("application password"),
    "token": mark("token"),
}

_REFUSED: dict[Reason | None, Marked] = {
    Reason.ADDRESS: mark(
        "I don't go to private or unusual addresses. If this one is meant, name it in SHOPBELL_PRIVATE_HOSTS."
    ),
    None: mark("Nobody answers there just now. Try again in a moment."),
    Reason.GONE: mark("That is no longer there, or it is another one than before."),
    Reason.NOT_JSON: mark("Nothing that I can read answers at this address. Is it written correctly?"),
    Reason.REVOKED: mark("User name or password is wrong, or the password was withdrawn."),
}

_MISSING: dict[str, Marked] = {
    "moderate_comments": mark("It lacks moderate_comments: give the person the role Editor in WordPress."),
}

_ROLES: dict[str, Marked] = {
    "administrator": mark("administrator"),
    "editor": mark("editor"),
    "author": mark("author"),
}

_GLOWS: dict[Glow, Marked] = {
    Glow.ON: mark("works"),
    Glow.LATE: mark("has trouble, trying again"),
    Glow.OUT: mark("stopped"),
    Glow.OFF: mark("not offered"),
}

_STATES: dict[ChannelState, Marked] = {
    ChannelState.PAUSED: mark("paused"),
    ChannelState.REMOVED: mark("removed"),
}


def setting_word(texts: Texts, key: str) -> str:
    """Name of a platform's setting; its key where there is no word."""
    return texts.marked(_SETTINGS[key]) if key in _SETTINGS else key


def reason_sentence(texts: Texts, reason: Reason | None) -> str:
    """What is wrong and what to do, for a reason of NotConnected or of a lamp."""
    if reason in _REFUSED:
        return texts.marked(_REFUSED[reason])
    from cogs.kit.errors import reason_sentence as general

    return general(texts, reason)


def access_sentence(texts: Texts, ref: AccountRef, approves: bool, *, named: bool = True) -> str:
    """What the account may do there. `named`: an account without a role is called by its name."""
    if not ref.can_write:
        return texts("Checked: read-only. You answer by link, with the text to copy.")
    known = _ROLES.get(ref.role)
    role = (
        texts.marked(known) if known else plain(ref.role) or (plain(ref.name) if named else texts("account"))
    )
    if approves:
        return texts("Checked: {role}, may approve and reply.", role=role)
    return texts("Checked: {role}, may reply.", role=role)


def connected_sentences(texts: Texts, ref: AccountRef, approves: bool) -> tuple[str, ...]:
    """What the account may do there, and whom of the team it may miss."""
    from cogs.kit.errors import team_sentence

    may = access_sentence(texts, ref, approves)
    return (may,) if ref.knows_team else (may, team_sentence(texts))


def weakness_sentences(texts: Texts, ref: AccountRef) -> tuple[str, ...]:
    """One for each right that is missing."""
    return tuple(
        texts.marked(_MISSING[right])
        if right in _MISSING
        else texts("It lacks {right}: give the account that right there.", right=plain(right))
        for right in ref.missing
    )


def clock_sentence(texts: Texts, ahead: timedelta) -> str:
    """How much the clocks differ, and that it does no harm."""
    span = texts.duration(abs(ahead))
    if ahead > timedelta(0):
        return texts("The clock there is {span} ahead of the one here. I allow for it.", span=span)
    return texts("The clock there is {span} behind the one here. I allow for it.", span=span)


def lamp_word(texts: Texts, lamp: Lamp) -> str:
    """Health of one of the two lamps."""
    return texts.marked(_GLOWS[lamp.glow])


def channel_line(texts: Texts, channel: Channel, platform: str, title: str | None = None) -> str:
    """Connection in one line; `title` replaces its own."""
    name = plain(channel.title) if title is None else title
    if channel.state in _STATES:
        return f"{channel.id}  {name} ({platform}): {texts.marked(_STATES[channel.state])}"
    return texts(
        "{id}  {title} ({platform}): reading {reading}, sending {sending}",
        id=str(channel.id),
        title=name,
        platform=platform,
        reading=lamp_word(texts, channel.reading),
        sending=lamp_word(texts, channel.sending),
    )
