"""A card that Discord refuses reaches the owner all the same, plainer, and holds up no other."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.comment import CommentId
from bot.services.inbox.bundling import place
from cogs.inbox import discord_refusals
from tests.cogs.bell import Bell, bell
from tests.support.clock import NOW
from tests.support.loopback_discord import Channel, Message
from tests.support.loopback_discord.limits import Fault


async def _arrive(live: Bell, *texts: str, rings: bool = False) -> list[CommentId]:
    comments = [await live.days.comment(NOW, text=text) for text in texts]
    business = live.days.business.id
    await live.app.db.write(lambda tx: place(tx, business, comments, NOW, caught_up=not rings))
    await live.app.suggesting.step(NOW)
    return comments


def _inbox(live: Bell) -> Channel:
    return live.discord.guild.channel("kundenkommentare")


def _cards(live: Bell, part: str) -> list[Message]:
    return [message for message in _inbox(live).messages if part in message.text]


def _refuse(live: Bell, times: int, *, edits: bool = False) -> Fault:
    request = (
        f"PATCH /channels/{_inbox(live).id}/messages/*"
        if edits
        else f"POST /channels/{_inbox(live).id}/messages"
    )
    return live.discord.fault(request, status=400, code=50035, times=times)


async def _step(live: Bell, at: datetime) -> datetime | None:
    return await live.poster.step(at)


@pytest.mark.parametrize("rings", [False, True])
async def test_a_card_that_is_refused_twice_comes_bare_and_can_be_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rings: bool
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        _refuse(live, 2)
        await _arrive(live, "Habt ihr offen?", rings=rings)
        await _step(live, NOW)
        (card,) = _cards(live, "Discord zeigt diesen Kommentar nicht an")
        assert list(card.buttons) == ["Antworten", "Erledigt", "Mehr"]
        assert "Habt ihr offen?" not in card.text
        form = (await live.discord.owner.click(card, "Antworten")).modal
        assert "Habt ihr offen?" in "".join(form.texts)


async def test_a_card_that_is_refused_whenever_it_is_tried_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        fault = _refuse(live, 3)
        await _arrive(live, "Erste Frage?", "Zweite Frage?")
        due = await _step(live, NOW)
        assert fault.hits == 3
        assert _cards(live, "Zweite Frage?")
        assert _cards(live, "Erste Frage?") == []
        assert due is not None
        assert due - NOW >= timedelta(minutes=1)
        await _step(live, due + timedelta(seconds=3))
        assert len(_cards(live, "Erste Frage?")) == 1


async def test_a_change_that_is_refused_is_shown_without_its_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        (comment,) = await _arrive(live, "Habt ihr offen?")
        await live.app.db.write(
            lambda tx: tx.execute("UPDATE thread SET title = 'Advent', url = 'https://blog.example/a'")
        )
        await _step(live, NOW)
        (card,) = _cards(live, "Habt ihr offen?")
        assert "[Advent](https://blog.example/a)" in card.text
        _refuse(live, 1, edits=True)
        await live.app.desk.redraw(live.days.business.id, [comment], NOW)
        await _step(live, NOW)
        assert "*Advent*" in card.text
        assert "Habt ihr offen?" in card.text


async def test_a_card_whose_facts_cannot_be_read_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        first, _ = await _arrive(live, "Erste Frage?", "Zweite Frage?")
        await live.app.db.write(
            lambda tx: tx.execute("UPDATE comment SET kind = 'strange' WHERE id = :id", id=first)
        )
        due = await _step(live, NOW)
        assert _cards(live, "Zweite Frage?")
        assert due == NOW + timedelta(minutes=10)


async def test_a_card_that_cannot_be_drawn_comes_bare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:

        def slip(*_: object) -> None:
            raise ValueError("a slip in drawing")

        monkeypatch.setattr(discord_refusals, "draw", slip)
        await _arrive(live, "Habt ihr offen?")
        await _step(live, NOW)
        assert len(_cards(live, "Discord zeigt diesen Kommentar nicht an")) == 1


async def test_a_place_that_refuses_every_card_is_given_a_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        fault = _refuse(live, 1000)
        for number in range(12):
            await _arrive(live, f"Frage {number}?")
        due = await _step(live, NOW)
        assert fault.hits <= 9
        fault.lift()
        assert due is not None
        await _step(live, NOW + timedelta(minutes=1, seconds=5))
        assert all(len(_cards(live, f"Frage {number}?")) == 1 for number in range(12))
