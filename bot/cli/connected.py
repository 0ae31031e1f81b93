"""Connected channels in the terminal: what is said about one that was connected or renewed, and how its first sync goes
on.
"""

import asyncio
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.cli.reaching import Bot
from bot.cli.terminal import Machine, Trouble, counting, note, say
from bot.control.calls import Calls, Platform
from bot.domain.business import BusinessId
from bot.domain.channel import ON_DISCORD, Channel, ChannelId, ChannelState, Glow
from bot.domain.connecting import Already, Connected, NotConnected, Outcome, TooWeak
from bot.domain.reason import ACCESS_ENDED, Reason
from bot.domain.words import Words
from bot.texts import Texts
from bot.words.access import connected_sentences, weakness_sentences
from bot.words.connections import display_name
from bot.words.reasons import connection_sentence, reason_sentence, refusal_sentence
from bot.words.sharing import renewed_sentences

WALK_LOOK = 0.5
"""Seconds between two requests for the progress of the first sync."""


def say_connected(machine: Machine, kind: Platform, connected: Connected) -> None:
    """Says that a channel is connected, and what it may do."""
    texts = machine.texts
    say(
        texts(
            "{title} is connected, as number {id}.",
            title=display_name(texts, connected.channel, kind.words, several=True),
            id=str(connected.channel.id),
        )
    )
    for sentence in connected_sentences(texts, kind.words, connected.ref, kind.approves):
        say(sentence)


def say_renewed(machine: Machine, kind: Platform, connected: Connected) -> None:
    """Says what a renewed access may do, and for whom else it is."""
    for sentence in connected_sentences(machine.texts, kind.words, connected.ref, kind.approves):
        say(sentence)
    for sentence in renewed_sentences(machine.texts, connected):
        say(sentence)


def connected_by(machine: Machine, kind: Platform, outcome: Outcome) -> Connected:
    """Outcome of a connect that succeeded. Raises Trouble for every other."""
    texts = machine.texts
    match outcome:
        case Connected():
            return outcome
        case Already(channel):
            raise Trouble(
                texts(
                    "{title} is connected already. To renew its access: python -m bot channel login {id}",
                    title=display_name(texts, channel, kind.words, several=True),
                    id=str(channel.id),
                )
            )
        case TooWeak(ref):
            sentences = weakness_sentences(texts, kind.words, ref) or (
                reason_sentence(texts, Reason.NO_RIGHT, kind.words),
            )
            raise Trouble("\n".join((*sentences, texts("Nothing was changed."))))
        case NotConnected(reason):
            raise Trouble(refusal_sentence(texts, reason, kind.words, installer=True))


def access_hint(texts: Texts, channel: Channel) -> str:
    """How a connection that is read-only gets access, so that replies can be sent."""
    return texts(
        "To reply from Discord, give it access: python -m bot channel login {id}", id=str(channel.id)
    )


def unknown_platform(channel: Channel) -> str:
    """Name of a platform that this Shopbell does not have, or has only while it runs."""
    return "Discord" if channel.connector in ON_DISCORD else channel.connector


def unknown_sentence(texts: Texts, channel: Channel) -> str:
    """What to do with a connection to a platform that this Shopbell does not have, or has only while it runs."""
    if channel.connector in ON_DISCORD:
        return texts("This can be checked only while Shopbell runs: start it, then try again.")
    return texts(
        "This Shopbell does not know that platform. Update it, or remove the connection:"
        " python -m bot channel remove {id}",
        id=str(channel.id),
    )


def next_step(texts: Texts, channel: Channel, kind: Platform | None) -> str:
    """What the state of a connection leaves to be done; empty where that is nothing, or where its check says it."""
    if kind is None:
        return "" if channel.connector in ON_DISCORD else unknown_sentence(texts, channel)
    if channel.state is ChannelState.PAUSED:
        return texts("To go on: python -m bot channel resume {id}", id=str(channel.id))
    if Glow.OUT in (channel.reading.glow, channel.sending.glow):
        return texts("Why, and what to do: python -m bot channel test {id}", id=str(channel.id))
    if channel.sending.glow is Glow.OFF and kind.takes_access:
        return access_hint(texts, channel)
    return ""


def trouble_sentence(texts: Texts, channel: Channel, reason: Reason | None, words: Words) -> str:
    """Why a connection does not work, and what to type where its access is to be given again."""
    sentence = connection_sentence(texts, reason, words, installer=True)
    if reason not in ACCESS_ENDED:
        return sentence
    again = texts("To give it access again: python -m bot channel login {id}", id=str(channel.id))
    return f"{sentence} {again}"


async def watch(machine: Machine, bot: Bot, owner: BusinessId, channel: ChannelId) -> None:
    """Shows the progress of the first sync until it is complete, on a terminal; Ctrl-C leaves it running."""
    texts = machine.texts
    first = await bot.ask(Calls.first_read, owner, channel)
    if first is not None and first.only_pushes:
        now, later = (
            texts("New comments there ring from now on."),
            texts("New comments there ring as soon as Shopbell runs."),
        )
        say(now if bot.running else later)
        return
    if not bot.running:
        say(texts("Its comments are read as soon as Shopbell runs."))
        return
    if not sys.stderr.isatty():
        say(texts("Its comments are being read now; old ones stay silent."))
        return
    with counting(lambda count: texts.n("{n} comment read", "{n} comments read", count)) as tell:
        while True:
            walk = await bot.ask(Calls.first_read, owner, channel)
            if walk is None or not walk.works:
                note(texts("Reading does not work just now; Shopbell tries again by itself."))
                return
            tell(walk.read)
            if walk.complete:
                break
            await asyncio.sleep(WALK_LOOK)
    say(
        texts.n(
            "{n} comment read. Old ones stay silent.", "{n} comments read. Old ones stay silent.", walk.read
        )
    )


@contextmanager
def interruptible() -> Iterator[None]:
    """Makes Ctrl-C work at a prompt: asyncio turns it into a cancellation, which would wait for the end of
    the line.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
