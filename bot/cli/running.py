"""run command: starts the bot, live where there is a Discord token, else the preview; until Ctrl+C, SIGTERM, or its
terminal is closed (SIGHUP).
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from bot.app import App
from bot.cli.opening import DATA_TROUBLE, OPENING, opening_trouble
from bot.cli.terminal import PERSON_NEEDED, Trouble
from bot.config import KEYS, BadSetting, Settings, load, machine_language
from bot.config.env_file import first_settings
from bot.control.socket import control
from bot.log import redact, set_up
from bot.storage.sqlite.lock import Locked
from bot.texts import Texts, speak
from bot.web.door import door

if TYPE_CHECKING:
    from cogs.gateway.client import Shopbell
    from cogs.gateway.line import Line


def start() -> int:
    """Runs `python -m bot run`. Returns the exit code. Everything that can be wrong before the connection is
    one sentence.
    """
    settings = _settings()
    if settings is None:
        return PERSON_NEEDED
    if not settings.discord_token:
        return _preview(settings, "")
    return run(settings)


def start_preview(wordpress: str = "") -> int:
    """Runs `python -m bot preview`. Returns the exit code; `wordpress` is the address of a real blog to read
    along.
    """
    settings = _settings()
    return PERSON_NEEDED if settings is None else _preview(settings, wordpress)


def _settings() -> Settings | None:
    """Loads the settings; None after a sentence about what is wrong. The first time, the file is written."""
    texts = speak(machine_language(os.environ))
    try:
        # Where the environment has the key, as in a container, a file would only be a second one.
        if not os.environ.get(KEYS) and first_settings():
            _say(texts("I wrote .env with a key of its own. To go live, put the bot's token into it."))
        settings = load()
    except BadSetting as wrong:
        _say(str(wrong))
        return None
    except OSError as error:
        _say(str(opening_trouble(texts, error)))
        return None
    set_up(settings.log_level)
    for secret in (settings.discord_token, *settings.secret_keys):
        redact(secret)
    return settings


def _preview(settings: Settings, wordpress: str) -> int:
    return _run_or_explain(settings, lambda: asyncio.run(_until_stopped(_run_preview(settings, wordpress))))


async def _run_preview(settings: Settings, wordpress: str) -> int:
    from cogs.preview import preview

    database = settings.data / "preview.db"
    async with AsyncExitStack() as opened:
        with _opening(settings):
            app = await opened.enter_async_context(
                await App.open(settings, database=database, example=True, fresh=True)
            )
        return await preview(app, wordpress)


def run(settings: Settings) -> int:
    """Runs the bot. Returns the exit code."""
    return _run_or_explain(settings, lambda: asyncio.run(_run(settings)))


def _run_or_explain(settings: Settings, work: Callable[[], int]) -> int:
    """Runs the bot and prints a sentence for what may be wrong with the data."""
    texts = speak(settings.language)
    try:
        return work()
    except Locked:
        _say(
            texts(
                "Another Shopbell is running on this data already. Stop it first: Ctrl+C in its terminal, or `sudo systemctl stop shopbell`."
            )
        )
        return PERSON_NEEDED
    except DATA_TROUBLE as error:
        return _print_trouble(opening_trouble(texts, error))
    except Trouble as trouble:
        return _print_trouble(trouble)
    except KeyboardInterrupt:
        return 0


def _print_trouble(trouble: Trouble) -> int:
    _say(str(trouble))
    return trouble.code


async def _run(settings: Settings) -> int:
    async with AsyncExitStack() as opened:
        with _opening(settings):
            from cogs.community.factories import platforms
            from cogs.gateway.line import Line

            line = Line()
            app = await opened.enter_async_context(await App.open(settings, more=platforms(line)))
            await opened.enter_async_context(control(app))
            await opened.enter_async_context(door(app, _say))
        texts = speak(settings.language)
        _say(texts("There is a Discord token, so Shopbell goes live."))
        return await _connected(app, settings, line)


@contextmanager
def _opening(settings: Settings) -> Iterator[None]:
    """Turns what is wrong with the data or its folder into a sentence. Raises Trouble."""
    try:
        yield
    except OPENING as error:
        raise opening_trouble(speak(settings.language), error) from error


async def _connected(app: App, settings: Settings, line: "Line") -> int:
    from cogs.supervisor import Ended, Supervisor, point_to

    texts = speak(settings.language)
    if settings.discord is not None:
        point_to(settings.discord)
    supervisor = Supervisor(app, _Greeting(texts).client, line)
    _on_signals(supervisor.stop)
    await app.start()
    match await supervisor.run():
        case Ended.ASKED:
            return 0
        case Ended.UNKNOWN_TOKEN:
            _say(
                texts(
                    "Discord does not know this token. Get a new one in the portal under “Bot” with “Reset Token”,"
                    " and put it into .env."
                )
            )
        case Ended.INTENTS:
            _say(
                texts(
                    "Discord refuses what the bot asks for (4014), although it asks for nothing privileged."
                    " Look under “Bot” in the portal, then start it again."
                )
            )
    return PERSON_NEEDED


class _Greeting:
    """Prints once, after the first login, what the installer has to do next in Discord."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._said = False

    def client(self, app: App, line: "Line") -> "Shopbell":
        """Makes a client that greets when it is ready."""
        from cogs.gateway.client import Shopbell

        client = Shopbell(app, line)

        async def ready() -> None:
            if not self._said:
                self._said = True
                await self._greet(app, client)

        client.add_listener(ready, "on_ready")
        return client

    async def _greet(self, app: App, client: "Shopbell") -> None:
        from cogs.gateway.rights import invitation

        texts, user = self._texts, client.user
        name = user.name if user is not None else "Shopbell"
        if await app.directory.all_set_up():
            _say(texts("Logged in as {name}.", name=name))
        elif client.guilds:
            _say(texts("Logged in as {name}. Type /setup on your Discord server.", name=name))
        elif client.application_id is not None:
            _say(texts("Logged in as {name}. Invite me:", name=name))
            _say("  " + invitation(client.application_id))
            _say(texts("Only whoever made me in the portal can open it, as long as “Public Bot” is off."))
            _say(texts("Without “Manage Server” there, ask whoever owns the server to open this link."))


async def _until_stopped(work: Coroutine[None, None, int]) -> int:
    """Runs until a signal cancels this task; the exit code. Everything it opened is closed then."""
    task = asyncio.current_task()
    assert task is not None
    _on_signals(partial(_cancel, task))
    try:
        return await work
    except asyncio.CancelledError:
        return 0


def _cancel(task: "asyncio.Task[int]") -> None:
    # A second signal would cut the shutdown short: shell and kernel both send SIGHUP when a terminal is closed.
    if not task.cancelling():
        task.cancel()


def _on_signals(stop: Callable[[], None]) -> None:
    """Signal handling for a graceful shutdown: systemd and Docker send SIGTERM, a terminal that is closed SIGHUP;
    nohup has that one ignored, so it stays ignored.
    """
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        if number is not signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
            loop.add_signal_handler(number, stop)


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
