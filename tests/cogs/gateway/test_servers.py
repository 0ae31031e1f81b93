"""Set-up and what happens to servers and channels, on the loopback Discord with its rights."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import Business, ServerId
from bot.domain.times import to_ms
from bot.services.inbox.bundling import place
from tests.cogs.bell import Bell, Connected, bell, connected
from tests.support.clock import NOW
from tests.support.loopback_discord import Guild, LoopbackDiscord, Message, Person, Right

MINUTE = timedelta(minutes=1)


async def set_up(live: Connected | Bell, owner: Person) -> Message:
    """/setup and its first page."""
    page = (await owner.command("setup")).message
    assert page is not None
    return page


async def finish(live: Connected | Bell, owner: Person) -> Message:
    page = await set_up(live, owner)
    await owner.click(page, "Fertig")
    return await page.wait_for_text("Ich läute in")


async def business(live: Connected | Bell, guild: Guild) -> Business | None:
    return (await live.app.directory.look_up(ServerId(guild.id))).known


async def waiting(live: Bell, *asked: str) -> None:
    comments = [await live.days.comment(NOW, text=text) for text in asked]
    mine = live.days.business.id
    await live.app.db.write(lambda tx: place(tx, mine, comments, NOW, caught_up=False))
    await live.app.suggesting.step(NOW)


def texts(messages: list[Message]) -> list[str]:
    return [message.text for message in messages]


async def test_a_stranger_who_taps_the_greeting_begins_no_set_up_in_their_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path, monkeypatch) as live:
        discord, guild = live.discord, live.discord.guild
        hello = await guild.channel("allgemein").wait_for_message("es dauert eine Minute")
        refused = (await discord.stranger.click(hello, "Einrichten")).text
        assert refused.startswith("This inbox belongs to the people who answer here.")
        assert await business(live, guild) is None
        assert "Wie soll ich mit dir reden?" in (await set_up(live, discord.owner)).text


async def test_two_questions_and_both_channels_stand_closed_to_strangers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path, monkeypatch) as live:
        discord, guild = live.discord, live.discord.guild
        hello = await guild.channel("allgemein").wait_for_message("es dauert eine Minute")
        page = (await discord.owner.click(hello, "Einrichten")).message
        assert page is not None
        await discord.owner.click(page, "Sie")
        await page.wait_for_text("Wie soll ich mit Ihnen reden?")
        assert "Zu Kund*innen: Sie · Zeitzone Wien · Bericht 8:00" in page.text
        await discord.owner.select(page, discord.team_role, placeholder="Eine Rolle")
        await page.wait_for_text("Alle mit der Rolle Team")
        await discord.owner.click(page, "Fertig")
        await page.wait_for_text("Ich läute in")
        inbox, reports = guild.channel("kundenkommentare"), guild.channel("tagesbericht")
        for channel in (inbox, reports):
            assert not channel.rights_of(discord.stranger.id) & Right.VIEW_CHANNEL
            assert channel.rights_of(discord.colleague.id) & Right.VIEW_CHANNEL
            assert channel.rights_of(discord.world.bot.id) & Right.SEND_MESSAGES
        made = await business(live, guild)
        assert made is not None
        assert (made.language.value, made.team_role_id, made.inbox_id, made.digest_id) == (
            "de_DE@sie",
            discord.team_role.id,
            inbox.id,
            reports.id,
        )
        assert f"Stellen Sie <#{inbox.id}> auf „Nur @Erwähnungen“" in page.text
        discord.assert_clean()


async def test_set_up_names_a_role_that_no_longer_answers_and_still_sees_both_channels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path, monkeypatch) as live:
        discord, guild = live.discord, live.discord.guild
        page = await set_up(live, discord.owner)
        await discord.owner.select(page, discord.team_role, placeholder="Eine Rolle")
        await page.wait_for_text("Alle mit der Rolle Team")
        await discord.owner.click(page, "Fertig")
        await page.wait_for_text("Ich läute in")
        assert "weiterhin" not in page.text
        page = await set_up(live, discord.owner)
        await discord.owner.click(page, "Nur ich")
        await discord.owner.click(page, "Fertig")
        await page.wait_for_text("Ich läute in")
        for name in ("kundenkommentare", "tagesbericht"):
            said = (
                f"- Die Rolle Team sieht <#{guild.channel(name).id}> weiterhin. Soll sie nicht mehr mitlesen"
            )
            assert said in page.text


async def test_set_up_works_again_at_any_time_and_makes_no_second_channel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path, monkeypatch) as live:
        guild, owner = live.discord.guild, live.discord.owner
        await finish(live, owner)
        first = await business(live, guild)
        page = await set_up(live, owner)
        await owner.click(page, "English")
        await owner.click(page, "Fertig")
        await page.wait_for_text("Ich läute in")
        again = await business(live, guild)
        assert first is not None
        assert again is not None
        assert (again.language.value, again.customer_language) == ("en", first.customer_language)
        assert (again.id, again.set_up_at, again.inbox_id) == (first.id, first.set_up_at, first.inbox_id)
        assert [c.name for c in guild.text_channels] == ["allgemein", "kundenkommentare", "tagesbericht"]


async def test_whoever_finishes_set_up_sees_both_channels_though_no_administrator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path, monkeypatch) as live:
        guild = live.discord.guild
        leads = guild.add_role("Leitung", permissions=Right.MANAGE_GUILD)
        lead, other = live.discord.add_person("Lea", leads), live.discord.add_person("Leo", leads)
        await finish(live, lead)
        for channel in (guild.channel("kundenkommentare"), guild.channel("tagesbericht")):
            assert channel.rights_of(lead.id) & Right.VIEW_CHANNEL
            assert not channel.rights_of(other.id) & Right.VIEW_CHANNEL
        live.discord.assert_clean()


async def test_a_role_chosen_later_that_does_not_see_the_inbox_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path, monkeypatch) as live:
        discord, guild = live.discord, live.discord.guild
        await finish(live, discord.owner)
        page = await set_up(live, discord.owner)
        await discord.owner.select(page, discord.team_role, placeholder="Eine Rolle")
        await page.wait_for_text("Alle mit der Rolle Team")
        await discord.owner.click(page, "Fertig")
        await page.wait_for_text("Ich läute in")
        inbox = guild.channel("kundenkommentare")
        assert not inbox.rights_of(discord.colleague.id) & Right.VIEW_CHANNEL
        assert f"- Die Rolle Team sieht <#{inbox.id}> nicht." in page.text
        discord.assert_clean()


async def test_without_manage_channels_the_owner_picks_and_is_warned_of_a_public_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path, monkeypatch) as live:
        guild, owner = live.discord.guild, live.discord.owner
        guild.take_away(Right.MANAGE_CHANNELS)
        public, closed = guild.channel("allgemein"), guild.add_channel("intern", private_for=[guild.bot_role])
        page = await set_up(live, owner)
        assert "Mir fehlt „Kanäle verwalten“. Gib mir das Recht oder wähl unten einen Kanal." in page.text
        await owner.click(page, "Fertig")
        await page.wait_for_edit()
        assert "Ich läute in" not in page.text
        await owner.select(page, public, placeholder="Kanal für Kommentare")
        await owner.select(page, public, placeholder="Kanal für Berichte")
        await page.wait_for_text(f"Berichte kommen in: <#{public.id}>")
        await owner.click(page, "Fertig")
        await page.wait_for_text("Ich läute in")
        assert (
            f"- <#{public.id}> können alle auf diesem Server lesen. Mach daraus einen privaten Kanal"
            in page.text
        )
        page = await set_up(live, owner)
        await owner.select(page, closed, placeholder="Kanal für Kommentare")
        await owner.click(page, "Fertig")
        await page.wait_for_text("Ich läute in")
        assert f"<#{closed.id}> können alle auf diesem Server lesen" not in page.text
        again = await business(live, guild)
        assert again is not None
        assert (again.inbox_id, again.digest_id) == (closed.id, public.id)
        assert f"- <#{public.id}> können alle auf diesem Server lesen" in page.text, (
            "reports quote customers too"
        )
        live.discord.assert_clean()


async def test_a_team_role_that_nobody_may_mention_is_said_with_two_clicks_and_members_ring_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch, team=True) as live:
        discord, inbox = live.discord, live.discord.guild.channel("kundenkommentare")
        page = await finish(live, discord.owner)
        assert (
            "- Die Rolle Team darf ich nicht läuten. Schalt unter Servereinstellungen → Rollen → Team"
            " „Jedem erlauben, diese Rolle zu erwähnen“ ein. Bis dahin läute ich, wer zuletzt geantwortet hat."
        ) in page.text
        await waiting(live, "Habt ihr offen?")
        await live.poster.step(NOW)
        assert [n.user_id for n in discord.notifications] == [discord.owner.id]
        discord.guild.set_mentionable(discord.team_role, True)
        role = live.client.get_guild(discord.guild.id)
        assert role is not None
        await discord.until(lambda: role.get_role(discord.team_role.id).mentionable)  # type: ignore[union-attr]
        assert "darf ich nicht läuten" not in (await finish(live, discord.owner)).text
        await waiting(live, "Und am Sonntag?")
        await live.poster.step(NOW)
        assert [n.user_id for n in discord.notifications] == [discord.owner.id, discord.colleague.id]
        await live.poster.step(NOW + MINUTE)
        assert f"-# Dran: <@&{discord.team_role.id}>" in inbox.messages[-1].text
        assert discord.refused_pings == []
        discord.assert_clean()


@pytest.mark.parametrize("off", [False, True])
async def test_an_inbox_that_is_deleted_is_reported_once_and_its_open_cards_come_into_the_new_one(
    off: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        guild, owner = live.discord.guild, live.discord.owner
        inbox = guild.channel("kundenkommentare")
        await waiting(live, "Habt ihr offen?", "Und am Sonntag?")
        for minutes in (0, 1):
            await live.poster.step(NOW + minutes * MINUTE)
        await owner.click(inbox.messages[0], "Erledigt")
        await live.poster.step(NOW + 2 * MINUTE)
        rung = len(live.discord.notifications)
        if off:
            live.discord.gateway.drop()
            live.discord.gateway.forget_sessions()
        guild.delete_channel(inbox)
        told = await guild.channel("allgemein").wait_for_message("Kanal für Kommentare gibt es nicht mehr")
        assert len(live.discord.notifications) == rung + 1
        await waiting(live, "Und am Montag?")
        await live.poster.step(NOW + 3 * MINUTE)
        page = (await owner.click(told, "Einrichten")).message
        assert page is not None
        await owner.click(page, "Fertig")
        await page.wait_for_text("Ich läute in")
        for minutes in (4, 5):
            await live.poster.step(NOW + minutes * MINUTE)
        new = guild.channel("kundenkommentare")
        assert new is not inbox
        assert [next(w for w in ("Sonntag", "Montag") if w in text) for text in texts(new.messages)] == [
            "Sonntag",
            "Montag",
        ]
        # The one that rang before does not ring again; the new one does.
        assert len(live.discord.notifications) == rung + 2
        assert [m.is_v2 for m in new.messages] == [True, True]
        await owner.click(new.messages[0], "Erledigt")
        await live.poster.step(NOW + 6 * MINUTE)
        assert "Ohne Antwort erledigt" in new.messages[0].text
        live.discord.assert_clean()


async def test_an_inbox_that_is_replaced_keeps_the_old_cards_alive_where_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        guild, owner = live.discord.guild, live.discord.owner
        old, new = guild.channel("kundenkommentare"), guild.add_channel("neu", private_for=[guild.bot_role])
        await waiting(live, "Habt ihr offen?")
        for minutes in (0, 1):
            await live.poster.step(NOW + minutes * MINUTE)
        page = await set_up(live, owner)
        await owner.select(page, new, placeholder="Kanal für Kommentare")
        await waiting(live, "Und am Sonntag?")
        await owner.click(old.messages[0], "Erledigt")
        await live.poster.step(NOW + 2 * MINUTE)
        assert ["Ohne Antwort erledigt" in text for text in texts(old.messages)] == [True]
        assert ["Und am Sonntag?" in text for text in texts(new.messages)] == [True]
        # The old place goes for good: what is open there moves, what is closed does not.
        await waiting(live, "Und am Montag?")
        await owner.click(old.messages[0], "Wieder öffnen")
        await live.poster.step(NOW + 3 * MINUTE)
        guild.delete_channel(old)
        await live.discord.until(lambda: live.client.get_channel(old.id) is None)
        await owner.command("help")
        for minutes in (4, 5):
            await live.poster.step(NOW + minutes * MINUTE)
        assert len([text for text in texts(new.messages) if "Habt ihr offen?" in text]) <= 1
        assert "Kanal für Kommentare" not in "".join(texts(guild.channel("allgemein").messages))


async def test_a_server_that_came_while_the_bot_was_off_is_greeted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with LoopbackDiscord(answer_within=20) as discord:
        for _ in range(2):
            async with connected(tmp_path, monkeypatch, discord=discord) as live:
                hello = await discord.guild.channel("allgemein").wait_for_message("es dauert eine Minute")
                servers = live.client.get_cog("Servers")
                assert servers is not None
                await servers.on_ready()  # type: ignore[attr-defined]
                assert list(hello.buttons) == ["Einrichten"]
        greeted = [t for t in texts(discord.guild.channel("allgemein").messages) if "Minute" in t]
        assert len(greeted) == 1


async def test_while_no_server_is_named_the_first_that_finishes_is_served_and_others_are_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path, monkeypatch) as live:
        discord = live.discord
        second, _, owner, _, _ = discord.add_guild("Blumen")
        await second.channel("allgemein").wait_for_message("es dauert eine Minute")
        begun = await set_up(live, owner)
        assert "Wie soll ich mit dir reden?" in begun.text
        await finish(live, discord.owner)
        await second.channel("allgemein").wait_for_message("Ich arbeite schon für einen anderen Server")
        await discord.until(lambda: not second.bot_present)
        assert discord.guild.bot_present
        third, *_ = discord.add_guild("Buch")
        await third.channel("allgemein").wait_for_message("Ich arbeite schon für einen anderen Server")
        await discord.until(lambda: not third.bot_present)


async def test_only_servers_that_the_settings_name_are_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with LoopbackDiscord(answer_within=20) as discord:
        second, _, owner, _, _ = discord.add_guild("Blumen")
        third, *_ = discord.add_guild("Buch")
        named = f"{second.id}, {third.id}"
        async with connected(tmp_path, monkeypatch, discord=discord, SHOPBELL_SERVERS=named) as live:
            await discord.guild.channel("allgemein").wait_for_message("Ich arbeite schon für einen anderen")
            await discord.until(lambda: not discord.guild.bot_present)
            await finish(live, owner)
            assert (second.bot_present, third.bot_present) == (True, True)
            again = await business(live, second)
            assert again is not None
            assert again.set_up_at is not None
        # Taken off the list, it is left the next time.
        async with connected(tmp_path, monkeypatch, discord=discord, SHOPBELL_SERVERS=str(third.id)):
            await discord.until(lambda: not second.bot_present)
            assert third.bot_present


async def test_where_no_channel_can_be_written_to_the_owner_is_greeted_directly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with LoopbackDiscord(answer_within=20) as discord:
        discord.guild.take_away(Right.SEND_MESSAGES)
        async with connected(tmp_path, monkeypatch, discord=discord):
            said = await discord.owner.dm.wait_for_message("es dauert eine Minute")
            assert said.text.endswith("\nTipp dafür auf deinem Server Rösterei: /einrichten (/setup).")
            assert not said.buttons


async def test_a_card_that_waited_while_the_bot_was_removed_comes_at_once_on_its_return(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        guild, inbox = live.discord.guild, live.discord.guild.channel("kundenkommentare")
        guild.remove_bot()
        await live.discord.until(lambda: live.client.get_guild(guild.id) is None)
        await waiting(live, "Habt ihr offen?")
        await live.poster.step(NOW)
        assert inbox.messages == []
        guild.invite_bot()
        await live.discord.until(lambda: live.client.get_guild(guild.id) is not None)
        due = "SELECT count(*) AS n FROM card WHERE due_at > :now"
        await live.discord.until(lambda: live.client.get_channel(inbox.id) is not None)
        async with asyncio.timeout(20):
            while (await live.app.db.read(lambda tx: tx.all(due, now=to_ms(live.clock()))))[0]["n"]:
                await asyncio.sleep(0.02)
        await live.poster.step(live.clock())
        await inbox.wait_for_message("Habt ihr offen?")
