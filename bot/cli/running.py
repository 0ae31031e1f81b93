"""run: the bot, live where there is a Discord token, until it is asked to stop."""

import asyncio
import signal
import sys
from collections.abc import Callable

from bot.app import App
from bot.config import Settings
from bot.storage.credentials import BadKey
from bot.storage.database import DatabaseUnusable
from bot.storage.lock import Locked
from bot.storage.migrate import MigrationFailed, NewerDatabase
from bot.texts import speak

TROUBLE = 1
PERSON_NEEDED = 2
"""Exit code where starting again would not help; the service unit never restarts on it."""


def run(settings: Settings) -> int:
    """Exit code. Everything that can be wrong before the connection is one sentence."""
    try:
        return asyncio.run(_run(settings))
    except KeyboardInterrupt:
        return 0


async def _run(settings: Settings) -> int:
    texts = speak(settings.language)
    try:
        app = await App.open(settings)
    except Locked:
        return _say(texts("Another Shopbell is running on this data already. Stop it first."))
    except NewerDatabase:
        return _say(
            texts(
                "The database comes from a newer Shopbell. Update Shopbell, or restore the backup from before."
            )
        )
    except BadKey:
        return _say(texts("SHOPBELL_SECRET_KEYS holds a key that is not one. Take it back to what it was."))
    except DatabaseUnusable as error:
        return _say(texts("{path} is not a database of Shopbell.", path=str(error.path)))
    except MigrationFailed:
        return _say(
            texts("The database could not be brought up to date. Nothing was changed; the log says why."),
            TROUBLE,
        )
    async with app:
        return await _connected(app, settings)


async def _connected(app: App, settings: Settings) -> int:
    from cogs.supervisor import Ended, Supervisor, point_to

    texts = speak(settings.language)
    if settings.discord is not None:
        point_to(settings.discord)
    supervisor = Supervisor(app)
    _on_signals(supervisor.stop)
    await app.start()
    match await supervisor.run():
        case Ended.ASKED:
            return 0
        case Ended.UNKNOWN_TOKEN:
            return _say(
                texts(
                    "Discord does not know this token. Get a new one in the portal under “Bot” with “Reset Token”,"
                    " and put it into .env."
                )
            )
        case Ended.INTENTS:
            return _say(
                texts(
                    "Discord refuses what the bot asks for (4014), although it asks for nothing privileged."
                    " Look under “Bot” in the portal, then start it again."
                )
            )


def _on_signals(stop: Callable[[], None]) -> None:
    """systemd and Docker send SIGTERM; both end cleanly."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)


def _say(sentence: str, code: int = PERSON_NEEDED) -> int:
    sys.stderr.write(sentence + "\n")
    return code
