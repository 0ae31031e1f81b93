"""What members set for themselves: shown to them alone, in their language, and followed by what rings them."""

from collections.abc import AsyncIterator
from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.domain.business import MemberId
from bot.domain.member_setting import MemberSettings
from bot.domain.quiet_hours import FreeDays
from bot.domain.settings import Language
from bot.services.inbox.bundling import place
from bot.storage.member_settings import MemberSettingStore
from bot.storage.sqlite.database import Tx
from tests.cogs.bell import Bell, bell
from tests.support.businesses import change_business
from tests.support.clock import NOW
from tests.support.loopback_discord import Message, Person, Right


@pytest.fixture
async def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bell]:
    async with bell(tmp_path, monkeypatch, team=True) as ready:
        await ready.discord.synced("me")
        yield ready


async def opened(live: Bell, who: Person | None = None) -> Message:
    page = (await (who or live.discord.owner).command("me")).message
    assert page is not None
    assert page.ephemeral
    return page


async def own(live: Bell) -> MemberSettings:
    return await live.app.own_settings.get(live.days.business.id, MemberId(live.discord.owner.id))


async def test_somebody_who_set_nothing_sees_what_counts_for_them(live: Bell) -> None:
    page = await opened(live)
    assert page.text.split("\n") == [
        "### Nur für dich",
        "**Ruhezeit:** keine",
        "**Sperrbildschirm:** mit Kundentext",
        "-# Wo es nur für dich läutet.",
        "**Tagesbericht:** im Kanal, um 8:00",
    ]
    assert list(page.buttons) == ["Ruhezeit", "Kundentext aus", "Bericht als Nachricht"]
    live.discord.assert_clean()


async def test_quiet_hours_are_typed_once_and_a_role_says_that_nobody_is_left_out(live: Bell) -> None:
    page = await opened(live)
    form = (await live.discord.owner.click(page, "Ruhezeit")).modal
    await form.submit({"start": "22", "end": "7:30", "free": "sunday", "urgent": "yes"})
    assert page.text.split("\n")[1:3] == [
        "**Ruhezeit:** 22:00 bis 7:30 · Sonntage · Dringendes läutet",
        "-# Hier läutet es für eine Rolle. Daraus lässt sich niemand auslassen; still ist sie, solange alle ruhen, die antworten.",
    ]
    assert await own(live) == MemberSettings(
        quiet_from=time(22), quiet_until=time(7, 30), free_days=FreeDays.SUNDAY, urgent_passes=True
    )
    form = (await live.discord.owner.click(page, "Ruhezeit")).modal
    assert (form.field("start").value, form.field("end").value) == ("22:00", "7:30")
    await form.submit({"start": "", "end": "", "free": "none", "urgent": "no"})
    assert await own(live) == MemberSettings()
    live.discord.assert_clean()


@pytest.mark.parametrize(("start", "end"), [("22:00", ""), ("abc", "7:00"), ("24", "7"), ("7", "7:00")])
async def test_hours_that_cannot_be_read_change_nothing_and_are_kept_to_be_changed(
    live: Bell, start: str, end: str
) -> None:
    page = await opened(live)
    form = (await live.discord.owner.click(page, "Ruhezeit")).modal
    said = await form.submit({"start": start, "end": end, "free": "weekend"})
    assert said.text == "Schreib beide Zeiten wie 22:00 oder lass beide leer. Es wurde nichts geändert."
    assert await own(live) == MemberSettings()
    assert said.message is not None
    again = (await live.discord.owner.click(said.message, "Ändern")).modal
    assert (again.field("start").value, again.field("end").value) == (start, end)
    answer = await again.submit({"start": start, "end": end, "free": "weekend"})
    assert (answer.message or said.message).id == said.message.id


async def test_a_chosen_language_goes_before_the_one_of_discord_wherever_only_this_person_sees(
    live: Bell,
) -> None:
    page = await opened(live)
    await live.discord.owner.select(page, "English")
    assert page.text.startswith("### Only for you\n**Quiet hours:** none")
    assert (await own(live)).language is Language.ENGLISH
    numbers = (await live.discord.owner.command("numbers")).message
    assert numbers is not None
    assert numbers.text.startswith("### Numbers of the last 7 days")
    colleague = (await live.discord.colleague.command("numbers")).message
    assert colleague is not None
    assert colleague.text.startswith("### Zahlen der letzten 7 Tage")
    await live.discord.owner.select(page, "Language: like my Discord")
    assert page.text.startswith("### Nur für dich")
    live.discord.assert_clean()


async def test_words_leave_the_lock_screen_where_it_rings_this_member_alone(live: Bell) -> None:
    page = await opened(live)
    await live.discord.owner.click(page, "Kundentext aus")
    assert "**Sperrbildschirm:** ohne Kundentext" in page.text
    assert list(page.buttons)[1] == "Kundentext ein"
    await live.discord.owner.click(page, "Kundentext ein")
    assert "mit Kundentext" in page.text
    assert (await own(live)).lock_screen_text is True


async def test_a_stranger_gets_one_sentence(live: Bell) -> None:
    said = (await live.discord.stranger.command("me")).message
    assert said is not None
    assert said.text.startswith("This inbox belongs to")


@pytest.mark.parametrize("team", [False, True])
@pytest.mark.parametrize("business_shows", [False, True])
async def test_the_lock_screen_follows_the_member_it_rings_alone_and_else_the_business(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, team: bool, business_shows: bool
) -> None:
    async with bell(tmp_path, monkeypatch, team=team) as live:
        business, who = live.days.business.id, MemberId(live.discord.owner.id)
        live.discord.guild.give_back(Right.MENTION_EVERYONE)
        comment = await live.days.comment(NOW, text="Habt ihr offen?")

        def placed(tx: Tx) -> None:
            change_business(tx, business, lock_screen_text=business_shows)
            MemberSettingStore(tx).put(business, who, MemberSettings(lock_screen_text=not business_shows))
            place(tx, business, [comment], NOW, caught_up=False)

        await live.app.db.write(placed)
        await live.poster.step(NOW + timedelta(seconds=5))
        pushed = {one.text for one in live.discord.notifications}
        shows = business_shows if team else not business_shows
        assert pushed
        assert all(("Habt ihr offen?" in text) is shows for text in pushed)
        assert shows or all(text.endswith("Neuer Kommentar im Blog") for text in pushed), pushed
