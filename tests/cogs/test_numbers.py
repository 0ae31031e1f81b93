"""The numbers in Discord: periods, the comments behind each figure, and the target."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.role import Right
from bot.storage.businesses import BusinessStore
from tests.cogs.bell import Bell, bell
from tests.support.hostile import TEXTS
from tests.support.loopback_discord import Message

NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
async def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bell]:
    async with bell(tmp_path, monkeypatch, team=True) as ready:
        ready.clock.advance(NOON + 10 * 60 * MINUTE - ready.clock())
        await ready.discord.synced("numbers")
        yield ready


async def opened(live: Bell) -> Message:
    page = (await live.discord.owner.command("numbers")).message
    assert page is not None
    assert page.ephemeral
    return page


async def test_the_numbers_of_a_week_in_german(live: Bell) -> None:
    for n in range(1, 11):
        await live.days.comment(NOON - n * MINUTE, answered=(n * 10) * MINUTE)
    await live.days.comment(NOON, state="done")
    await live.days.comment(NOON - 9 * DAY, answered=5 * MINUTE)
    page = await opened(live)
    assert page.text.split("\n")[:5] == [
        "### Zahlen der letzten 7 Tage",
        "**11 neu · 10 beantwortet · 0 offen**",
        "Die Hälfte hatte nach **50 min** eine Antwort",
        "60\u00a0% in unter 1 Stunde",
        "-# 1 ohne Antwort erledigt · 7 Tage davor: 1 neu · die Hälfte nach 5 min",
    ]
    await live.discord.owner.click(page, "30 Tage")
    assert page.text.startswith("### Zahlen der letzten 30 Tage\n**12 neu")
    live.discord.assert_clean()


async def test_more_numbers_have_what_few_people_want_to_know(live: Bell) -> None:
    for n in range(1, 11):
        await live.days.comment(NOON - n * MINUTE, answered=(n * 10) * MINUTE)
    page = await opened(live)
    await live.discord.owner.click(page, "Mehr Zahlen")
    assert page.text.split("\n")[:-1] == [
        "### Mehr Zahlen der letzten 7 Tage",
        "90\u00a0% hatten nach **1 h 30 min** eine Antwort",
        "10\u00a0% in unter 15 Minuten",
        "60\u00a0% in unter 1 Stunde",
        "100\u00a0% in unter 4 Stunden",
        "100\u00a0% in unter 1 Tag",
        "Die schnellsten 90\u00a0% dauerten im Schnitt 50 min",
    ]
    await live.discord.owner.click(page, "Zahlen")
    assert page.text.startswith("### Zahlen der letzten 7 Tage")
    live.discord.assert_clean()


async def test_figures_of_one_connection_open_to_its_comments_alone(live: Bell) -> None:
    second = await live.days.connect("Zweiter Blog")
    for n in range(9):
        await live.days.comment(NOON - n * MINUTE, author=f"Nr. {n}")
    await live.days.comment(NOON, author="Anna", channel=second, answered=MINUTE)
    page = await opened(live)
    assert "**Je Verbindung**" in page.text
    await live.discord.owner.select(page, "Zweiter Blog", placeholder="Verbindung …")
    assert page.text.split("\n")[1:3] == ["-# Zweiter Blog", "**1 neu · 1 beantwortet · 0 offen**"]
    assert "**Je Verbindung**" not in page.text
    await live.discord.owner.click(page, "30 Tage")
    assert page.text.split("\n")[:2] == ["### Zahlen der letzten 30 Tage", "-# Zweiter Blog"]
    await live.discord.owner.select(page, "Neu", placeholder="Die Kommentare dahinter …")
    assert page.text.startswith("### Neu: 1\n[Anna, ")
    await live.discord.owner.click(page, "Zahlen")
    await live.discord.owner.select(page, "Alle Verbindungen", placeholder="Verbindung …")
    await live.discord.owner.select(page, "Neu", placeholder="Die Kommentare dahinter …")
    assert page.text.startswith("### Neu: 10\n")
    await live.discord.owner.click(page, "Weiter")
    assert page.text.split("\n")[0] == "### Neu: 10"
    assert len(page.text.split("\n")) == 5
    live.discord.assert_clean()


async def replied(live: Bell, comment: int, member: int) -> None:
    """Whose reply answered it."""
    await live.app.db.write(
        lambda tx: tx.execute(
            "INSERT INTO outbox (business_id, channel_id, comment_id, errand, parent, state, due_at, created_by,"
            " created_at, settled_at) SELECT business_id, channel_id, id, 'reply', id, 'sent', 1, :member, 1, 1"
            " FROM comment WHERE id = :comment",
            comment=comment,
            member=member,
        )
    )


async def test_the_owner_alone_sees_who_answered_and_opens_it(live: Bell) -> None:
    owner, colleague = live.discord.owner, live.discord.colleague
    for n, who in enumerate((owner, colleague, colleague)):
        comment = await live.days.comment(NOON - n * MINUTE, answered=(n + 1) * MINUTE, author=f"Nr. {n}")
        await replied(live, comment, who.id)
    page = await opened(live)
    told = page.text.split("\n")
    assert told[told.index("**Je Person**") + 1 :][:2] == [
        f"<@{owner.id}>: 1 beantwortet · die Hälfte nach 1 min · 1 von 1 in unter 1 Stunde",
        f"<@{colleague.id}>: 2 beantwortet · die Hälfte nach 2 min · 2 von 2 in unter 1 Stunde",
    ]
    await owner.select(page, colleague.user, placeholder="Antworten von …")
    assert page.text.split("\n")[:2] == ["### Beantwortet: 2", f"-# <@{colleague.id}>"]
    report = (await owner.command("report", part="today")).message
    assert report is not None
    assert f"-# Beantwortet: <@{owner.id}> 1 · <@{colleague.id}> 2" in report.text
    theirs = (await colleague.command("numbers")).message
    assert theirs is not None
    assert "<@" not in theirs.text
    theirs_report = (await colleague.command("report", part="today")).message
    assert theirs_report is not None
    assert "<@" not in theirs_report.text
    assert live.discord.notifications == []
    live.discord.assert_clean()


async def test_a_button_of_before_still_turns_the_page(live: Bell) -> None:
    for n in range(10):
        await live.days.comment(NOON - n * MINUTE, author=f"Nr. {n}")
    page = await opened(live)
    button = {"type": 2, "style": 2, "label": "Weiter", "custom_id": "numbers:page:7:new:1"}
    page.components = [{"type": 1, "components": [button]}]
    await live.discord.owner.click_raw(page, "numbers:page:7:new:1")
    assert page.text.startswith("### Neu: 10\n[Nr. ")
    assert len(page.text.split("\n")) == 5


async def test_each_figure_opens_to_the_comments_behind_it(live: Bell) -> None:
    await live.days.comment(NOON, author="Kunde M.", text="Wo ist mein Paket?", carded=True)
    for n in range(9):
        await live.days.comment(NOON - n * MINUTE, answered=(n + 1) * MINUTE, author=f"Nr. {n}")
    page = await opened(live)
    await live.discord.owner.select(page, "Noch offen")
    assert page.text.startswith("### Noch offen: 1\n[Kunde M., Blog](https://discord.com/channels/")
    assert "„Wo ist mein Paket?“" in page.text
    await live.discord.owner.click(page, "Zahlen")
    await live.discord.owner.select(page, "Beantwortet, längste Wartezeit zuerst")
    first = page.text.split("\n")
    assert first[0] == "### Beantwortet, längste Wartezeit zuerst: 9"
    assert (first[1][:6], first[2]) == ("[Nr. 8", "-# 21.11.2026, 11:52 · beantwortet nach 9 min")
    await live.discord.owner.click(page, "Weiter")
    assert page.text.split("\n")[1].startswith("[Nr. 0")
    live.discord.assert_clean()


async def test_the_owner_changes_the_target_and_the_past_is_measured_by_it(live: Bell) -> None:
    await live.days.comment(NOON, answered=90 * MINUTE)
    page = await opened(live)
    assert "0 von 1 in unter 1 Stunde" in page.text
    form = (await live.discord.owner.click(page, "Ziel ändern")).modal
    assert form.field("minutes").value == "60"
    await form.submit({"minutes": "120"})
    assert "1 von 1 in unter 2 Stunden" in page.text
    business = await live.app.db.read(lambda tx: BusinessStore(tx).get(live.days.business.id))
    assert business is not None
    assert business.target == timedelta(hours=2)


async def test_an_invalid_target_changes_nothing_and_says_what_to_write(live: Bell) -> None:
    page = await opened(live)
    for typed in ("0", "-5", "abc", "10081", "²"):
        form = (await live.discord.owner.click(page, "Ziel ändern")).modal
        said = await form.submit({"minutes": typed})
        assert said.text == "Schreib das Ziel in Minuten, von 1 bis 10.080. Es wurde nichts geändert."
    business = await live.app.db.read(lambda tx: BusinessStore(tx).get(live.days.business.id))
    assert business is not None
    assert business.target == timedelta(hours=1)


async def test_the_team_sees_the_numbers_and_can_not_change_the_target(live: Bell) -> None:
    page = (await live.discord.colleague.command("numbers")).message
    assert page is not None
    assert "Ziel ändern" not in page.buttons
    rights = live.client.routes.rights()
    assert {rights["numbers:target"], rights["form:target"]} == {Right.ADMINISTER}


async def test_nothing_a_customer_writes_pings_or_changes_the_list(live: Bell) -> None:
    page = await opened(live)
    for number, text in enumerate(TEXTS):
        await live.app.db.write(lambda tx: tx.execute("DELETE FROM comment"))
        await live.days.comment(NOON, author=text, text=text, thread=str(number))
        await live.discord.owner.select(page, "Noch offen")
        assert len(page.text.split("\n")) == 3, text
        await live.discord.owner.click(page, "Zahlen")
    assert live.discord.notifications == []
    live.discord.assert_clean()


async def test_shares_and_counts_of_a_morning_with_nine_open_do_not_contradict(live: Bell) -> None:
    for n in range(3):
        await live.days.comment(NOON, answered=MINUTE, author=f"Nr. {n}")
    for _ in range(9):
        await live.days.comment(NOON + 9 * 60 * MINUTE + 30 * MINUTE)
    page = await opened(live)
    assert page.text.split("\n")[1:4] == [
        "**12 neu · 3 beantwortet · 9 offen**",
        "Noch nicht die Hälfte hat eine Antwort",
        "3 von 12 in unter 1 Stunde",
    ]
    await live.discord.owner.select(page, "Nicht oder noch nicht im Ziel")
    assert page.text.startswith("### Nicht oder noch nicht im Ziel: 9\n")


async def test_a_morning_on_which_nobody_is_late_says_nothing_of_times(live: Bell) -> None:
    await live.days.comment(NOON + 10 * 60 * MINUTE - MINUTE)
    page = await opened(live)
    assert page.text.split("\n")[1:] == ["**1 neu · 0 beantwortet · 1 offen**"]
