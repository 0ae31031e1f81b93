"""Pairs of what a platform answers and what the engine sees: NAME.raw.json and NAME.comment.json."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.ports import SeenComment

FOLDER = Path(__file__).parent


def pairs(key: str) -> list[Path]:
    """The raw halves of a connector's pairs."""
    return sorted((FOLDER / key / "payloads").glob("*.raw.json"))


def expectation(raw: Path) -> Path:
    return raw.with_name(raw.name.removesuffix(".raw.json") + ".comment.json")


def as_json(seen: SeenComment | None) -> Any:
    """Every field of a comment, null for a row that is nobody's comment."""

    def plain(value: object) -> object:
        if isinstance(value, datetime):
            return value.isoformat()
        raise TypeError(type(value))

    return json.loads(json.dumps(None if seen is None else asdict(seen), default=plain))


def stored(seen: SeenComment | None) -> str:
    return json.dumps(as_json(seen), ensure_ascii=False, indent=1) + "\n"
