"""A card that Discord refuses reaches the owner all the same, plainer, and holds up no other."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.comment import CommentId
from bot.services.inbox.placing import place
from cogs.inbox import plainer
from tests.cogs.bell import Bell, bell
from tests.support.clock import NOW
from tests.support.loopback_discord import Channel, Message
from tests.support.loopback_discord.limits import Fault


async def _arrive(it: Bell, *texts: str, rings: bool = False) -> list[CommentId]:
    comments = [await it.days.comment(NOW, text=text) for text in texts]
    business = it.days.business.id
    await it.app.db.write(lambda tx: place(tx, business, comments, NOW, caught_up=not rings))
    return comments


def _inbox(it: Bell) -> Channel:
    return it.discord.guild.channel("kundenkommentare")


def _cards(it: Bell, part: str) -> list[Message]:
    return [message for message in _inbox(it).messages if part in message.text]


def _refuse(it: Bell, times: int, *, edits: bool = False) -> Fault:
    request = (
        f"PATCH /channels/{_inbox(it).id}/messages/*" if edits else f"POST /channels/{_inbox(it).id}/messages"
    )
    return it.discord.fault(request, status=400, code=50035, times=times)


async def _step(it: Bell, at: datetime) -> datetime | None:
    return await it.poster.step(at)


@pytest.mark.parametrize("rings", [False, True])
async def test_a_card_that_is_refused_twice_comes_bare_and_can_be_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rings: bool
) -> None:
    async with bell(tmp_path, monkeypatch) as it:
        _refuse(it, 2)
        await _arrive(it, "Habt ihr offen?", rings=rings)
        await _step(it, NOW)
        (card,) = _cards(it, "Discord zeigt diesen Kommentar nicht an")
        assert list(card.buttons) == ["Antworten", "Erledigt", "Mehr"]
        assert "Habt ihr offen?" not in card.text
        form = (await it.discord.owner.click(card, "Antworten")).modal
        assert "Habt ihr offen?" in "".join(form.texts)


async def test_a_card_that_is_refused_whenever_it_is_tried_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as it:
        fault = _refuse(it, 3)
        await _arrive(it, "Erste Frage?", "Zweite Frage?")
        due = await _step(it, NOW)
        assert fault.hits == 3
        assert _cards(it, "Zweite Frage?")
        assert _cards(it, "Erste Frage?") == []
        assert due is not None
        assert due - NOW >= timedelta(minutes=1)
        await _step(it, due + timedelta(seconds=3))
        assert len(_cards(it, "Erste Frage?")) == 1


async def test_a_change_that_is_refused_is_shown_without_its_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as it:
        (comment,) = await _arrive(it, "Habt ihr offen?")
        await it.app.db.write(
            lambda tx: tx.execute("UPDATE thread SET title = 'Advent', url = 'https://blog.example/a'")
        )
        await _step(it, NOW)
        (card,) = _cards(it, "Habt ihr offen?")
        assert "[Advent](https://blog.example/a)" in card.text
        _refuse(it, 1, edits=True)
        await it.app.desk.redraw(it.days.business.id, [comment], NOW)
        await _step(it, NOW)
        assert "*Advent*" in card.text
        assert "Habt ihr offen?" in card.text


async def test_a_card_whose_facts_cannot_be_read_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as it:
        first, _ = await _arrive(it, "Erste Frage?", "Zweite Frage?")
        await it.app.db.write(
            lambda tx: tx.execute("UPDATE comment SET kind = 'strange' WHERE id = :id", id=first)
        )
        due = await _step(it, NOW)
        assert _cards(it, "Zweite Frage?")
        assert due == NOW + timedelta(minutes=10)


async def test_a_card_that_cannot_be_drawn_comes_bare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as it:

        def slip(*_: object) -> None:
            raise ValueError("a slip in drawing")

        monkeypatch.setattr(plainer, "draw", slip)
        await _arrive(it, "Habt ihr offen?")
        await _step(it, NOW)
        assert len(_cards(it, "Discord zeigt diesen Kommentar nicht an")) == 1


async def test_a_place_that_refuses_every_card_is_given_a_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as it:
        fault = _refuse(it, 1000)
        for number in range(12):
            await _arrive(it, f"Frage {number}?")
        due = await _step(it, NOW)
        assert fault.hits <= 9
        fault.lift()
        assert due is not None
        await _step(it, NOW + timedelta(minutes=1, seconds=5))
        assert all(len(_cards(it, f"Frage {number}?")) == 1 for number in range(12))
