"""The panel of a connection, on simcord: what it may do, cost and when its access ends; pauses, limits and warnings."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.connectors.facebook.words import WORDS as FACEBOOK
from bot.domain.business import MemberId
from bot.domain.card import CardId
from bot.domain.channel import ChannelState, Glow
from bot.domain.event import What
from bot.domain.reason import Reason
from bot.domain.settings import Language
from bot.marks import Marked
from bot.ports import Period, Quota
from bot.services.upkeep.connection_dates import ConnectionDates
from bot.storage.channels import ChannelStore
from bot.storage.events import EventStore
from bot.texts import speak
from tests.support.businesses import acting
from tests.support.simcord_bed import Shown, SimcordBed, form_in, message_in, simcord_bed

DAY = timedelta(days=1)
MONEY = Quota("money", 40, period=Period.MONTH, currency="USD", reserve=0.5)
"""Each fetch costs 10, so two are allowed and the rest is for replies."""


async def panel_of(bed: SimcordBed) -> Shown:
    panel = message_in(await bed.owner.command("connections"))
    return message_in(await bed.owner.choose(panel, "Eine", str(bed.channel)))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


async def state(bed: SimcordBed) -> tuple[ChannelState, datetime | None]:
    found = await bed.app.connect.get(bed.business.id, bed.channel)
    assert found is not None
    return found.state, found.paused_until


def costly(bed: SimcordBed, quota: Quota = MONEY) -> None:
    bed.platform.quotas = (quota,)
    bed.app.switchboard.forget(bed.channel)


async def test_a_panel_says_since_when_what_it_may_do_and_when_its_access_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        one = await panel_of(bed)
        read = int(bed.clock().timestamp())
        assert one.text.split("\n") == [
            "### Rösterei",
            "läutet · nimmt Antworten an, seit Sa 21:14",
            f"-# zuletzt geprüft: <t:{read}:R>",
            "Ich darf dort: lesen, antworten, freigeben, verbergen, liken, als Spam markieren",
            "-# Der Zugang endet nicht von selbst.",
        ]
        assert one.buttons == ["Jetzt prüfen", "Erneuern", "Pausieren", "Trennen", "Alle Verbindungen"]
        bed.platform.ends_at = bed.clock() + 40 * DAY
        costly(bed)
        await bed.app.connect.check(bed.business.id, bed.channel, bed.clock())
        one = await panel_of(bed)
        assert plain(one.text).split("\n")[-2:] == [
            "Der Zugang endet am 31. Dezember",
            "Diesen Monat 0 $ von 0,04 $",
        ]
        assert one.buttons[-2:] == ["Grenze ändern", "Alle Verbindungen"]
        bed.platform.words = replace(bed.platform.words, not_given=FACEBOOK.not_given)
        one = await panel_of(bed)
        assert one.text.endswith("-# " + speak(Language.GERMAN_DU).marked(FACEBOOK.not_given or Marked("")))
        assert "Reels" in one.text


async def test_a_connection_is_paused_for_days_and_goes_on_by_itself_also_after_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        one = await panel_of(bed)
        (select,) = one.selects
        assert [(option["label"], option["description"]) for option in select["options"]] == [
            ("morgen", "Sonntag, 22. November, 8:00"),
            ("in 3 Tagen", "Dienstag, 24. November, 8:00"),
            ("in 1 Woche", "Samstag, 28. November, 8:00"),
            ("in 2 Wochen", "Samstag, 5. Dezember, 8:00"),
        ]
        paused = message_in(await bed.owner.choose(one, "Pausieren", "in 3 Tagen"))
        assert "pausiert bis 24. November, 8:00" in paused.text
        until = datetime.fromisoformat("2026-11-24T07:00:00+00:00")
        assert await state(bed) == (ChannelState.PAUSED, until)
        longer = message_in(await bed.owner.choose(paused, "Pausieren", "in 1 Woche"))
        assert "pausiert bis 28. November, 8:00" in longer.text
        until += 4 * DAY
        bed.platform.write("Seid ihr noch da?")
        bed.clock.advance(until - timedelta(seconds=1) - bed.clock())
        dates = ConnectionDates(bed.app.db, lambda: bed.app.pausing, bed.app.loops.wake)
        assert await dates.step(bed.clock()) == until
        assert await state(bed) == (ChannelState.PAUSED, until)
        bed.clock.advance(timedelta(seconds=1))
        await ConnectionDates(bed.app.db, lambda: bed.app.pausing, bed.app.loops.wake).step(bed.clock())
        assert await state(bed) == (ChannelState.ACTIVE, None)
        events = await bed.app.db.read(
            lambda tx: EventStore(tx).between(
                bed.business.id, bed.clock() - 30 * DAY, bed.clock() + DAY, What.PAUSED, What.RESUMED
            )
        )
        assert [event.what for event in events] == [What.PAUSED, What.PAUSED, What.RESUMED]
        await bed.read()
        await bed.show()
        assert "Seid ihr noch da?" in bed.cards()[-1].text


async def test_a_pause_without_an_end_stays_and_going_on_by_hand_ends_one_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        one = message_in(await bed.owner.click(await panel_of(bed), "Pausieren"))
        assert one.text.split("\n")[1] == "pausiert"
        assert one.selects == []
        bed.clock.advance(400 * DAY)
        await bed.app.dates.step(bed.clock())
        assert await state(bed) == (ChannelState.PAUSED, None)
        on = message_in(await bed.owner.click(one, "Fortsetzen"))
        off = message_in(await bed.owner.choose(on, "Pausieren", "morgen"))
        message_in(await bed.owner.click(off, "Fortsetzen"))
        assert await state(bed) == (ChannelState.ACTIVE, None)


async def test_at_its_limit_reading_stops_and_says_so_and_a_higher_one_lets_it_go_on_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        costly(bed)
        for _ in range(4):
            bed.clock.advance(timedelta(minutes=20))
            await bed.read()
        found = await bed.app.connect.get(bed.business.id, bed.channel)
        assert found is not None
        assert (found.reading.glow, found.reading.reason) == (Glow.LATE, Reason.BUDGET)
        spent = await bed.app.connections.of(bed.business.id, bed.channel)
        assert spent is not None and spent.spending is not None
        assert spent.spending.spent == 20
        bed.clock.advance(timedelta(minutes=31))
        bed.app.poller._process.noticed(bed.channel).failures = 0
        await bed.app.db.write(lambda tx: tx.execute("UPDATE cursor SET next_at = 0"))
        await bed.read()
        await bed.show()
        card = bed.cards()[-1]
        assert "läutet seit " in card.text
        assert (
            "0,02 $ von 0,04 $ sind verbraucht, der Rest ist für Antworten: Ich lese ab 1. Dezember wieder."
            in plain(card.text)
        )
        assert card.buttons == ["Grenze ändern", "Was heißt das?"]
        bed.platform.write("Und jetzt?")
        form = form_in(await bed.owner.click(card, "Grenze ändern"))
        refused = message_in(await bed.owner.send(form, amount="sehr viel"))
        assert refused.text.startswith("Schreib einen Betrag wie 5 oder 7,50")
        again = form_in(await bed.owner.click(refused, "Ändern"))
        assert again.fields["amount"]["value"] == "sehr viel"
        twice = message_in(await bed.owner.send(again, amount="viel"))
        assert twice.id == refused.id
        again = form_in(await bed.owner.click(twice, "Ändern"))
        panel = message_in(await bed.owner.send(again, amount="0,20 $"))
        assert "Diesen Monat 0,02 $ von 0,20 $" in plain(panel.text)
        await bed.read()
        await bed.show()
        assert "Und jetzt?" in bed.cards()[-1].text
        assert "läutet wieder" in bed.again(card).text
        events = await bed.app.db.read(
            lambda tx: EventStore(tx).between(
                bed.business.id, bed.clock() - DAY, bed.clock() + DAY, What.LIMITED
            )
        )
        assert [(event.fact("limit"), event.member_id) for event in events] == [("200", bed.owner.id)]


async def test_an_access_that_ends_is_warned_of_on_one_card_that_later_and_renewing_close(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        end = bed.clock() + 10 * DAY
        bed.platform.ends_at = end
        await bed.app.connect.check(bed.business.id, bed.channel, bed.clock())
        await bed.app.dates.step(bed.clock())
        await bed.show()
        (card,) = bed.cards()
        assert card.text.startswith("### Rösterei: Zugang endet am 1. Dezember\nErneuere ihn vorher")
        assert card.buttons == ["Erneuern", "Später"]
        assert f"<@{bed.owner.id}>" not in card.text
        await bed.owner.click(card, "Später")
        await bed.show()
        assert bed.again(card).text == (
            "**Rösterei: Zugang endet am 1. Dezember**\n-# Ich erinnere dich am 28. November."
        )
        bed.clock.advance(end - DAY - bed.clock())
        await bed.app.dates.step(bed.clock())
        await bed.show()
        ringing = bed.cards()[-1]
        assert ringing.id != card.id
        assert f"<@{bed.owner.id}>" in ringing.text
        line = message_in(await bed.owner.click(ringing, "Erneuern"))
        assert f"python -m bot channel login {bed.channel}" in line.text
        bed.platform.ends_at = end + 60 * DAY
        await bed.app.connect.check(bed.business.id, bed.channel, bed.clock())
        await bed.show()
        assert bed.again(ringing).text == "**Rösterei: Zugang erneuert** · endet am 30. Jänner"


async def test_putting_off_a_warning_that_is_closed_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bed.platform.ends_at = bed.clock() + 10 * DAY
        await bed.app.connect.check(bed.business.id, bed.channel, bed.clock())
        await bed.app.dates.step(bed.clock())
        await bed.show()
        assert bed.cards()[-1].buttons == ["Erneuern", "Später"]
        bed.platform.ends_at = None
        await bed.app.connect.check(bed.business.id, bed.channel, bed.clock())
        await bed.show()
        number = await bed.app.db.read(lambda tx: tx.one("SELECT max(id) AS id FROM card"))
        assert number is not None
        actor = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        await bed.app.dates.put_off(actor, CardId(number["id"]))
        found = await bed.app.db.read(lambda tx: ChannelStore(tx).get(bed.business.id, bed.channel))
        assert found is not None
        assert (found.warned_days, found.warn_after) == (None, None)
