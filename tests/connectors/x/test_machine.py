"""Random lives of an account on X with the real engine: nothing missed, doubled or closed wrongly; and what a day costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import cast

import pytest

from bot.connectors.x import X
from bot.domain.comment import AuthorRole, ExternalId
from bot.ports import ConnectorFactory
from tests.connectors.harness import Able
from tests.connectors.machine import RUNS, There, a_day, play
from tests.connectors.x.double import US, VALUES
from tests.connectors.x.stage import InMemory


class Played(InMemory):
    """Customers quote what they reply to, or only reply: then the answer goes by link."""

    able = frozenset({Able.ANSWER_THERE, Able.EDIT, Able.DELETE, Able.WRITE, Able.REVOKE, Able.FAIL})
    key = "x"
    settings: Mapping[str, str] = {}
    secrets: Mapping[str, str] = VALUES
    sees_deletions = False
    """Each look costs money: only what is open and young is looked at."""
    count = 0

    def __init__(self) -> None:
        super().__init__(cast("pytest.FixtureRequest", None))

    def factory(self) -> ConnectorFactory:
        return X

    async def comment(self, text: str, *, name: str = "Resi", under: ExternalId | None = None) -> ExternalId:
        self.count += 1
        author = self.x.user(name).id
        parent = int(under) if under else self.x.root
        quoted = self.x.root if self.count % 3 else None
        return ExternalId(str(self.x.write(author, text, parent=parent, quoted=quoted).first))

    async def edit(self, comment: ExternalId, text: str) -> None:
        """Possible for an hour, as on X."""
        if self.clock() - self.x.posts[int(comment)].at < timedelta(minutes=55):
            self.x.edit(int(comment), text)

    def renewed(self) -> Mapping[str, str]:
        self.x.revoked = False
        return self.secrets

    def hide(self, comment: ExternalId, *, hidden: bool) -> None:
        raise AssertionError("it is no part of these runs")

    def deliveries(self) -> Sequence[tuple[Mapping[str, str], bytes]]:
        return ()

    def there(self) -> Mapping[ExternalId, There]:
        return {
            ExternalId(str(post.first)): There(
                post.text,
                AuthorRole.US if post.author == US else AuthorRole.CUSTOMER,
                parent=ExternalId(str(post.parent)) if post.parent not in (None, self.x.root) else None,
            )
            for post in self.x.posts.values()
        }

    def requests(self) -> int:
        return len(self.net.log)


@pytest.mark.timeout(120 + 4 * RUNS)
async def test_nothing_is_missed_doubled_or_closed_wrongly(
    record_property: Callable[[str, object], None],
) -> None:
    tally = await play(Played, RUNS)
    record_property("figures", str(tally))
    assert tally.is_clean, [*tally.missed, *tally.doubled, *tally.closed_wrongly][:9]


async def test_what_a_day_costs(record_property: Callable[[str, object], None]) -> None:
    """Section 10 of the platforms' reference: at most 1,440 calls a day; money in thousandths of a dollar."""
    quiet, busy = await a_day(Played), await a_day(Played, comments=24)
    record_property("figures", f"quiet day: {quiet}; busy day: {busy}")
    assert quiet.requests <= 1440 and quiet.spent.get("money", 0) == 0
    assert busy.requests <= 1440
    assert busy.spent["money"] <= 24 * (1 + 10 + 10 + 15 + 2)
