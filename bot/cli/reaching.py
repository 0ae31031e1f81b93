"""Reaching the services from the command line: over the control socket of the running bot, or by taking the
lock file and opening the data here.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app import App
from bot.cli.opening import OPENING, opening_trouble
from bot.cli.terminal import PERSON_NEEDED, Machine, Trouble, plain
from bot.control.calls import BusinessLine, Call, CallFailed, Calls, Failure, P, R, Report, perform
from bot.control.socket import NotAnswering, ask
from bot.storage.sqlite.database import DatabaseDamaged
from bot.storage.sqlite.lock import Lock, Locked
from bot.texts import Texts


def _unheard(_: object) -> None:
    """Ignores progress."""


class Bot:
    """Bot that answers calls: the running one, or this process."""

    def __init__(self, machine: Machine, app: App | None, report: Report = _unheard) -> None:
        self._machine = machine
        self._app = app
        self._report = report

    @property
    def running(self) -> bool:
        """Whether another process is the bot."""
        return self._app is None

    def reporting(self, report: Report) -> "Bot":
        """The same bot, with progress of what it is asked."""
        return Bot(self._machine, self._app, report)

    async def ask(self, call: Call[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Result of a call. Raises Trouble where the call gave no result."""
        texts = self._machine.texts
        try:
            if self._app is not None:
                return await perform(self._app, self._report, call, *args, **kwargs)
            return await ask(self._machine.settings.data, self._report, call, *args, **kwargs)
        except NotAnswering:
            raise _silent(texts) from None
        except CallFailed as failed:
            raise _no_result(texts, failed.failure) from None


def _silent(texts: Texts) -> Trouble:
    return Trouble(texts("Shopbell runs but does not answer. Try again in a moment, or look at its log."))


def no_key(texts: Texts) -> Trouble:
    """Where there is no encryption key."""
    return Trouble(
        texts(
            "SHOPBELL_SECRET_KEYS is empty, so nothing secret can be kept."
            " `python -m bot db rekey` makes a key; then start Shopbell again."
        ),
        PERSON_NEEDED,
    )


def _no_result(texts: Texts, failure: Failure) -> Trouble:
    match failure:
        case Failure.NO_KEY:
            return no_key(texts)
        case Failure.OTHER_VERSION:
            return Trouble(
                texts("Shopbell was updated, but an older one still runs. Start it again, then repeat this.")
            )
        case Failure.NOT_UNDERSTOOD:
            return _silent(texts)


@asynccontextmanager
async def reach(machine: Machine) -> AsyncIterator[Bot]:
    """Running bot where there is one; otherwise its data, opened here. Raises Trouble."""
    texts, settings = machine.texts, machine.settings
    try:
        if not settings.database.exists():
            raise Trouble(no_database(machine))
        app = await App.open(settings)
    except Locked:
        yield Bot(machine, None)
        return
    except OPENING as error:
        raise opening_trouble(texts, error) from error
    async with app:
        try:
            yield Bot(machine, app)
        except DatabaseDamaged as error:
            raise opening_trouble(texts, error) from error


def take_lock(machine: Machine, refusal: str) -> Lock:
    """Takes the lock file for what must not happen while the bot runs; `refusal` is the sentence if it does.
    Raises Trouble.
    """
    try:
        return Lock.take(machine.settings.database)
    except Locked:
        raise Trouble(refusal) from None
    except OSError as error:
        raise opening_trouble(machine.texts, error) from error


def no_database(machine: Machine) -> str:
    """Sentence where there is no database yet. The preview, which opens without a token, makes none."""
    if machine.settings.discord_token:
        return machine.texts("There is no database yet. Start Shopbell once: make run.")
    return machine.texts(
        "There is no database yet. The first start with a Discord token makes it; the README says how."
    )


async def business(machine: Machine, bot: Bot, wanted: str) -> BusinessLine:
    """Business by its id, Discord server or name, or the only one. Raises Trouble."""
    texts = machine.texts
    every = await bot.ask(Calls.businesses)
    if not every:
        raise Trouble(texts("There is no business yet. Type /setup on your Discord server first."))
    names = texts.any_of(
        [
            f"{candidate.id} ({plain(candidate.name)})" if plain(candidate.name) else str(candidate.id)
            for candidate in every
        ]
    )
    if wanted:
        key = wanted.strip().casefold()
        found = [candidate for candidate in every if key in (str(candidate.id), str(candidate.server))] or [
            candidate for candidate in every if key == candidate.name.strip().casefold()
        ]
        if len(found) == 1:
            return found[0]
        raise Trouble(
            texts(
                "No business, or more than one, is called “{name}”. There is {names}.",
                name=wanted,
                names=names,
            ),
            PERSON_NEEDED,
        )
    if len(every) > 1:
        raise Trouble(
            texts("There are several businesses. Say which one with --business: {names}.", names=names),
            PERSON_NEEDED,
        )
    return every[0]
