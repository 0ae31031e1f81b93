"""Search over docstrings: an outsider's questions lead to the right file.

The questions were written by somebody who does not write the docstrings, and before these were rewritten. They stay
as they are: a miss is mended in the file that was not found.
"""

import ast
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FIRST = 3
HITS = 27

# What is typed into the search box, and the files of which one has to come.
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "polling interval": ("bot/services/reading/poller.py",),
    "deduplicate incoming comments": (
        "bot/services/reading/intake.py",
        "bot/services/reading/mirroring.py",
        "bot/domain/mirror.py",
        "bot/storage/mirror.py",
    ),
    "undo window": (
        "bot/services/sending/replies.py",
        "bot/services/sending/undo_and_retry.py",
        "bot/domain/sending.py",
    ),
    "retry failed send": ("bot/services/sending/delivery.py", "bot/domain/sending.py"),
    "moderation hide spam": ("bot/services/sending/acts.py", "bot/domain/act.py"),
    "reply suggestion ranking": ("bot/services/inbox/suggesting.py", "bot/domain/suggestion.py"),
    "group burst of comments": ("bot/services/inbox/bundling.py", "bot/domain/card.py"),
    "connect account credentials": ("bot/services/channels/connecting.py",),
    "channel health alert": ("bot/services/channels/lamps.py",),
    "mention role notification": ("bot/services/business/ringing.py",),
    "tenant settings": (
        "bot/services/business/setup.py",
        "bot/domain/settings.py",
        "bot/domain/business.py",
        "bot/storage/businesses.py",
    ),
    "response time median": (
        "bot/services/reports/figures.py",
        "bot/domain/figures.py",
        "bot/domain/response.py",
    ),
    "heartbeat downtime": ("bot/services/upkeep/heartbeat.py",),
    "restore from backup": ("bot/storage/sqlite/restore.py", "bot/services/upkeep/restoring.py"),
    "schema migration": ("bot/storage/sqlite/migrate.py",),
    "encryption key rotation": ("bot/storage/credentials.py", "bot/cli/database.py"),
    "audit log": ("bot/storage/events.py", "bot/domain/event.py"),
    "rate limit": ("bot/http/answers.py", "bot/ports/errors.py"),
    "SSRF private IP": ("bot/http/guard.py",),
    "webhook signature": ("bot/ports/webhooks.py",),
    "WordPress pagination": ("bot/connectors/wordpress/walk.py", "bot/connectors/wordpress/reading.py"),
    "role permission check": ("cogs/gateway/access.py", "bot/domain/role.py"),
    "gateway reconnect backoff": ("cogs/supervisor.py", "cogs/gateway/client.py"),
    "persistent button custom id": ("cogs/kit/routes.py",),
    "escape markdown": ("cogs/kit/markdown.py",),
    "modal submit": ("cogs/inbox/answering.py", "cogs/inbox/forms.py", "cogs/kit/form.py"),
    "render digest message": ("cogs/digest/drawing.py",),
    "browser preview": ("cogs/preview/__init__.py", "cogs/preview/page.py", "cogs/preview/phone.py"),
    "systemd service install": ("bot/cli/service.py",),
    "unix socket IPC": (
        "bot/control/socket.py",
        "bot/control/calls.py",
        "bot/control/wire.py",
    ),
}


def stem(word: str) -> str:
    """A word without its plural s, -ed and -ing, and without an e at the end, so that both forms of a verb meet."""
    for end, left in (("ies", "y"), ("ing", ""), ("ed", ""), ("s", "")):
        if word.endswith(end) and not word.endswith("ss") and len(word) - len(end) >= 3:
            word = word.removesuffix(end) + left
            break
    return word.removesuffix("e") if len(word) > 3 else word


def words(text: str) -> list[str]:
    return [stem(word) for word in re.findall(r"[a-z0-9]+", text.lower())]


def docstrings(source: str) -> list[str]:
    """Docstrings of a module, and of its public classes, methods and functions."""
    found: list[str] = []
    nodes: list[ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef] = [ast.parse(source)]
    for node in nodes:
        found.append(ast.get_docstring(node) or "")
        if isinstance(node, ast.Module | ast.ClassDef):
            nodes += [
                inner
                for inner in node.body
                if isinstance(inner, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
                and not inner.name.startswith("_")
            ]
    return found


class Search:
    """BM25 over texts, with the constants that are customary for it (k1 1.2, b 0.75)."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._counts = {name: Counter(words(text)) for name, text in texts.items()}
        self._mean = sum(counts.total() for counts in self._counts.values()) / len(texts)
        self._files = Counter(word for counts in self._counts.values() for word in counts)

    def __call__(self, question: str) -> list[str]:
        """Names of the texts, best first; only those that share a word with the question."""
        scores = {name: self._score(words(question), counts) for name, counts in self._counts.items()}
        return sorted((name for name in scores if scores[name]), key=lambda name: (-scores[name], name))

    def _score(self, question: Sequence[str], counts: Counter[str]) -> float:
        short = 1.2 * (0.25 + 0.75 * counts.total() / self._mean)
        return sum(
            self._weight(word) * counts[word] * 2.2 / (counts[word] + short)
            for word in question
            if word in counts
        )

    def _weight(self, word: str) -> float:
        return math.log(1 + (len(self._counts) - self._files[word] + 0.5) / (self._files[word] + 0.5))


@pytest.fixture(scope="module")
def search() -> Search:
    paths = {
        path.relative_to(ROOT).as_posix(): path
        for room in ("bot", "cogs")
        for path in (ROOT / room).rglob("*.py")
    }
    return Search(
        {
            name: "\n".join((name.removesuffix(".py"), *docstrings(path.read_text(encoding="utf-8"))))
            for name, path in paths.items()
        }
    )


def test_every_file_that_a_question_asks_for_exists() -> None:
    wanted = {name for right in QUESTIONS.values() for name in right}
    assert [name for name in sorted(wanted) if not (ROOT / name).is_file()] == []


def test_an_outsiders_questions_find_the_right_file_among_the_first_three(search: Search) -> None:
    assert len(QUESTIONS) == 30
    came = {question: search(question)[:FIRST] for question in QUESTIONS}
    missed = [question for question, right in QUESTIONS.items() if not set(right) & set(came[question])]
    for question in missed:
        print(
            f"{question!r}: wanted {' or '.join(QUESTIONS[question])}, came {', '.join(came[question]) or 'nothing'}"
        )
    assert len(QUESTIONS) - len(missed) >= HITS
