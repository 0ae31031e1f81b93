"""A process to be killed: writes as fast as it can, cancels at random, and tells what was acknowledged.

Arguments: database, seed. Every transaction puts the same number into three tables.
"""

import asyncio
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from bot.storage.sqlite.database import Database, Tx

TABLES = ("first", "second", "third")


def thrice(number: int) -> Callable[[Tx], None]:
    def work(tx: Tx) -> None:
        for table in TABLES:
            tx.execute(f"INSERT INTO {table} (number) VALUES (:number)", number=number)

    return work


async def commit(database: Database, number: int) -> None:
    await database.write(thrice(number))
    os.write(1, b"%d\n" % number)


async def main(path: Path, seed: int) -> None:
    rng = random.Random(seed)
    database = await Database.open(path)
    row = await database.read(lambda tx: tx.one("SELECT ifnull(max(number), 0) AS last FROM first"))
    assert row is not None
    number = row["last"] + 1
    while True:
        tasks = [asyncio.create_task(commit(database, number + step)) for step in range(20)]
        number += 20
        for task in rng.sample(tasks, 5):
            for _ in range(rng.randrange(4)):
                await asyncio.sleep(0)
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if rng.random() < 0.1:
            await database.checkpoint()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
