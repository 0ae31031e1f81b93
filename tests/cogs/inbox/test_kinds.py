"""A kind that somebody corrects: the card is redrawn, the next one alike is read so, and that can be taken back."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.settings import Language
from tests.support.simcord_bed import Shown, SimcordBed, message_in, simcord_bed

FIRST, NEXT = "Wo ist mein Packerl vom Dienstag?", "Mein Packerl von Dienstag, wo ist es?"
WORDS = {
    Language.GERMAN_DU: (
        "Mehr",
        "Art ändern",
        "Beschwerde",
        "weil du „Wo ist",
        "Zurückholen",
        "Nichts daraus lernen",
        "Frage",
    ),
    Language.GERMAN_SIE: (
        "Mehr",
        "Art ändern",
        "Beschwerde",
        "weil Sie „Wo ist",
        "Zurückholen",
        "Nichts daraus lernen",
        "Frage",
    ),
    Language.ENGLISH: (
        "More",
        "Change kind",
        "Complaint",
        "because you changed “Wo ist",
        "Take back",
        "Learn nothing",
        "Question",
    ),
}


async def asked(bed: SimcordBed, text: str) -> Shown:
    bed.platform.write(text, author="Klara K.")
    bed.clock.advance(timedelta(minutes=5))
    await bed.read()
    await bed.show()
    return bed.cards()[-1]


@pytest.mark.parametrize("language", list(Language))
async def test_a_corrected_kind_holds_for_the_card_and_for_the_next_one_alike_until_it_is_taken_back(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more, change, complaint, because, _, forget, question = WORDS[language]
    async with simcord_bed(tmp_path, monkeypatch, language=language) as bed:
        card = await asked(bed, FIRST)
        assert question in card.text.splitlines()[0]
        panel = message_in(await bed.owner.click(card, more))
        said = message_in(await bed.owner.choose(panel, change, complaint))
        assert said.text.startswith(f"**{complaint}.**")
        await bed.show()
        assert complaint in bed.again(card).text.splitlines()[0]
        following = await asked(bed, NEXT)
        assert complaint in following.text.splitlines()[0]
        panel = message_in(await bed.owner.click(following, more))
        assert because in panel.text
        button = next(label for label in panel.buttons if label.startswith(forget))
        said = message_in(await bed.owner.click(panel, button))
        assert said.text.startswith(f"**{question}.**")
        await bed.show()
        assert question in bed.again(card).text.splitlines()[0]
        third = await asked(bed, NEXT)
        assert question in third.text.splitlines()[0]


async def test_a_correction_is_taken_back_with_one_tap_and_forgetting_takes_what_it_taught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more, change, complaint, _, back, *_ = WORDS[Language.GERMAN_DU]
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await asked(bed, FIRST)
        said = message_in(
            await bed.owner.choose(message_in(await bed.owner.click(card, more)), change, complaint)
        )
        await bed.owner.click(said, back)
        await bed.show()
        assert "Frage" in bed.again(card).text.splitlines()[0]
        await bed.owner.choose(message_in(await bed.owner.click(card, more)), change, complaint)
        await bed.app.db.write(lambda tx: tx.execute("UPDATE comment SET text = ''"))
        assert "Frage" in (await asked(bed, NEXT)).text.splitlines()[0]


async def test_praise_is_never_urgent_whoever_says_that_a_comment_is_praise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await asked(bed, "Mein Paket ist kaputt, bitte ruft mich dringend zurück!")
        assert "ringend" in card.text.splitlines()[0]
        panel = message_in(await bed.owner.click(card, "Mehr"))
        kinds = next(one for one in panel.selects if one["placeholder"] == "Art ändern …")
        assert [one["label"] for one in kinds["options"] if one.get("default")] == ["Art: Beschwerde"]
        await bed.owner.choose(panel, "Art ändern", "Lob")
        await bed.show()
        assert "ringend" not in bed.again(card).text.splitlines()[0]


async def test_what_is_released_teaches_that_the_next_one_alike_is_no_spam(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        spam = "Krypto Stammtisch im Café, DM an uns"
        bed.platform.write(spam)
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        out = message_in(
            await bed.owner.choose(message_in(await bed.owner.command("open")), "Anzeigen", "out")
        )
        (option,) = out.selects[0]["options"]
        opened = message_in(await bed.owner.choose(out, "Einen", option["value"]))
        await bed.owner.click(opened, "Kein Spam")
        await bed.show()
        before = len(bed.cards())
        await asked(bed, "Krypto Stammtisch im Café am Freitag, DM an uns")
        assert len(bed.cards()) == before + 1


@pytest.mark.parametrize(
    ("language", "more", "change", "urgent", "calm", "back"),
    [
        (Language.GERMAN_DU, "Mehr", "Art ändern", "Dringend", "Nicht dringend", "Zurückholen"),
        (Language.ENGLISH, "More", "Change kind", "Urgent", "Not urgent", "Take back"),
    ],
)
async def test_urgency_is_corrected_in_the_same_select_learnt_and_taken_back(
    language: Language,
    more: str,
    change: str,
    urgent: str,
    calm: str,
    back: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, language=language) as bed:
        card = await asked(bed, FIRST)
        assert urgent not in card.text
        said = message_in(
            await bed.owner.choose(message_in(await bed.owner.click(card, more)), change, urgent)
        )
        assert said.text.startswith(f"**{urgent}.**")
        await bed.show()
        assert urgent in bed.again(card).text.splitlines()[0]
        following = await asked(bed, NEXT)
        assert urgent in following.text.splitlines()[0]
        panel = message_in(await bed.owner.click(following, more))
        assert f"{urgent}: " in panel.text
        await bed.owner.choose(panel, change, calm)
        await bed.show()
        assert urgent not in bed.again(following).text.splitlines()[0]
        await bed.owner.click(said, back)
        await bed.show()
        assert urgent not in bed.again(card).text.splitlines()[0]
