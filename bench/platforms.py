"""What platforms cost in memory while nobody uses them, and what a connected channel costs.

`python -m bench.platforms FOLDER` prints megabytes as JSON: of all registered ones, and of one channel of each.
"""

import asyncio
import gc
import json
import resource
import sys
from pathlib import Path

from bench.figures import Figure, Setting, measure

CHANNELS = 40
"""Connected of each platform, of which one costs what the last half does."""
ROOT = Path(__file__).resolve().parents[1]


@measure
async def platforms(setting: Setting) -> list[Figure]:
    """Memory of a fresh process, with every platform registered and with channels of each."""
    command = (sys.executable, "-W", "ignore", "-m", "bench.platforms", str(setting.place))
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    printed, _ = await process.communicate()
    assert process.returncode == 0
    found = json.loads(printed)
    return [
        Figure(
            "every platform registered, none connected",
            found["registered"],
            "MB resident",
            1.0,
            {"platforms": len(found["code"])},
        ),
        *(
            Figure(
                f"one more connected channel, {key}",
                each,
                "MB resident",
                0.5,
                {"code_mb": found["code"][key]},
            )
            for key, each in found["channel"].items()
        ),
    ]


async def take(folder: Path) -> dict[str, object]:
    """Opens an app, then gives it channels of one platform after the other; nothing is sent."""
    import cogs.supervisor  # noqa: F401  (as a live bot has it)
    from bot import connectors
    from bot.app import App
    from bot.config import load
    from bot.domain.business import ServerId
    from bot.storage.businesses import BusinessStore
    from bot.storage.channels import ChannelStore
    from bot.storage.credentials import CredentialStore, Vault, new_key
    from tests.support.clock import NOW

    key = new_key()
    settings = load(folder / "no.env", {"SHOPBELL_DATA": str(folder / "data"), "SHOPBELL_SECRET_KEYS": key})
    names = connectors.keys()
    before = resident()
    connectors.Registry({})
    registered = resident() - before
    code, channel = {}, {}
    async with await App.open(settings) as app:
        business = (await app.db.write(lambda tx: BusinessStore(tx).create(ServerId(1), "Shop", NOW))).id
        vault = Vault((key,))
        for name in names:
            before = resident()
            app.switchboard.info(name)
            code[name] = round(resident() - before, 2)
            sizes = []
            for number in range(CHANNELS):
                made = await app.db.write(
                    lambda tx, name=name, number=number: ChannelStore(tx).add(
                        business,
                        name,
                        "Name",
                        {"url": "https://blog.example", "page": "1"},
                        f"{name}-{number}",
                        NOW,
                        CredentialStore(tx, vault).add(
                            business, name, {"token": "t" * 200, "app_secret": "s" * 32}, NOW
                        ),
                    )
                )
                await app.switchboard.connector(business, made)
                sizes.append(resident())
            half = CHANNELS // 2
            channel[name] = (sizes[-1] - sizes[half - 1]) / half
    return {"registered": registered, "code": code, "channel": channel}


def resident() -> float:
    """Megabytes of this process that lie in memory."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


if __name__ == "__main__":
    print(json.dumps(asyncio.run(take(Path(sys.argv[1])))))
