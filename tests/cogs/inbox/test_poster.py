"""The loop of the cards: what happens to one card does not happen to the others."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest

from bot.domain.business import MemberId
from bot.domain.settings import Language
from tests.support.businesses import acting
from tests.support.simcord_bed import message_in, simcord_bed


async def test_a_card_whose_rows_cannot_be_read_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for text in ("Was kostet das?", "Habt ihr offen?"):
            bed.platform.write(text)
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.app.db.write(
            lambda tx: tx.execute("UPDATE comment SET media = 'torn' WHERE text = 'Was kostet das?'")
        )
        await bed.show()
        assert ["Habt ihr offen?" in card.text for card in bed.cards()] == [True]
        await bed.app.db.write(lambda tx: tx.execute("UPDATE comment SET media = '[]'"))
        bed.clock.advance(timedelta(minutes=11))
        await bed.show()
        assert sorted("Was kostet das?" in card.text for card in bed.cards()) == [False, True]


async def test_a_comment_that_comes_while_many_cards_are_redrawn_rings_before_the_rest_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for number in range(4):
            bed.platform.write(f"Frage {number}?", author=f"Gast {number}", author_id=f"g{number}")
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.show()
        owner = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        await bed.app.setup.set_language(owner, Language.GERMAN_SIE)
        edit = discord.http.HTTPClient.edit_message
        sent: list[bool] = []

        async def slow(*given: Any, **named: Any) -> Any:
            """Discord lets a bot edit about one message a second and channel."""
            if not sent:
                bed.platform.write("Habt ihr jetzt offen?", author="Eilig", author_id="e")
                bed.clock.advance(timedelta(minutes=2))
                await bed.read()
                await bed.suggest()
            sent.append("Eilig" in "".join(card.text for card in bed.cards()))
            return await edit(*given, **named)

        monkeypatch.setattr(discord.http.HTTPClient, "edit_message", slow)
        await bed.poster.step(bed.clock())
        assert sent == [False, True, True, True]


class Killed(BaseException):
    """The process ends here."""


async def _killed(*_: Any, **__: Any) -> Any:
    raise Killed


async def _cut_off(*_: Any, **__: Any) -> Any:
    raise aiohttp.ServerDisconnectedError


@pytest.mark.parametrize("trouble", [_killed, _cut_off], ids=["killed", "cut off"])
async def test_a_card_that_rings_again_is_there_once_though_its_old_message_was_not_deleted_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Any
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Schon das zweite Packerl kaputt!")
        panel = message_in(await bed.owner.click(card, "Mehr"))
        await bed.owner.choose(panel, "Später …", "In 1 Stunde")
        await bed.show()
        bed.clock.advance(timedelta(hours=1))
        await bed.app.waking.step(bed.clock())
        with monkeypatch.context() as until_then:
            until_then.setattr(discord.http.HTTPClient, "delete_message", trouble)
            with suppress(Killed):
                await bed.poster.step(bed.clock())
        assert len(bed.cards()) == 2
        bed.clock.advance(timedelta(minutes=10))
        await bed.show()
        (fresh,) = bed.cards()
        assert fresh.id != card.id and fresh.framed and fresh.buttons == ["Antworten", "Erledigt", "Mehr"]
        assert await bed.app.db.read(lambda tx: tx.all("SELECT * FROM removal")) == []
