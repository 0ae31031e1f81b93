"""What every connector must show before it counts, and how it says so in its quality.toml.

Each rule is listed there once: `done` names where it is shown (test files, folders of payloads, pages of the
docs; every path must exist), or `exempt` gives the reason why it cannot apply.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

RULES = {
    "contract": "tests/connectors/test_contract.py runs against it",
    "payload_pairs": "recorded answers and what the engine sees of them, one test for each",
    "error_rows": "every refusal the platform is known for, and answers that are none, have a test",
    "own_posts": "what the account itself wrote is recognised, however it was written",
    "answered_elsewhere": "an answer typed on the platform, ours or a colleague's, names what it answers",
    "rewritten": "a reply whose words the platform changed is read back all the same, so that none goes out twice",
    "edits": "a changed text is seen",
    "deletions": "a deletion is seen, and nothing else ever reads as one, an emptied or an old list neither",
    "first_connect_silent": "the first walk brings everything, so that the engine can keep it silent",
    "kill_safe_cursor": "a page that was not committed comes again, in a new instance too",
    "rate_headers": "Retry-After and the like are obeyed",
    "hostile_text": "whatever a customer writes arrives plain, bounded and composed",
    "docs": "a page for whoever installs it: clicks, rights, what is seen when and what is not",
    "sentences": "every reason it raises has its sentence in all three catalogues",
}

_SHORTEST_REASON = 20


def files() -> list[Path]:
    """The quality.toml of every connector there is, the community's in cogs included."""
    folders = [
        folder for folder in (ROOT / "bot" / "connectors").iterdir() if (folder / "__init__.py").exists()
    ]
    community = ROOT / "cogs" / "community"
    if (community / "connector.py").exists():
        folders.append(community)
    return sorted(folder / "quality.toml" for folder in folders)


def problems(file: Path) -> list[str]:
    """What is wrong with a quality.toml; empty where nothing is."""
    if not file.exists():
        return [f"{file.parent.name} has no quality.toml"]
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as broken:
        return [f"{file.parent.name}: {broken}"]
    return [f"{file.parent.name}: {problem}" for problem in _problems(told)]


def _problems(told: dict[str, object]) -> Iterator[str]:
    for name in sorted(told.keys() - RULES.keys()):
        yield f"no such rule: {name}"
    for name in sorted(RULES.keys() - told.keys()):
        yield f"says nothing on {name}"
    for name in sorted(told.keys() & RULES.keys()):
        match told[name]:
            case {"done": [*paths], **more} if paths and not more:
                yield from (f"{name}: there is no {path}" for path in paths if not _exists(path))
            case {"exempt": str(reason), **more} if not more:
                if len(reason.strip()) < _SHORTEST_REASON:
                    yield f"{name}: the reason is too short to be one"
            case _:
                yield f"{name}: neither done = [paths] nor exempt = reason"


def _exists(path: object) -> bool:
    return isinstance(path, str) and not Path(path).is_absolute() and (ROOT / path).exists()
