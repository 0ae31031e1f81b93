"""Writes the pairs of payload and comment again: `python -m tests.connectors.x.pairs`, then look at the difference."""

from __future__ import annotations

import json
from pathlib import Path

from bot.connectors.x import normalise
from bot.connectors.x.dialect import rows
from bot.connectors.x.normalise import Who
from bot.ports import SeenComment
from tests.connectors import payloads
from tests.connectors.x.double import HANDLE, US

WHO = Who(US, HANDLE, "Kaffeehaus Ex")


def converted(raw: Path) -> SeenComment | None:
    """First post of a list; of our own list where the file's name begins with own."""
    body = json.loads(raw.read_text(encoding="utf-8"))
    page, [row] = normalise.includes_of(body), rows(body["data"])
    convert = normalise.own_reply if raw.name.startswith("own") else normalise.comment
    return convert(row, page, WHO)


if __name__ == "__main__":
    for each in payloads.pairs("x"):
        payloads.expectation(each).write_text(payloads.stored(converted(each)), encoding="utf-8")
