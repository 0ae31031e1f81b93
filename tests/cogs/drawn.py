"""What a view shows, flattened, and how many lines that takes on a phone."""

import re
from collections.abc import Iterator
from typing import Any

import discord

FRAMED = (28, 36)
"""Characters in a line of a phone, body and small, inside a frame (measured at 265 px)."""
BARE = (32, 41)
"""The same at 302 px, without a frame."""


def parts(view: discord.ui.LayoutView | discord.ui.View) -> list[dict[str, Any]]:
    """Every component of a view, those inside others too."""
    return list(_walk(view.to_components()))


def shown(view: discord.ui.LayoutView) -> str:
    """Its text."""
    return "\n".join(part["content"] for part in parts(view) if part["type"] == 10)


def labels(view: discord.ui.LayoutView | discord.ui.View) -> list[str]:
    """Its buttons."""
    return [part["label"] for part in parts(view) if part["type"] == 2]


def ids(view: discord.ui.LayoutView | discord.ui.View) -> list[str]:
    """Custom ids of everything that can be pressed."""
    return [part["custom_id"] for part in parts(view) if "custom_id" in part]


def phone_lines(text: str, width: tuple[int, int] = FRAMED) -> int:
    """Lines it takes when words wrap; the target of a link is not drawn."""
    bare = re.sub(r"\[((?:[^\]\\]|\\.)*)\]\([^)]*\)", r"\1", text).replace("**", "")
    return sum(_wrapped(line, width) for line in bare.split("\n"))


def _wrapped(line: str, width: tuple[int, int]) -> int:
    room = width[line.startswith("-# ")]
    count, used = 1, 0
    for word in line.removeprefix("-# ").removeprefix("### ").split(" "):
        if used and used + 1 + len(word) > room:
            count, used = count + 1, len(word)
        else:
            used += len(word) + (1 if used else 0)
    return count


def _walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in components:
        yield part
        yield from _walk(part.get("components", []))
