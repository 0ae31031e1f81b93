"""Logging in at a platform from the terminal: the steps there, the page where it is allowed, the address that comes
back, and which of the accounts are connected.
"""

import getpass
import sys

import typer

from bot.cli.asking import ask_line
from bot.cli.connected import connected_by, interruptible, say_connected, say_renewed, watch
from bot.cli.reaching import Bot
from bot.cli.terminal import PERSON_NEEDED, Machine, Trouble, plain, say
from bot.control.calls import Calls, Platform
from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.connecting import (
    Connected,
    LoginChoices,
    LoginOver,
    NotConnected,
    Offer,
)
from bot.ports import LoginField, Steps
from bot.words.reasons import refusal_sentence

REDIRECT = "http://localhost/shopbell"
"""Where the platform sends the browser back to: nothing answers there, and its address holds the answer."""


async def log_in(
    machine: Machine, bot: Bot, kind: Platform, owner: BusinessId, channel: ChannelId | None
) -> None:
    """Logs in, in this order: the platform's steps and what they give, the page to allow it, its answer, the choice.
    `channel`: its access is renewed by it, so there is nothing to choose.
    """
    texts = machine.texts
    app = await _app(machine, bot, kind)
    begun = await bot.ask(Calls.begin_login, owner, kind.key, app, REDIRECT, channel)
    if isinstance(begun, NotConnected):
        raise Trouble(refusal_sentence(texts, begun.reason, kind.words, installer=True))
    say(texts("Open this page in your browser and allow it there:"))
    say("  " + plain(begun.url))
    say(
        texts(
            "The browser then ends at a page that does not load. That is right:"
            " copy the whole address of that page and paste it here."
        )
    )
    found = await _answer(machine, bot, kind, owner, _address(machine))
    chosen = found.offers if channel is not None else _chosen(machine, found.offers)
    made, refused = list[Connected](), list[Trouble]()
    for offer in chosen:
        outcome = await bot.ask(Calls.take_choice, owner, found.login, offer.key)
        if isinstance(outcome, LoginOver):
            raise _over(machine)
        try:
            connected = connected_by(machine, kind, outcome)
        except Trouble as trouble:
            refused.append(trouble)  # as one that is connected already; the others are connected all the same
            continue
        if channel is not None:
            say_renewed(machine, kind, connected)
        else:
            say_connected(machine, kind, connected)
            made.append(connected)
    if refused:
        raise Trouble("\n".join(map(str, refused)), refused[0].code)
    for connected in made:
        # Only now: what is left of the half hour is for choosing, and a long blog takes longer.
        await watch(machine, bot, owner, connected.channel.id)


async def _app(machine: Machine, bot: Bot, kind: Platform) -> dict[str, str]:
    """What the platform's steps give the owner to type; later steps may depend on what was typed."""
    app: dict[str, str] = {}
    shown: set[str] = set()
    while True:
        steps = await bot.ask(Calls.login_steps, kind.key, app, REDIRECT)
        _show(machine, steps, shown)
        missing = [each for each in steps.fields if each.key not in app]
        if not missing:
            return app
        for each in missing:
            app[each.key] = _typed(machine, each)


def _show(machine: Machine, steps: Steps, shown: set[str]) -> None:
    """Says every step once."""
    texts = machine.texts
    if steps.minutes and not shown:
        say(texts.n("That takes about {n} minute.", "That takes about {n} minutes.", steps.minutes))
    if steps.cost is not None and steps.cost not in shown:
        say(texts.marked(steps.cost))
        shown.add(steps.cost)
    for step in steps.steps:
        said = (step.what_for, *step.clicks, *step.paste, *filter(None, (step.pitfall,)))
        for sentence in said:
            if sentence not in shown:
                say("- " + texts.marked(sentence))
                shown.add(sentence)


def _typed(machine: Machine, wanted: LoginField) -> str:
    question = f"{machine.texts.marked(wanted.name)}:"
    if wanted.secret and sys.stdin.isatty():
        sys.stdout.flush()
        with interruptible():
            value = getpass.getpass(f"{question} ").strip()
    else:
        value = ask_line(question)
    if not value:
        raise Trouble(
            machine.texts(
                "{name} is missing. Begin again, and type it.", name=machine.texts.marked(wanted.name)
            ),
            PERSON_NEEDED,
        )
    return value


def _address(machine: Machine) -> str:
    """The address the browser ended at. Raises Abort where nothing was typed."""
    typed = ask_line(machine.texts("Address") + ":")
    if not typed:
        raise typer.Abort
    return typed


async def _answer(
    machine: Machine, bot: Bot, kind: Platform, owner: BusinessId, address: str
) -> LoginChoices:
    """What the login opens. Raises Trouble."""
    found = await bot.ask(Calls.answer_login, owner, address)
    if isinstance(found, NotConnected):
        raise Trouble(refusal_sentence(machine.texts, found.reason, kind.words, installer=True))
    if isinstance(found, LoginOver):
        raise _over(machine)
    return found


def _over(machine: Machine) -> Trouble:
    return Trouble(
        machine.texts(
            "That address does not belong to this login, or it took longer than half an hour. Begin again."
        ),
        PERSON_NEEDED,
    )


def _chosen(machine: Machine, offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """Asks which of them are connected, where there are several. Raises Trouble."""
    if len(offers) == 1:
        return offers
    texts = machine.texts
    for number, offer in enumerate(offers, start=1):
        say(f"{number}  {plain(offer.name)}")
    typed = ask_line(texts("Which ones? Their numbers, with commas between; all of them: Enter."))
    if not typed:
        return offers
    numbers = [part.strip() for part in typed.split(",")]
    if not all(part.isdecimal() and len(part) < 7 and 1 <= int(part) <= len(offers) for part in numbers):
        raise Trouble(texts("These are no numbers from the list. Begin again."), PERSON_NEEDED)
    wanted = dict.fromkeys(int(part) for part in numbers)
    return tuple(offers[number - 1] for number in wanted)
