"""Height of a text on a phone: how many lines it takes when words wrap, estimated by characters."""

import re

BODY, SMALL = 32, 41
"""Characters in a line of usual text and of small print, without a frame: 302 px (measured in Chromium at 390 px, in a frame at 265 px)."""


def phone_lines(lines: list[str]) -> int:
    """Lines of a phone that these lines of markdown take; the target of a link is not drawn."""
    return sum(map(_wrapped, lines))


def _wrapped(line: str) -> int:
    room = SMALL if line.startswith("-# ") else BODY
    bare = re.sub(r"\[((?:[^\[\]\\]|\\.)*+)\]\([^()\[\]]*+\)", r"\1", line).replace("**", "")
    count, used = 1, 0
    for word in bare.removeprefix("-# ").removeprefix("### ").split(" "):
        if used and used + 1 + len(word) > room:
            count, used = count + 1, len(word)
        else:
            used += len(word) + (1 if used else 0)
    return count
