"""Answers that the team types on Discord: which comment they close, and when the card asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.community_bed import Community, community


async def probable(bed: Community) -> list[tuple[Any, ...]]:
    def read(tx: Any) -> list[tuple[Any, ...]]:
        rows = tx.all("SELECT external_id, probable_answer FROM comment WHERE probable_answer IS NOT NULL")
        return [(int(one), int(other)) for one, other in rows]

    return await bed.app.db.read(read)


async def test_a_reply_of_the_team_closes_the_comment_it_answers_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        resi, eva, team = bed.person("Resi"), bed.person("Eva"), bed.discord.colleague
        asked, other = resi.say(bed.place, "Habt ihr offen?"), eva.say(bed.place, "Gibt es Kuchen?")
        beside = eva.say(bed.place, "Ich warte auch", reply_to=asked)
        answer = team.say(bed.place, "Ja, bis 18 Uhr", reply_to=asked)
        assert (await bed.taken(answer) or ())[0] == "team"
        rows = await bed.rows()
        assert (rows[asked.id][3], rows[other.id][3]) == ("elsewhere", "open")
        assert beside.id not in rows
        assert await probable(bed) == []


async def test_the_owner_of_the_server_and_who_manages_it_are_of_the_team(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        asked = bed.person("Resi").say(bed.place, "Habt ihr offen?")
        own = bed.discord.owner.say(bed.place, "Wann kommt die Lieferung?")
        bed.discord.owner.say(bed.place, "Ja!", reply_to=asked)
        assert (await bed.taken(own) or ())[0] == "team"
        assert (await bed.taken(asked) or ())[3] == "elsewhere"


async def test_an_answer_to_nobody_in_particular_makes_the_card_of_the_comment_before_it_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        resi, team = bed.person("Resi"), bed.discord.colleague
        quiet = team.say(bed.place, "Guten Morgen")
        first, second = resi.say(bed.place, "Habt ihr offen?"), resi.say(bed.place, "Und morgen?")
        answer = team.say(bed.place, "Ja, bis 18 Uhr")
        again = team.say(bed.place, "Und jetzt Pause")
        assert (await bed.taken(answer) or ())[0] == "team"
        rows = await bed.rows()
        assert {rows[one.id][3] for one in (first, second)} == {"open"}
        assert await probable(bed) == [(second.id, answer.id)]
        assert quiet.id not in rows
        assert again.id in rows, "kept, since something is open in its thread"


async def test_an_answer_that_is_deleted_opens_its_comment_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        asked = bed.person("Resi").say(bed.place, "Habt ihr offen?")
        answer = bed.discord.colleague.say(bed.place, "Nein", reply_to=asked)
        await bed.at_rest()
        bed.discord.colleague.delete(answer)
        assert (await bed.taken(asked) or ())[3] == "open"


async def test_what_the_team_answered_before_the_channel_was_connected_needs_no_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        place = bed.discord.guild.add_channel("fragen")
        resi = bed.person("Resi")
        answered, waits = resi.say(place, "Habt ihr offen?"), resi.say(place, "Gibt es Kuchen?")
        bed.discord.colleague.say(place, "Ja", reply_to=answered)
        made = await bed.connect(place)
        await bed.read(made.channel.id)
        rows = await bed.rows(made.channel.id)
        assert (rows[answered.id][3], rows[waits.id][3]) == ("silent", "open")


async def test_a_comment_keeps_its_own_answer_when_that_of_another_on_its_card_is_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        resi, team = bed.person("Resi"), bed.discord.colleague
        first, second = resi.say(bed.place, "Habt ihr offen?"), resi.say(bed.place, "Und am Sonntag?")
        await bed.at_rest()
        team.say(bed.place, "Ja", reply_to=first)
        goes = team.say(bed.place, "Nein", reply_to=second)
        await bed.at_rest()
        team.delete(goes)
        await bed.at_rest()
        rows = await bed.rows()
        assert (rows[first.id][3], rows[second.id][3]) == ("elsewhere", "open")
