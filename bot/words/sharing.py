"""Shared access in words: which connections use one credential, and what happens to the others when one is renewed
or removed.
"""

from collections.abc import Callable, Collection, Iterable

from bot.domain.channel import Channel
from bot.domain.connecting import Connected
from bot.domain.plaintext import one_line
from bot.domain.words import UNKNOWN_PLATFORM
from bot.texts import Texts
from bot.words.connections import display_name

Escape = Callable[[str], str]
"""Makes a title harmless where it is shown."""


def one_access_sentence(texts: Texts, others: Iterable[Channel], escape: Escape) -> str:
    """Which connections share the access of this one."""
    return texts("One access together with {names}.", names=_names(texts, others, escape))


def stays_sentence(texts: Texts, others: Iterable[Channel], escape: Escape = one_line) -> str:
    """The access of a removed connection stays for those that share it."""
    return texts("The access stays for {names}.", names=_names(texts, others, escape))


def remove_question(texts: Texts, name: str, others: Collection[Channel], escape: Escape = one_line) -> str:
    """Asks before a connection is removed, and says what becomes of its access. `name` is harmless already."""
    if not others:
        return texts(
            "Remove {connection}? Its access is forgotten; its comments stay in your numbers.",
            connection=name,
        )
    question = texts("Remove {connection}? Its comments stay in your numbers.", connection=name)
    return f"{question}\n{stays_sentence(texts, others, escape)}"


def renews_sentence(texts: Texts, others: Iterable[Channel], escape: Escape) -> str:
    """Renewing this access renews that of others."""
    return texts("That renews the access of {names}, too.", names=_names(texts, others, escape))


def renewed_sentences(texts: Texts, outcome: Connected) -> tuple[str, ...]:
    """For which others an access was renewed, and which it does not open."""
    said = []
    if outcome.also:
        said.append(
            texts("The new access works for {names}, too.", names=_names(texts, outcome.also, one_line))
        )
    if outcome.apart:
        said.append(
            texts(
                "For {names} it does not work: the access from before stays there.",
                names=_names(texts, outcome.apart, one_line),
            )
        )
    return tuple(said)


def _names(texts: Texts, channels: Iterable[Channel], escape: Escape) -> str:
    named = (display_name(texts, channel, UNKNOWN_PLATFORM, several=True) for channel in channels)
    return texts.all_of([escape(name) for name in named])
