"""How workers share the tests: one by one, but a file that is told as one story stays whole."""

from functools import cache
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]


class Stories(LoadScopeScheduling):  # type: ignore[misc]
    """Tests that share one running bot for their whole file go to one worker, in their order."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if _is_story(self.config.rootpath / file) else nodeid


@cache
def _is_story(file: Path) -> bool:
    return 'loop_scope="module"' in file.read_text(encoding="utf-8")
