"""How workers share the tests: one by one, but a file that is one story or that reads the whole source stays whole, and
the tests that wait are spread.
"""

from functools import cache
from pathlib import Path

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


class Stories(LoadScopeScheduling):  # type: ignore[misc]
    """Tests that share one running bot for their whole file go to one worker, in their order.

    Half of the workers have a test that waits, as long as there are any; the others compute meanwhile.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if file in READING or _is_story(self.config.rootpath / file) else nodeid

    def _assign_work_unit(self, node: WorkerController) -> None:
        waiting = sum(any(map(_waits, units)) for units in map(self._open_scopes, self.nodes))
        wanted = waiting < len(self.nodes) // 2
        scope = next((scope for scope in self.workqueue if _waits(scope) == wanted), None)
        if scope is not None:
            self.workqueue.move_to_end(scope, last=False)
        super()._assign_work_unit(node)

    def _open_scopes(self, node: WorkerController) -> list[str]:
        return [scope for scope, done in self.assigned_work[node].items() if not all(done.values())]


def _waits(scope: str) -> bool:
    return scope.startswith(WAITING)


@cache
def _is_story(file: Path) -> bool:
    return 'loop_scope="module"' in file.read_text(encoding="utf-8")
