"""Suggestions: how often the right template is among the first three, what is suggested wrongly, and what that costs."""

import json
import random
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Figure, Setting, measure
from bench.suggester import Measured, make, make_lite

STEPS = (0, 3, 10)
"""Picks a template before the comments are ranked."""
TIERS: Mapping[str, tuple[Callable[[], Measured], Mapping[int, float]]] = {
    "sentence vectors": (make, {0: 19, 3: 7, 10: 4}),
    "lite": (make_lite, {0: 37, 10: 16}),
}
"""For each tier the largest share, in percent, of comments whose template may be missing among the first three."""
FALSE, ANSWERED = 15, 60
EXAMPLES, ASKED = 5000, 200
MILLISECONDS = 7

Row = Mapping[str, Any]


@measure
async def suggestions(setting: Setting) -> list[Figure]:
    """Misses of each tier, cold and after picks, as means over the sets in `--data`; nothing without that."""
    if setting.data is None:
        return []
    sets = sorted(path.parent for path in setting.data.glob("*/stream.jsonl"))
    found = []
    for tier, (made, limits) in TIERS.items():
        each = [one_set(made(), folder, setting) for folder in sets]
        for step in STEPS:
            missed, answered, false = (
                100 * statistics.mean(one[step][at] for one in each) for at in range(3)
            )
            found.append(
                Figure(
                    f"suggestions, {tier}: not among the first three after {step} picks",
                    missed,
                    "%",
                    limits.get(step),
                )
            )
            limit = FALSE if step == 0 and made is make else None
            found.append(
                Figure(
                    f"suggestions, {tier}: suggested where nothing fits after {step} picks",
                    false,
                    "%",
                    limit,
                    {"answered": round(answered, 1), "at_least": ANSWERED},
                )
            )
    return [*found, slowest(setting, sets)]


def one_set(suggester: Measured, folder: Path, setting: Setting) -> dict[int, tuple[float, float, float]]:
    """After so many picks: share missed, share answered of those in scope, share suggested of those out of scope."""
    for row in rows(folder / "templates.jsonl"):
        suggester.add_template(row["id"], row["title"], row["body"], ())
    picks, stream = rows(folder / "picks.jsonl"), rows(folder / "stream.jsonl")
    random.Random(1).shuffle(stream)
    stream = stream[: setting.size(len(stream))]
    found, done = {}, 0
    for step in STEPS:
        for row in picks:
            if done < row["round"] <= step:
                suggester.learn(row["text"], row["template_id"])
        done = step
        missed, answered, false = [], [], []
        for row in stream:
            names = [name for name, _ in suggester.rank(row["text"], 3)]
            spoken = bool(suggester.suggest(row["text"], 3))
            if row["template_id"] is None:
                false.append(spoken)
            else:
                missed.append(row["template_id"] not in names)
                answered.append(spoken)
        found[step] = (statistics.mean(missed), statistics.mean(answered), statistics.mean(false or [0]))
    return found


def slowest(setting: Setting, sets: Sequence[Path]) -> Figure:
    """Thread CPU time of one suggestion with 5,000 examples, encoding included; 95 of 100 take less."""
    texts = [row["text"] for folder in sets for row in rows(folder / "picks.jsonl")]
    random.Random(3).shuffle(texts)
    suggester, size = make(), setting.size(EXAMPLES)
    many = [f"{texts[at % len(texts)]} {at // len(texts) or ''}" for at in range(size)]
    for at in range(0, size, 10):
        suggester.add_template(str(at), many[at], many[at], many[at : at + 10])
    suggester.suggest(texts[0], 3)
    taken = []
    for text in texts[:ASKED]:
        began = time.thread_time()
        suggester.suggest(f"{text} ?", 3)
        taken.append((time.thread_time() - began) * 1e3)
    taken.sort()
    slow = taken[int(len(taken) * 0.95)]
    detail = {"examples": size, "p50": round(statistics.median(taken), 2)}
    return Figure("suggestions: 95 of 100 take less", slow, "ms CPU", MILLISECONDS, detail)


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
