"""Notes and questions to colleagues: a thread under the card, made with the first, closed and opened with the card."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.domain.business import DiscordChannelId, MemberId
from bot.services.inbox.noting import TAKEN_FOR
from cogs.gateway.client import REFUSED
from cogs.inbox.tidying import Tidying
from cogs.kit import message_parsing
from tests.support.businesses import acting
from tests.support.simcord_bed import Form, Shown, SimcordBed, form_in, message_in, simcord_bed


async def row(bed: SimcordBed, sql: str) -> Mapping[str, Any]:
    """The only row of a query."""
    (found,) = await bed.app.db.read(lambda tx: tx.all(sql))
    return {name: found[name] for name in found.keys()}  # noqa: SIM118


async def events(bed: SimcordBed) -> Any:
    return await bed.app.db.read(
        lambda tx: tx.all("SELECT what FROM event WHERE what IN ('noted', 'asked') ORDER BY id")
    )


async def panel(bed: SimcordBed, card: Shown) -> Shown:
    return message_in(await bed.owner.click(bed.again(card), "Mehr"))


async def form(bed: SimcordBed, card: Shown, button: str) -> Form:
    return form_in(await bed.owner.click(await panel(bed, card), button))


async def asks(bed: SimcordBed, card: Shown, whom: Any, text: str = "Weißt du das?") -> str:
    """What the owner reads who asks somebody, which is posted."""
    said = message_in(await bed.owner.send(await form(bed, card, "Nachfragen"), whom=[whom], note=text))
    await bed.show()
    return said.text


def deleted(bed: SimcordBed, channel: int) -> bool:
    """Whether the bot deleted this channel or thread itself."""
    return any((one.method, one.path) == ("DELETE", f"/channels/{channel}") for one in bed.env.http_requests)


async def later(bed: SimcordBed, by: timedelta) -> None:
    bed.clock.advance(by)
    await bed.app.waking.step(bed.clock())
    await bed.show()


async def allow(bed: SimcordBed, right: str, allowed: bool | None) -> None:
    """In the inbox, whatever the bot may on the server."""
    place = bed.client.get_channel(bed.inbox.id)
    assert isinstance(place, discord.TextChannel)
    rights = discord.PermissionOverwrite()
    rights.update(**{right: allowed})
    await place.set_permissions(place.guild.default_role, overwrite=rights)


async def due(bed: SimcordBed) -> int | None:
    """When there is something to do in the thread of the only card that has one."""
    return (await row(bed, "SELECT thread_due_at FROM card WHERE notes > 0"))["thread_due_at"]


async def noted(bed: SimcordBed, card: Shown, text: str) -> str:
    """What the owner reads who writes this note, which is posted."""
    said = message_in(await bed.owner.send(await form(bed, card, "Notiz"), note=text))
    await bed.show()
    return said.text


def threads(bed: SimcordBed) -> list[discord.Thread]:
    return sorted(bed.client.get_guild(bed.guild.id).threads, key=lambda one: one.id)  # type: ignore[union-attr]


async def posts(thread: discord.Thread) -> list[str]:
    found = [one.content async for one in thread.history(oldest_first=True) if one.content]
    return found


async def test_a_note_is_posted_in_a_thread_made_with_it_under_its_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?", author="Maria M.")
        assert threads(bed) == []
        opened = await form(bed, card, "Notiz")
        assert opened.title == "Notiz zu Maria M." and list(opened.fields) == ["note"]
        said = message_in(await bed.owner.send(opened, note="Ich rufe *sie* an. @everyone"))
        assert said.text.endswith("Notiert. Zu finden im Thread unter der Karte.")
        await bed.show()
        (thread,) = threads(bed)
        assert (thread.id, thread.name, thread.parent_id) == (card.id, "Notizen: Maria M.", bed.inbox.id)
        (posted,) = [one async for one in thread.history() if one.content]
        assert posted.content.startswith("**Inhaberin:** Ich rufe \\*sie\\* an.")
        assert not posted.mention_everyone and not posted.mentions
        await bed.show()
        line = f"-# [1 Notiz](https://discord.com/channels/{bed.guild.id}/{thread.id})"
        assert line in bed.again(card).text
        await noted(bed, card, "Erledigt.")
        assert len(threads(bed)) == 1 and len(await posts(thread)) == 2
        assert "2 Notizen" in bed.again(card).text
        assert [one["what"] for one in await events(bed)] == ["noted", "noted"]


async def test_who_is_asked_is_mentioned_and_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?", author="Maria M.")
        opened = await form(bed, card, "Nachfragen")
        assert opened.title == "Nachfragen: Maria M." and list(opened.fields) == ["whom", "note"]
        said = await asks(bed, card, bed.colleague.actor, f"Oder weiß es <@{bed.owner.id}>? @here")
        assert said.endswith("Notiert, ich frage nach. Zu finden im Thread unter der Karte.")
        (thread,) = threads(bed)
        (posted,) = [one async for one in thread.history() if one.content]
        assert posted.content.startswith(f"<@{bed.colleague.id}> **Inhaberin:** Oder weiß es ")
        assert [one.id for one in posted.mentions] == [bed.colleague.id] and not posted.mention_everyone
        kept = await row(bed, "SELECT * FROM note")
        assert (kept["member_id"], kept["asked_member_id"]) == (bed.owner.id, bed.colleague.id)
        assert (kept["message_id"], kept["posting_at"]) == (posted.id, None)
        assert [one["what"] for one in await events(bed)] == ["asked"]


async def test_a_role_is_asked_where_it_can_be_rung_and_else_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        assert (await asks(bed, card, bed.team_role)).endswith("Zu finden im Thread unter der Karte.")
        (thread,) = threads(bed)
        (posted,) = [one async for one in thread.history() if one.content]
        assert [one.id for one in posted.role_mentions] == [bed.team_role.id]
        quiet = bed.guild.create_role("Werkstatt")
        await allow(bed, "mention_everyone", False)
        assert (await asks(bed, card, quiet)).endswith(
            "Werkstatt darf ich nicht läuten: Da kommt keine Mitteilung."
        )


async def test_a_bot_is_not_asked_and_the_question_is_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        robot = bed.guild.add_member(bed.env.create_user("Robo", bot=True))
        said = await asks(bed, card, robot, "Weißt du das?")
        assert said.endswith("Ein Bot beantwortet keine Frage. Wähl einen Menschen.\n> Weißt du das?")
        assert threads(bed) == [] and await events(bed) == []


async def test_alone_there_is_nobody_to_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        shown = await panel(bed, card)
        assert "Notiz" in shown.buttons and "Nachfragen" not in shown.buttons
        await noted(bed, card, "Am Montag anrufen.")
        assert await posts(threads(bed)[0]) == ["**Inhaberin:** Am Montag anrufen."]


async def test_the_thread_is_archived_when_the_card_closes_and_opened_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        await noted(bed, card, "Ich frage nach.")
        (thread,) = threads(bed)
        await bed.owner.click(bed.again(card), "Erledigt")
        await bed.show()
        assert (await bed.client.fetch_channel(thread.id)).archived  # type: ignore[union-attr]
        await bed.owner.click(bed.again(card), "Wieder öffnen")
        await bed.show()
        assert not (await bed.client.fetch_channel(thread.id)).archived  # type: ignore[union-attr]
        assert await due(bed) is None
        assert "[1 Notiz](" in bed.again(card).text


async def test_where_the_card_comes_back_further_down_the_thread_stays_and_points_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        await noted(bed, card, "Ich frage nach.")
        shown = await panel(bed, card)
        await bed.owner.choose(shown, "Später …", "In 1 Stunde")
        await bed.show()
        assert "[1 Notiz](" in bed.again(card).text
        await later(bed, timedelta(hours=1))
        old, new = bed.cards()
        link = f"https://discord.com/channels/{bed.guild.id}/{bed.inbox.id}/{new.id}"
        assert (old.id, old.text, old.buttons) == (card.id, f"-# [weiter unten]({link})", [])
        assert "Samstag" in new.text and "[1 Notiz](" in new.text
        await noted(bed, new, "Sie weiß es.")
        (thread,) = threads(bed)
        assert thread.id == card.id and len(await posts(thread)) == 2


@pytest.mark.parametrize(
    ("right", "name"),
    [
        ("create_public_threads", "Öffentliche Threads erstellen"),
        ("send_messages_in_threads", "Nachrichten in Threads senden"),
    ],
)
async def test_without_a_right_the_note_is_kept_given_back_and_posted_once_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, right: str, name: str
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        await allow(bed, right, False)
        said = await noted(bed, card, "Ich rufe sie an.")
        assert f"Notiert. Es kommt in den Thread, sobald ich „{name}“ darf." in said
        assert said.endswith("> Ich rufe sie an.")
        assert "1 Notiz" in bed.again(card).text
        assert (await row(bed, "SELECT text, message_id FROM note")) == {
            "text": "Ich rufe sie an.",
            "message_id": None,
        }
        again = await bed.asked("Und am Sonntag?")
        assert again.framed, "cards come all the same"
        await allow(bed, right, None)
        await later(bed, REFUSED + timedelta(minutes=1))
        (thread,) = threads(bed)
        assert await posts(thread) == ["**Inhaberin:** Ich rufe sie an."]
        assert await due(bed) is None


@pytest.mark.parametrize("step", ["made", "posting", "posted", "done"])
async def test_a_kill_at_any_step_makes_neither_a_second_thread_nor_a_second_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        await bed.owner.send(await form(bed, card, "Notiz"), note="Ich rufe sie an.")
        # Messages of simcord have another year than the clock of the bed.
        monkeypatch.setattr(message_parsing, "BEFORE", timedelta(days=3650))
        with monkeypatch.context() as killed:
            killed.setattr(bed.app.noting, step, _killed)
            with pytest.raises(KilledError):
                await bed.show()
        await bed.show()
        before = await row(bed, "SELECT thread_id, thread_due_at FROM card")
        assert before["thread_due_at"] is not None
        if step == "made":
            # What Discord answers where there is a thread; simcord would make another.
            bed.env.inject_error("POST", "/channels/*/messages/*/threads", status=400, code=160004)
        await later(bed, TAKEN_FOR)
        (thread,) = threads(bed)
        assert await posts(thread) == ["**Inhaberin:** Ich rufe sie an."]
        assert await due(bed) is None
        assert (await row(bed, "SELECT thread_id FROM card"))["thread_id"] == thread.id == card.id


class KilledError(BaseException):
    """The process ends here."""


async def _killed(*_: Any) -> None:
    raise KilledError


async def test_a_thread_that_somebody_deleted_costs_no_note_and_no_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        await noted(bed, card, "Ich rufe sie an.")
        await threads(bed)[0].delete()
        await noted(bed, card, "Sie kommt am Montag.")
        await later(bed, REFUSED + timedelta(minutes=1))
        (thread,) = threads(bed)
        assert await posts(thread) == ["**Inhaberin:** Sie kommt am Montag."]
        assert bed.again(card).framed


async def test_a_thread_leaves_with_the_line_of_its_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        await noted(bed, card, "Ich rufe sie an.")
        await bed.owner.choose(await panel(bed, card), "Später …", "In 1 Stunde")
        await bed.show()
        await later(bed, timedelta(hours=1))
        await bed.owner.click(bed.cards()[-1], "Erledigt")
        await bed.show()
        bed.clock.advance(timedelta(days=8))
        await Tidying(bed.client).step(bed.clock())
        await bed.show()
        assert bed.cards() == [] and threads(bed) == []
        assert deleted(bed, card.id), "not only with its message"
        assert (await row(bed, "SELECT text FROM note"))["text"] == "Ich rufe sie an."


async def test_forgetting_a_person_takes_the_thread_and_the_words_of_its_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?", author="Zdenka P.", author_id="z")
        await noted(bed, card, "Zdenka anrufen.")
        await bed.owner.choose(await panel(bed, card), "Später …", "In 1 Stunde")
        await bed.show()
        await later(bed, timedelta(hours=1))
        await bed.owner.click(bed.cards()[-1], "Erledigt")
        await bed.show()
        actor = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        (known,) = await bed.app.forget.find(bed.business.id, "zdenka")
        assert (await bed.app.forget.forget(actor, [known.who])).comments == 1
        await bed.show()
        assert bed.cards() == [] and threads(bed) == []
        assert deleted(bed, card.id), "not only with its message"
        assert (await row(bed, "SELECT text FROM note"))["text"] == ""
        assert await row(bed, "SELECT notes, thread_id, thread_due_at FROM card") == {
            "notes": 0,
            "thread_id": None,
            "thread_due_at": None,
        }


async def test_a_note_about_a_person_who_is_forgotten_meanwhile_is_not_posted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?", author="Zdenka P.", author_id="z")
        await bed.owner.click(card, "Erledigt")
        await bed.show()
        await bed.owner.click(bed.again(card), "Wieder öffnen")
        await bed.show()
        opened = await form(bed, card, "Notiz")
        await bed.owner.click(bed.again(card), "Erledigt")
        await bed.show()
        actor = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        (known,) = await bed.app.forget.find(bed.business.id, "zdenka")
        await bed.app.forget.forget(actor, [known.who])
        said = message_in(await bed.owner.send(opened, note="Sie kommt noch."))
        assert said.text.endswith("> Sie kommt noch.") and "gibt es hier nicht mehr" in said.text
        await bed.show()
        assert threads(bed) == [] and await events(bed) == []


async def test_where_the_inbox_is_another_channel_by_then_the_old_message_points_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        await noted(bed, card, "Ich frage nach.")
        await bed.owner.choose(await panel(bed, card), "Später …", "In 1 Stunde")
        await bed.show()
        other = bed.guild.create_text_channel("neu")
        owner = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        await bed.app.setup.set_places(owner, inbox=DiscordChannelId(other.id))
        await later(bed, timedelta(hours=1))
        (new,), (old,) = other.history(), bed.cards()
        link = f"https://discord.com/channels/{bed.guild.id}/{other.id}/{new.id}"
        assert (old.id, old.text, old.buttons) == (card.id, f"-# [weiter unten]({link})", [])
        assert await due(bed) is None
