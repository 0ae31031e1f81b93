"""An access that ends, for each reason: one card with its sentence and its button, and everything is there again after it
was renewed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.connecting import Connected
from bot.domain.reason import ACCESS_ENDED, Reason
from bot.domain.settings import Language
from bot.ports import Reconnect
from bot.texts import speak
from bot.words.reasons import connection_sentence
from tests.support.businesses import acting
from tests.support.simcord_bed import SimcordBed, simcord_bed

ENDS = (*sorted(ACCESS_ENDED - {Reason.KEY_LOST}), Reason.NO_RIGHT)
"""What a platform says: the lost key of this machine is none of it."""


async def ends(bed: SimcordBed, reason: Reason) -> None:
    """From now on the platform refuses reading and its check for this reason."""
    for call in ("fetch", "check"):
        bed.platform.trouble(call, Reconnect(reason), times=99)
    bed.clock.advance(timedelta(minutes=2))
    await bed.read()
    await bed.show()


async def renewed(bed: SimcordBed) -> None:
    """The owner gives access again."""
    bed.platform.mend()
    by_hand = acting(bed.business.id, bed.owner.id, bed.clock())  # type: ignore[arg-type]
    assert isinstance(await bed.app.connect.renew(by_hand, bed.channel, {"password": "new"}), Connected)
    await bed.read()
    await bed.show()


async def history(bed: SimcordBed) -> list[tuple[object, ...]]:
    """Rows of everything that was there, with how often each rang."""
    return await bed.app.db.read(
        lambda tx: [
            tuple(row)
            for row in tx.all(
                "SELECT id, channel_id, external_id, person_id, seen_at, state, answered_at,"
                " (SELECT count(*) FROM event WHERE comment_id = comment.id AND what = 'announced')"
                " FROM comment ORDER BY id"
            )
        ]
    )


async def test_every_end_of_an_access_has_its_card_and_nothing_is_lost_when_it_is_renewed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = speak(Language.GERMAN_DU)
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        words = bed.app.switchboard.info("fake").words
        answered = await bed.asked("Schon beantwortet?")
        assert "Beantworten" not in answered.text
        sentences = []
        for number, reason in enumerate(ENDS):
            before = await history(bed)
            await ends(bed, reason)
            card = bed.cards()[-1]
            sentence = connection_sentence(texts, reason, words)
            assert "läutet seit " in card.text and sentence in card.text, reason
            assert "Zugang erneuern" in card.buttons, reason
            sentences.append(sentence)
            missed = bed.platform.write(f"Währenddessen {number}", author_id=f"a{number}")
            bed.clock.advance(timedelta(hours=2))
            await bed.read()
            await bed.show()
            assert [one.id for one in bed.cards()][-1] == card.id, "one card, however long it lasts"
            await renewed(bed)
            assert (
                "läutet wieder" in bed.again(card).text and "1 Kommentar nachgeholt" in bed.again(card).text
            )
            after = await history(bed)
            assert after[: len(before)] == before, "comments, people, times and states are as they were"
            assert [row[2:3] + row[-1:] for row in after[len(before) :]] == [(missed, 1)]
        assert len(set(sentences)) == len(ENDS), "each has a sentence of its own"
