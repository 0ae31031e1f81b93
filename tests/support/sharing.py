"""How workers share the tests: one by one, but a file that is one story or that reads the whole source stays whole, and
the tests that wait are spread.
"""

from functools import cache, cached_property
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]
from xdist.workermanage import WorkerController  # type: ignore[import-untyped]

WAITING = "tests/e2e/"
"""Tests of whole processes: they mostly wait, so that the cores idle where all workers have one of them."""

READING = ("tests/test_architecture.py", "tests/test_english.py")
"""Files whose tests all parse every file of the source: each worker that has one of them would do so again."""

LONG = (
    "tests/e2e/test_preview.py",
    "tests/e2e/test_tenants.py",
    "tests/storage/sqlite/test_migrate.py",
    "tests/test_make.py",
    "tests/web/test_pages.py",
)
"""Files with tests of many seconds that come late by their names: begun last, one of them would keep one core busy alone."""


def in_order(items: list[pytest.Item]) -> None:
    """Sorts the tests into a queue with two ends: those that wait are taken from its front, the others from its back.
    From either end, whole files come first, then the long tests.
    """
    items.sort(key=lambda item: _place(item.nodeid, item.path))


def _place(nodeid: str, file: Path) -> int:
    first = 2 if _is_whole(nodeid, file) else 1 if nodeid.startswith(LONG) else 0
    return -1 - first if _waits(nodeid) else first


class Stories(LoadScopeScheduling):  # type: ignore[misc]
    """Tests that share one running bot for their whole file go to one worker, in their order.

    Half of the workers have a test that waits, as long as there are any; the others compute meanwhile. Tests that are
    done are dropped: xdist goes through all of them after each test, 20 s of one core for ten thousand.
    """

    def schedule(self) -> None:
        # xdist would sort by the number of tests in a file.
        self.config.option.loadscopereorder = False
        super().schedule()

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if _is_whole(nodeid, self.config.rootpath / file) else nodeid

    def _assign_work_unit(self, node: WorkerController) -> None:
        waiting = sum(any(map(_waits, units)) for units in self.assigned_work.values())
        scope, tests = self.workqueue.popitem(last=waiting >= len(self.nodes) // 2)
        self.assigned_work[node][scope] = tests
        node.send_runtest_some([self._number[test] for test, done in tests.items() if not done])

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        test = self.registered_collections[node][item_index]
        scope = self._split_scope(test)
        units = self.assigned_work[node]
        units[scope][test] = True
        if all(units[scope].values()):
            del units[scope]
        self._reschedule(node)

    @cached_property
    def _number(self) -> dict[str, int]:
        """Of each test, the same for all workers."""
        return {test: number for number, test in enumerate(self.collection)}


def _waits(scope: str) -> bool:
    return scope.startswith(WAITING)


def _is_whole(nodeid: str, file: Path) -> bool:
    return nodeid.startswith(READING) or _is_story(file)


@cache
def _is_story(file: Path) -> bool:
    return 'loop_scope="module"' in file.read_text(encoding="utf-8")
