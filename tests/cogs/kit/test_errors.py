"""What a press says where Discord does not take the answer to it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.card import CardForm, Ringing
from bot.storage.cards import CardStore
from tests.cogs.bell import bell
from tests.support.clock import NOW


@pytest.mark.parametrize(
    "fault", [{"reset": True}, {"status": 403, "code": 50013}, {"status": 400, "code": 40060}]
)
async def test_a_reply_that_is_on_its_way_is_not_called_failed_where_its_acknowledgement_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: dict[str, Any]
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        comment, business = await live.days.comment(NOW, text="Habt ihr offen?"), live.days.business.id
        await live.app.db.write(
            lambda tx: CardStore(tx).open(
                business, CardForm.COMMENT, [comment], NOW, rings=False, ringing=Ringing()
            )
        )
        await live.poster.step(NOW + timedelta(seconds=5))
        [card] = live.discord.guild.channel("kundenkommentare").messages
        form = (await live.discord.owner.click(card, "Antworten")).modal
        live.discord.fault("POST /interactions/*/*/callback", times=1, **fault)
        heard = await form.submit({"answer": "Ja, bis 14 Uhr."})
        assert heard.text.startswith("Discord hat meine Antwort gerade nicht angenommen. Schau nach,")
        queued = await live.app.db.read(lambda tx: [row["body"] for row in tx.all("SELECT body FROM outbox")])
        assert queued == ["Ja, bis 14 Uhr."]
