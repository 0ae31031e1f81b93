"""Suggestions on cards in Discord: read from rows, in one message, and learnt from what was sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.card_facts import CardState
from bot.domain.settings import Language
from bot.domain.suggestion import Suggestion
from bot.services.inbox.bundling import RINGS_WITHIN
from bot.services.inbox.library import Library
from bot.texts import speak
from cogs.inbox.wording import reason_line, shown_suggestions
from tests.support.shown import comment_card, template
from tests.support.simcord_bed import Shown, SimcordBed, form_in, message_in, simcord_bed


async def silent(bed: SimcordBed, text: str) -> None:
    """A comment that was written while the bot was off."""
    bed.platform.write(text)
    bed.clock.advance(timedelta(hours=4))
    await bed.read()


def card(bed: SimcordBed) -> Shown:
    (only,) = bed.cards()
    return only


async def test_a_silent_card_is_posted_once_with_its_suggestions_and_edited_never(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine")
        await silent(bed, "Habt ihr Gutscheine?")
        await bed.poster.step(bed.clock())
        assert bed.cards() == []
        await bed.suggest()
        await bed.poster.step(bed.clock())
        assert card(bed).buttons == ["1 Gutscheine", "Antworten", "Erledigt", "Mehr"]
        await bed.show()
        (message,) = bed.inbox.history()
        assert message.edited_at is None


async def test_a_silent_card_is_posted_after_three_seconds_where_no_suggestions_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine")
        await silent(bed, "Habt ihr Gutscheine?")
        bed.clock.advance(timedelta(seconds=3))
        await bed.poster.step(bed.clock())
        assert card(bed).buttons == ["Antworten", "Erledigt", "Mehr"]
        await bed.show()
        assert card(bed).buttons == ["1 Gutscheine", "Antworten", "Erledigt", "Mehr"]


async def test_a_card_that_rings_has_its_suggestions_from_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine")
        bed.platform.write("Habt ihr Gutscheine?")
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.suggest()
        await bed.poster.step(bed.clock())
        assert (card(bed).v2, card(bed).buttons[0]) == (False, "1 Gutscheine")


async def test_a_plain_card_rings_without_suggestions_that_are_late_and_becomes_a_card_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine")
        bed.platform.write("Habt ihr Gutscheine?")
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        bed.clock.advance(RINGS_WITHIN)
        await bed.poster.step(bed.clock())
        assert not card(bed).v2
        await bed.suggest()
        await bed.poster.step(bed.clock())
        assert not card(bed).v2
        bed.clock.advance(timedelta(seconds=3))
        await bed.poster.step(bed.clock())
        assert (card(bed).v2, card(bed).buttons[0]) == (True, "1 Gutscheine")
        assert await bed.app.desk.due(bed.clock()) == await bed.app.desk.due(bed.clock() + timedelta(hours=1))


async def test_nothing_is_computed_while_a_card_or_its_panel_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine")
        await bed.saved("Anfahrt")
        bed.platform.write("Habt ihr Gutscheine?")
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.suggest()

        def computed(*_: object) -> None:
            raise AssertionError("computed while drawing")

        monkeypatch.setattr(Library, "rank", computed)
        await bed.show()
        assert card(bed).buttons[0] == "1 Gutscheine"
        more = message_in(await bed.owner.click(card(bed), "Mehr"))
        assert [option["label"] for option in more.selects[1]["options"]] == [
            "Gutscheine",
            "Anfahrt",
            "Suchen …",
        ]


async def test_a_card_shows_three_and_a_held_one_one_of_the_five_that_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for title in ("Gutscheine", "Gutscheine A", "Gutscheine B", "Gutscheine C", "Gutscheine D"):
            await bed.saved(title)
        shown = await bed.asked("Habt ihr Gutscheine?")
        assert shown.buttons[0] == "1 Gutscheine"
        assert [label[:12] for label in shown.buttons[1:4]] == ["2 Gutscheine", "3 Gutscheine", "Antworten"]
        assert "3 wegen „Gutscheine“" in shown.text
        assert "4 wegen" not in shown.text
        rows = await bed.app.db.read(lambda tx: tx.one("SELECT count(*) AS n FROM suggestion"))
        assert rows is not None
        assert rows["n"] == 5


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [("Gutscheine", "Öffnungszeiten", 3), ("Gutscheine!", "Öffnungszeiten", 2), ("Bons", "Zeit", 3)],
)
def test_a_third_has_a_button_only_where_the_labels_of_two_are_28_characters_at_most(
    first: str, second: str, shown: int
) -> None:
    names = [first, second, "Kurs", "Versand"]
    four = tuple(
        Suggestion(template(number, name, name), 3.0, (name,)) for number, name in enumerate(names, 1)
    )
    facts = comment_card(suggestions=four)
    assert shown_suggestions(facts) == four[:shown]
    assert shown_suggestions(replace(facts, state=CardState.HELD)) == four[:1]


@pytest.mark.parametrize("language", list(Language))
def test_three_reasons_never_fill_more_than_ninety_characters(language: Language) -> None:
    three = tuple(
        Suggestion(template(number, "Bons", "Bons", used=99), 3.0, ("Weihnachtsgutscheine",))
        for number in range(1, 4)
    )
    line = reason_line(comment_card(suggestions=three, language=language), speak(language))
    assert len(line.removeprefix("-# ")) <= 90
    assert line.count("„Weih") + line.count("“Weih") == 3


async def test_a_reply_that_went_out_is_learnt_from_on_the_cards_that_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for title in ("Versand", "Versand!"):
            await bed.saved(title)
        waits = await bed.asked("Wie geht der Versand?", author_id="w")
        answered = await bed.asked("Und der Versand?", author_id="a")
        assert waits.buttons[:2] == ["1 Versand", "2 Versand!"]
        await bed.owner.send(form_in(await bed.owner.click(answered, "2 Versand!")))
        await bed.deliver()
        await bed.learn()
        assert bed.again(waits).buttons[:2] == ["1 Versand!", "2 Versand"]
