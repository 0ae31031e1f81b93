"""What a live bot has imported once it is connected to Discord."""

import asyncio
import json
import os
import signal
from pathlib import Path

from tests.e2e.process import BotProcess
from tests.support.loopback_discord import LoopbackDiscord

# Python runs this at its start where it lies on the path. At its end it would be too late: cogs are unloaded by then.
TELL = """\
import json, os, signal, sys

def tell(*_):
    names = [name for name, module in sys.modules.items() if getattr(module, "__file__", None)]
    with open(os.environ["MODULES_TOLD"] + ".part", "w") as told:
        json.dump(names, told)
    os.replace(told.name, os.environ["MODULES_TOLD"])

if "MODULES_TOLD" in os.environ:
    signal.signal(signal.SIGUSR1, tell)
"""


async def modules_of_a_live_bot(folder: Path) -> list[str]:
    """Names of the modules that came from files, in the order in which the process got them."""
    (folder / "sitecustomize.py").write_text(TELL)
    told = folder / "modules.json"
    async with LoopbackDiscord() as discord:
        # As users have it: without the package that only our tests install.
        environment = discord.environment(compression="zlib-stream")
        environment["PYTHONPATH"] = os.pathsep.join([str(folder), environment["PYTHONPATH"]])
        bot = BotProcess(
            folder, {**environment, "DISCORD_TOKEN": discord.token, "MODULES_TOLD": str(told)}, discord
        )
        await bot.start()
        try:
            await discord.ready()
            await discord.synced("setup")
            os.kill(bot.pid, signal.SIGUSR1)
            async with asyncio.timeout(30):
                while not told.exists():
                    await asyncio.sleep(0.02)
        finally:
            code = await bot.terminate()
    assert code == 0, bot.words()
    names: list[str] = json.loads(told.read_text())
    return [name for name in names if name not in ("__main__", "sitecustomize")]
