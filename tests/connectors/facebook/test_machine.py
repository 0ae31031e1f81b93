"""Random lives of a page with the real engine, its webhooks and its sender: nothing missed, doubled or closed wrongly."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest

from bot.connectors.facebook import Facebook
from bot.domain.comment import AuthorRole, Visibility
from bot.domain.external_id import ExternalId
from bot.ports import ConnectorFactory, Net
from tests.connectors.facebook.double import PAGE
from tests.connectors.facebook.stage import OnFacebook
from tests.connectors.harness import Able
from tests.connectors.machine import RUNS, There, play


class Played(OnFacebook):
    """Every comment is another person's, so that an answer that names somebody answers one comment."""

    able = frozenset(
        {
            Able.ANSWER_THERE,
            Able.EDIT,
            Able.DELETE,
            Able.WRITE,
            Able.MODERATE,
            Able.REVOKE,
            Able.FAIL,
        }
    )
    key = "facebook"
    settings: Mapping[str, str] = {"page": PAGE}

    def __init__(self) -> None:
        super().__init__()
        self.secrets: Mapping[str, str] = {
            "token": "page-token",
            "app_id": self.facebook.app_id,
            "app_secret": self.facebook.app_secret,
            "verify_token": "a chosen word",
        }
        self.people = 0
        self.pushed: list[tuple[Mapping[str, str], bytes]] = []

    def factory(self) -> ConnectorFactory:
        return Facebook

    def net(self) -> Net:
        return self.bed

    async def comment(self, text: str, *, name: str = "Resi", under: ExternalId | None = None) -> ExternalId:
        self.people += 1
        made = self.say(text, (f"7001{self.people:012}", f"{name} {self.people}"), under)
        self._delivers("add", made)
        return made

    async def answer_there(self, under: ExternalId, text: str) -> ExternalId:
        """Names the person, as Facebook's own form does below a reply."""
        asked = self.facebook.comments[under]
        self.clock.advance(timedelta(seconds=1))
        tags = (asked.author,) if asked.author else ()
        made = self.facebook.say(asked.post, text, self.facebook.us, parent=under, tags=tags)
        self._delivers("add", made)
        return ExternalId(made)

    async def edit(self, comment: ExternalId, text: str) -> None:
        await super().edit(comment, text)
        self._delivers("edited", comment)

    async def delete(self, comment: ExternalId) -> None:
        self._delivers("remove", comment)
        await super().delete(comment)

    def hide(self, comment: ExternalId, *, hidden: bool) -> None:
        self.facebook.comments[comment].hidden = hidden
        self._delivers("hide" if hidden else "unhide", comment)

    def renewed(self) -> Mapping[str, str]:
        self.facebook.tokens["page-token"].dead = ""
        return self.secrets

    def deliveries(self) -> Sequence[tuple[Mapping[str, str], bytes]]:
        new, self.pushed = self.pushed, []
        return new

    def there(self) -> Mapping[ExternalId, There]:
        return {
            ExternalId(one.id): There(
                one.message,
                AuthorRole.US if one.author == self.facebook.us else AuthorRole.CUSTOMER,
                Visibility.HIDDEN if one.hidden else Visibility.PUBLIC,
                ExternalId(one.parent) if one.parent else None,
            )
            for one in self.facebook.comments.values()
        }

    def requests(self) -> int:
        return len(self.bed.log)

    def _delivers(self, verb: str, comment: str) -> None:
        one, now = self.facebook.comments[comment], int(self.clock().timestamp())
        value: dict[str, Any] = {
            "item": "comment",
            "verb": verb,
            "comment_id": one.id,
            "post_id": one.post,
            "parent_id": one.parent or one.post,
            "created_time": now,
            "message": one.message,
        }
        if one.author is not None:
            value["from"] = {"id": one.author[0], "name": one.author[1]}
        entry = {"id": PAGE, "time": now, "changes": [{"field": "feed", "value": value}]}
        body = json.dumps({"object": "page", "entry": [entry]}).encode()
        signature = hmac.new(self.facebook.app_secret.encode(), body, hashlib.sha256).hexdigest()
        self.pushed.append(({"x-hub-signature-256": f"sha256={signature}"}, body))


@pytest.mark.timeout(120 + 4 * RUNS)
async def test_nothing_is_missed_doubled_or_closed_wrongly(
    record_property: Callable[[str, object], None],
) -> None:
    tally = await play(Played, RUNS)
    record_property("figures", str(tally))
    assert tally.is_clean, [*tally.missed, *tally.doubled, *tally.closed_wrongly][:9]
