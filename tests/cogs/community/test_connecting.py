"""Connecting a Discord channel: the form, which channels are refused, the question about a role, and changing the choice."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.channel import Glow
from bot.domain.connecting import Already, Connected, NotConnected
from bot.domain.reason import Reason
from bot.ports import CONFIRMED
from cogs.community.settings import PLACE, TAKES, Takes
from tests.support.community_bed import Community, community
from tests.support.loopback_discord import Channel, Message, Person, Right


async def offers(bed: Community, by: Person | None = None) -> Message:
    person = by or bed.discord.owner
    panel = await (await person.command("connections")).reply()
    shown = (await person.click(panel, "Verbinden")).message
    assert shown is not None
    return shown


async def picked(bed: Community, place: Channel, takes: str = "") -> Message:
    form = (await bed.discord.owner.select(await offers(bed), "discord")).modal
    assert form.title == "Discord-Kanal verbinden"
    assert [field.label for field in form.fields] == ["Welcher Kanal?", "Was wird eine Karte?"]
    sent = await form.submit({PLACE: place, **({TAKES: takes} if takes else {})})
    return await sent.reply()


async def test_a_channel_is_picked_in_one_form_and_named_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        place = bed.discord.guild.add_channel("fragen")
        said = await picked(bed, place, "Alles")
        assert said.text == "#fragen: Ich lese ab jetzt mit, und du kannst von hier antworten."
        assert not said.buttons
        made = [
            each for each in await bed.app.catching_up.active("discord") if each.channel != bed.connection
        ]
        assert [dict(each.settings) for each in made] == [
            {PLACE: f"{bed.discord.guild.id}/{place.id}", TAKES: "all"}
        ]


async def test_what_becomes_a_card_is_changed_in_the_panel_and_holds_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        owner, resi = bed.discord.owner, bed.person("Resi")
        listed = await (await owner.command("connections")).reply()
        panel = (await owner.select(listed, str(bed.connection))).message
        assert panel is not None and "Was wird eine Karte? Fragen, im Forum alles" in panel.text
        assert "Zugang" not in panel.buttons and "Antworten freischalten" not in panel.buttons
        changed = (await owner.select(panel, "Alles", placeholder="Was wird eine Karte?")).message
        assert changed is not None
        await changed.wait_for_text("Was wird eine Karte? Alles")
        await bed.read()
        said = resi.say(bed.place, "Schönen Tag allen")
        assert (await bed.taken(said) or ("",))[0] == "customer"


async def test_own_channels_and_their_threads_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        thread = bed.discord.owner.begin_thread(bed.inbox, "Weiß das wer?")
        for place in (bed.inbox, bed.discord.guild.channel("bericht"), thread):
            assert await bed.connect(place) == NotConnected(Reason.OWN_PLACE)
        said = await picked(bed, bed.inbox)
        assert said.text.startswith("Das ist einer meiner eigenen Kanäle.")
        assert list(said.buttons) == ["Ändern"]


async def test_a_private_channel_is_refused_and_one_of_a_large_role_asked_about_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        guild = bed.discord.guild
        bot = guild.bot_role
        intern = guild.add_channel("intern", private_for=[bed.discord.team_role, bot])
        assert await bed.connect(intern) == NotConnected(Reason.PRIVATE_PLACE)
        members = guild.add_role("Mitglied")
        for name in ("Resi", "Eva", "Max"):
            guild.add_member(bed.person(name).user, members)
        lounge = guild.add_channel("lounge", private_for=[members, bot])
        said = await picked(bed, lounge)
        assert said.text.startswith("Diesen Kanal sehen nicht alle")
        assert list(said.buttons) == ["Ändern", "Verbinden"]
        await bed.discord.owner.click(said, "Verbinden")
        await said.wait_for_text("#lounge: Ich lese ab jetzt mit")
        assert isinstance(await bed.connect(lounge, more={CONFIRMED: Reason.MOST_SEE}), Already)


async def test_only_the_role_that_most_members_hold_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        guild = bed.discord.guild
        members, few = guild.add_role("Mitglied"), guild.add_role("Stammtisch")
        for name in ("Resi", "Eva", "Max"):
            guild.add_member(bed.person(name).user, members)
        guild.add_member(bed.person("Toni").user, few)
        place = guild.add_channel("stammtisch", private_for=[few, guild.bot_role])
        assert await bed.connect(place) == NotConnected(Reason.PRIVATE_PLACE)
        lounge = guild.add_channel("lounge", private_for=[members, guild.bot_role])
        assert await bed.connect(lounge) == NotConnected(Reason.MOST_SEE)


@pytest.mark.parametrize("status", [403, 404, 400])
async def test_any_role_outside_of_the_business_is_asked_about_where_discord_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        guild = bed.discord.guild
        members, few = guild.add_role("Mitglied"), guild.add_role("Stammtisch")
        for name in ("Resi", "Eva", "Max"):
            guild.add_member(bed.person(name).user, members)
        place = guild.add_channel("stammtisch", private_for=[few, guild.bot_role])
        bed.discord.fault("GET /guilds/*/roles/member-counts", status=status, times=2)
        assert await bed.connect(place) == NotConnected(Reason.MOST_SEE)
        ours = guild.add_channel("intern", private_for=[bed.discord.team_role, guild.bot_role])
        assert await bed.connect(ours) == NotConnected(Reason.PRIVATE_PLACE)


async def test_a_channel_of_another_server_is_none_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        other, *_ = bed.discord.add_guild("Blumen")
        foreign = other.channel("allgemein")
        # The value of a pick is the server of the press and the channel; a forged one names both wrongly.
        forged = await bed.connect(bed.place, more={PLACE: f"{bed.discord.guild.id}/{foreign.id}"})
        assert isinstance(forged, NotConnected)


async def test_without_the_right_to_read_nothing_is_connected_and_later_the_connection_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        place = bed.discord.guild.add_channel("fragen")
        bed.discord.guild.take_away(Right.READ_MESSAGE_HISTORY, channel=place)
        await bed.at_rest()
        assert await bed.connect(place) == NotConnected(Reason.NO_RIGHT)
        bed.discord.guild.take_away(Right.VIEW_CHANNEL, channel=bed.place)
        await bed.at_rest()
        await bed.read()
        channel = await bed.app.connect.get(bed.business.id, bed.connection)
        assert channel is not None
        assert (channel.reading.glow, channel.reading.reason) == (Glow.OUT, Reason.NO_RIGHT)
        bed.discord.guild.give_back(Right.VIEW_CHANNEL, channel=bed.place)
        await bed.at_rest()
        checked = await bed.app.connect.check(bed.business.id, bed.connection, bed.live.clock())
        assert isinstance(checked, Connected)


async def test_a_deleted_channel_stops_its_connection_with_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        bed.discord.guild.delete_channel(bed.place)
        await bed.at_rest()
        await bed.read()
        channel = await bed.app.connect.get(bed.business.id, bed.connection)
        assert channel is not None
        assert (channel.reading.glow, channel.reading.reason) == (Glow.OUT, Reason.GONE)


async def test_a_channel_where_the_bot_may_not_write_is_read_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        place = bed.discord.guild.add_channel("fragen")
        bed.discord.guild.take_away(Right.SEND_MESSAGES, channel=place)
        await bed.at_rest()
        made = await bed.connect(place, Takes.ALL)
        assert isinstance(made, Connected) and not made.ref.can_write
        assert made.channel.sending.glow is Glow.OFF


async def test_without_the_switch_only_by_hand_is_connected_and_the_clicks_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch, content=False) as bed:
        assert await bed.connect(bed.place) == NotConnected(Reason.API_OFF)
        said = await picked(bed, bed.place)
        for click in ("discord.com/developers/applications", "Bot", "Message Content Intent", "Save Changes"):
            assert click in said.text
        assert isinstance(await bed.connect(bed.place, Takes.BY_HAND), Connected)
