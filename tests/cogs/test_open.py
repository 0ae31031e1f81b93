"""/open on simcord: its parts, its links, and what was sorted out, which can be taken back."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import MemberId
from bot.domain.comment import Visibility
from bot.domain.settings import Language
from tests.support.businesses import acting
from tests.support.simcord_bed import Shown, SimcordBed, message_in, simcord_bed


async def listed(bed: SimcordBed, part: str = "") -> Shown:
    panel = message_in(await bed.owner.command("open"))
    return panel if not part else message_in(await bed.owner.choose(panel, "Anzeigen", part))


def parts(panel: Shown) -> list[str]:
    return [option["label"] for select in panel.selects for option in select["options"]]


async def came(bed: SimcordBed, *texts: str) -> None:
    for text in texts:
        bed.platform.write(text)
    bed.clock.advance(timedelta(minutes=2))
    await bed.read()
    await bed.show()


async def test_the_list_is_narrowed_to_what_is_urgent_and_offers_the_walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await came(bed, "Wann habt ihr offen?", "Super!")
        panel = await listed(bed)
        assert panel.text.startswith("### 2 offen\n1 [")
        assert panel.buttons == ["Der Reihe nach", "Alle erledigen"]
        assert panel.selects == [], "nothing to choose from"
        await bed.app.db.write(lambda tx: tx.execute("UPDATE comment SET urgent = 1 WHERE text = 'Super!'"))
        panel = await listed(bed)
        assert parts(panel) == ["Alle offenen (2)", "Dringend (1)"]
        urgent = await listed(bed, "urgent")
        assert urgent.text.startswith("### 1 dringend\n1 [")
        assert "„Super\\!“" in urgent.text or "„Super!“" in urgent.text
        assert urgent.buttons == []
        walk = message_in(await bed.owner.click(panel, "Der Reihe nach"))
        assert "Super!" in walk.text.replace("\\", "")


async def test_what_was_sorted_out_is_listed_opened_and_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await came(bed, "Gewinn ein iPhone")
        (external,) = bed.platform.comments
        bed.platform.set(external, Visibility.SPAM)
        await came(bed)
        panel = await listed(bed)
        assert panel.text.startswith("### Nichts ist offen")
        out = await listed(bed, "out")
        assert out.text.startswith("### 1 aussortiert\n1 [")
        assert "-# Spam · „Gewinn ein iPhone“" in out.text
        (option,) = out.selects[0]["options"]
        opened = message_in(await bed.owner.choose(out, "Einen", option["value"]))
        assert "Jetzt: Spam" in opened.text
        assert opened.buttons[:2] == ["Kein Spam", "Mehr"]
        back = message_in(await bed.owner.click(opened, "Zurück"))
        assert back.text == out.text
        opened = message_in(await bed.owner.choose(back, "Einen", option["value"]))
        await bed.owner.click(opened, "Kein Spam")
        await bed.deliver()
        assert bed.platform.comments[external].visibility is Visibility.PUBLIC
        assert (await listed(bed)).text.startswith("### 1 offen")


@pytest.mark.parametrize("language", list(Language))
async def test_a_long_list_says_how_many_there_are_besides(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("domain", "services.inbox"):
        monkeypatch.setattr(f"bot.{module}.open_list.LISTED", 11)
    async with simcord_bed(tmp_path, monkeypatch, language=language) as bed:
        await came(bed, *(f"Frage {number}?" for number in range(13)))
        panel = await listed(bed)
        last = message_in(await bed.owner.click(panel, panel.buttons[1]))
        assert last.text.split("\n")[-1] in ("-# und 2 weitere", "-# and 2 more")
        assert last.buttons[0] in ("Zurück", "Back")


async def test_in_a_team_each_sees_what_is_with_them_claimed_or_put_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        await came(bed, "Wann habt ihr offen?", "Was kostet der Kurs?", "Super!")
        question = next(card for card in bed.cards() if "Wann habt" in card.text)
        await bed.colleague.click(question, "Antworten")
        praise = next(card for card in bed.cards() if "Super!" in card.text)
        number = await bed.app.db.read(
            lambda tx: tx.one("SELECT card_id FROM card_comment ORDER BY comment_id DESC")
        )
        assert number is not None
        assert praise.text
        now = bed.clock()
        actor = acting(bed.business.id, MemberId(bed.owner.id), now)
        await bed.app.snoozing.snooze(actor, number[0], now + timedelta(hours=1))
        owner = message_in(await bed.owner.command("open"))
        assert parts(owner) == ["Alle offenen (3)", "Bei dir (1)"]
        mine = message_in(await bed.owner.choose(owner, "Anzeigen", "mine"))
        assert mine.text.startswith("### 1 bei dir\n1 [")
        assert "Super!" in mine.text.replace("\\", "")
        theirs = message_in(await bed.colleague.command("open"))
        mine = message_in(await bed.colleague.choose(theirs, "Anzeigen", "mine"))
        assert "Wann habt ihr offen?" in mine.text
        bed.clock.advance(timedelta(minutes=11))
        assert parts(message_in(await bed.colleague.command("open"))) == []


WHY = {
    Language.GERMAN_DU: ("aussortiert", "-# wegen „Verdiene 500", "Aussortiert (1)", "Kein Spam"),
    Language.GERMAN_SIE: ("aussortiert", "-# wegen „Verdiene 500", "Aussortiert (1)", "Kein Spam"),
    Language.ENGLISH: ("sorted out", "-# because of “Verdiene 500", "Sorted out (1)", "Not spam"),
}


@pytest.mark.parametrize("language", list(Language))
async def test_what_is_spam_like_is_listed_with_why_and_rings_once_somebody_says_that_it_is_none(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    word, why, part, button = WHY[language]
    show, one = ("Show", "Open one") if language is Language.ENGLISH else ("Anzeigen", "Einen")
    async with simcord_bed(tmp_path, monkeypatch, language=language) as bed:
        await came(bed, "Verdiene 500 € am Tag mit Krypto, DM mir")
        assert bed.cards() == []
        panel = message_in(await bed.owner.command("open"))
        assert part in parts(panel)
        out = message_in(await bed.owner.choose(panel, show, "out"))
        assert out.text.startswith(f"### 1 {word}\n1 [")
        assert why in out.text, out.text
        (option,) = out.selects[0]["options"]
        opened = message_in(await bed.owner.choose(out, one, option["value"]))
        assert opened.buttons[0] == button
        bed.clock.advance(timedelta(hours=2))
        said = message_in(await bed.owner.click(opened, button))
        assert said.buttons, "the way back to the list"
        await bed.show()
        (card,) = bed.cards()
        assert "Krypto" in card.text
        assert f"<@{bed.owner.id}>" in card.text, "it rings"
