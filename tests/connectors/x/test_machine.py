"""Random lives of an account on X with the real engine, and what a day of it costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import cast

import pytest

from bot.connectors.x import X
from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId
from bot.ports import ConnectorFactory, Net
from tests.connectors.harness import Able
from tests.connectors.machine import RUNS, There, a_day, play
from tests.connectors.x.double import US, VALUES
from tests.connectors.x.stage import CURRENT, LEGACY, InMemory

Record = Callable[[str, object], None]
CALLS = 1_440
"""Budget of a day: a request a minute, of 28,800 that X allows."""


class Played(InMemory):
    """Fulfils machine.Played. What the connector does not look after does not happen here, and docs/connections/x.md says so:
    hiding there, of which X tells nobody, and deletions of our own posts, of those from before the connection, and of those
    that are older than three days.
    """

    key = "x"
    settings: Mapping[str, str] = {}
    secrets: Mapping[str, str] = {**VALUES, "account": US}
    able = InMemory.able - {Able.MODERATE}

    def __init__(self) -> None:
        super().__init__(cast("pytest.FixtureRequest", None))
        self.said = 0
        self.last_before = 0
        """Newest post when the channel was connected."""

    def factory(self) -> ConnectorFactory:
        return X

    def net(self) -> Net:
        if not self.recording.log:
            self.last_before = max(self.x.posts)
        return self.recording

    def renewed(self) -> Mapping[str, str]:
        self.x.revoked = False
        return self.secrets

    def hide(self, comment: ExternalId, *, hidden: bool) -> None:
        raise AssertionError("nobody sees that on X")

    async def comment(self, text: str, *, name: str = "Resi", under: ExternalId | None = None) -> ExternalId:
        """Every second one neither mentions nor quotes the account, so that its answer goes by link."""
        author, parent = self.x.user(name).id, int(under) if under else self.x.root
        self.said += 1
        quoted = self.x.root if self.said % 2 else None
        return ExternalId(str(self.x.write(author, text, parent=parent, quoted=quoted).first))

    async def delete(self, comment: ExternalId) -> None:
        post = self.x.posts[int(comment)]
        looked_after = post.author != US and post.first > self.last_before > 0
        if looked_after and self.clock() - post.at < timedelta(hours=40):
            await super().delete(comment)

    def deliveries(self) -> Sequence[tuple[Mapping[str, str], bytes]]:
        return ()

    def there(self) -> Mapping[ExternalId, There]:
        found = {}
        for post in self.x.posts.values():
            ours = post.author == US
            if ours and post.parent is None:
                continue
            above = None if post.parent in (None, self.x.root) else ExternalId(str(post.parent))
            role = AuthorRole.US if ours else AuthorRole.CUSTOMER
            found[ExternalId(str(post.first))] = There(post.text, role, parent=above)
        return found

    def requests(self) -> int:
        return len(self.recording.log)


class Former(Played):
    """In the legacy dialect a reply below an edited post does not say which post that was before, so nobody edits."""

    able = Played.able - {Able.EDIT}


@pytest.mark.timeout(0)
@pytest.mark.parametrize(
    ("played", "installation", "first", "runs"),
    [(Played, CURRENT, 0, RUNS - RUNS // 4), (Former, LEGACY, RUNS, RUNS // 4 or 1)],
    ids=["current", "legacy"],
)
async def test_in_random_lives_nothing_is_missed_doubled_or_closed_wrongly(
    played: type[Played], installation: dict[str, str], first: int, runs: int, record_property: Record
) -> None:
    tally = await play(played, runs, installation=installation, first=first)
    record_property("figures", str(tally))
    assert (tally.missed, tally.doubled, tally.closed_wrongly) == ([], [], [])
    assert tally.comments > 0


@pytest.mark.parametrize(
    ("installation", "quiet_cents", "busy_cents"),
    [(CURRENT, 0, 60), (LEGACY, 0, 50)],
    ids=["current", "legacy"],
)
async def test_a_day_costs_nothing_where_nobody_writes_and_little_where_many_do(
    installation: dict[str, str], quiet_cents: int, busy_cents: int, record_property: Record
) -> None:
    quiet = await a_day(Played, installation=installation)
    busy = await a_day(Played, comments=20, installation=installation)
    record_property("figures", f"a quiet day: {quiet}; a busy one: {busy}")
    assert (quiet.comments, quiet.spent.get("money", 0)) == (0, 10 * quiet_cents)
    assert quiet.requests <= CALLS
    assert busy.comments == 20 >= busy.replies > 5
    assert busy.requests <= CALLS
    assert 0 < busy.spent["money"] <= 10 * busy_cents
