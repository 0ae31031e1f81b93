"""Panel [Why?]: how sure, which words, and the earlier comment that is most like this one."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.comment import CommentId
from bot.domain.example import Example, ExampleId, Origin
from bot.domain.plaintext import one_line
from bot.domain.settings import Language
from bot.domain.suggestion import Confidence, Reason, Suggestion
from bot.domain.template import TemplateId
from bot.storage.erasing import ErasingStore
from bot.storage.examples import ExampleStore
from bot.storage.sqlite.database import Tx
from bot.storage.suggestions import SuggestionStore
from bot.texts import speak
from cogs.inbox.reasons import draw
from cogs.kit.routes import Button
from tests.cogs.inbox.test_hostile_cards import HOSTILE, assert_looks_like, harmless, texts_of
from tests.support.clock import NOW
from tests.support.shown import comment, comment_card, template
from tests.support.simcord_bed import form_of, message_in, simcord_bed


async def test_the_panel_names_the_earlier_comment_and_its_day_until_that_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        vouchers = await bed.saved("Gutscheine")
        business, then = bed.business.id, bed.clock()
        await bed.asked("Gibt es Gutscheine auch online?", author="Erna", author_id="e")
        (earlier,) = await bed.app.db.read(lambda tx: [row["id"] for row in tx.all("SELECT id FROM comment")])

        def learn(tx: Tx) -> None:
            ExampleStore(tx).learn(business, CommentId(earlier), vouchers, Origin.PICK, 1.0, then)
            SuggestionStore(tx).library_changed(business)

        await bed.app.db.write(learn)
        bed.clock.advance(timedelta(days=3))
        await bed.suggest()
        card = await bed.asked("Gibt es Gutscheine online?", author="Klara", author_id="k")
        more = message_in(await bed.owner.click(card, "Mehr"))
        why = message_in(await bed.owner.click(more, "Warum?"))
        assert "**1 Gutscheine** · ziemlich sicher" in why.text
        assert "Wörter: „Gutscheine“" in why.text
        assert (
            f"Wie am {speak(Language.GERMAN_DU).date(then, 'Europe/Vienna')}: „Gibt es Gutscheine auch online?“"
            in why.text
        )
        await bed.app.db.write(
            lambda tx: ErasingStore(tx).empty(business, (CommentId(earlier),), (), bed.clock())
        )
        more = message_in(await bed.owner.click(why, "Mehr"))
        again = message_in(await bed.owner.click(more, "Warum?"))
        assert "**1 Gutscheine**" in again.text and "Wie am" not in again.text


async def test_where_nothing_fits_the_panel_says_so_and_what_came_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine")
        card = await bed.asked("Wie war das mit dem Radständer vor der Tür gemeint?")
        assert "keine Vorlage passt sicher" in card.text
        more = message_in(await bed.owner.click(card, "Mehr"))
        why = message_in(await bed.owner.click(more, "Warum?"))
        assert "Keine Vorlage passt" in why.text


async def test_the_nearest_of_none_that_fits_can_be_taken_from_the_panel_and_is_learnt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        racks = await bed.saved("Fahrrad abstellen", "Der Ständer ist rechts vom Eingang.", "Radständer")
        await bed.saved("Gutscheine")
        card = await bed.asked("Wie war das mit dem Platz vor der Tür gemeint?")
        more = message_in(await bed.owner.click(card, "Mehr"))
        why = message_in(await bed.owner.click(more, "Warum?"))
        assert why.text.split("\n")[1] == "Keine Vorlage passt sicher. Am nächsten dran:"
        [take] = [label for label in why.buttons if "Radständer" in label]
        form = await form_of(bed, why, take)
        assert form.fields["answer"]["value"] == "Der Ständer ist rechts vom Eingang."
        await bed.owner.send(form, answer="Der Ständer ist rechts vom Eingang.")
        await bed.deliver()
        await bed.learn()
        learnt = await bed.app.db.read(lambda tx: ExampleStore(tx).of(bed.business.id, racks))
        assert [one.text for one in learnt] == ["Wie war das mit dem Platz vor der Tür gemeint?"]


def test_the_nearest_one_of_none_that_fits_is_not_called_likely() -> None:
    near = Suggestion(template(1, "Gutscheine", "x"), 0.9, ("Gutscheine",), confidence=Confidence.LIKELY)
    texts = speak(Language.GERMAN_DU)
    drawn = texts_of(draw(comment_card(suggestions=()), (Reason(near, None),), texts))
    assert "\n".join(drawn).splitlines()[-2:] == ["**1 Gutscheine**", "-# Wörter: „Gutscheine“"]
    shown = texts_of(draw(comment_card(suggestions=(near,)), (Reason(near, None),), texts))
    assert "**1 Gutscheine** · wahrscheinlich" in "\n".join(shown)


@pytest.mark.parametrize(
    ("suggested", "buttons"), [(False, ["1 Gutscheine", "Mehr"]), (True, ["1 war falsch", "Mehr"])]
)
def test_what_is_not_suggested_can_be_taken_and_what_is_can_be_called_wrong(
    suggested: bool, buttons: list[str]
) -> None:
    one = Suggestion(template(1, "Gutscheine", "Gutscheine"), 0.9, ("Gutscheine",))
    earlier = Example(ExampleId(1), TemplateId(1), "Gibt es Gutscheine?", Origin.PICK, 1.0, NOW)
    facts = comment_card(suggestions=(one,) if suggested else ())
    drawn = draw(facts, (Reason(one, earlier),), speak(Language.GERMAN_DU))
    assert [part.item.label for part in drawn.walk_children() if isinstance(part, Button)] == buttons


def panel(words: str, language: Language = Language.GERMAN_DU, origin: Origin = Origin.PICK) -> list[str]:
    """Texts of a panel that has these words wherever somebody's words are."""
    line = one_line(words)
    example = Example(ExampleId(1), TemplateId(1), words, origin, 1.0, NOW)
    because = tuple(line.split()[:2])
    one = Suggestion(template(1, line[:80], "x"), 0.9, because, True, Confidence.SURE, ExampleId(1))
    facts = comment_card(comment(words, line), language=language, suggestions=(one,))
    return texts_of(draw(facts, (Reason(one, example),), speak(language)))


@pytest.mark.parametrize("origin", [Origin.PICK, Origin.GIVEN])
def test_a_panel_of_hostile_words_looks_like_one_of_harmless_words(origin: Origin) -> None:
    for words in HOSTILE:
        assert_looks_like(panel(words, origin=origin), panel(harmless(words), origin=origin), words)


@pytest.mark.parametrize("language", list(Language))
def test_the_panel_is_a_few_short_lines_in_every_language(language: Language) -> None:
    lines = "\n".join(panel("Habt ihr Gutscheine auch online? " * 9, language)).splitlines()
    assert len(lines) <= 5
    assert all(len(line) <= 110 for line in lines)


PICKED = {
    Language.GERMAN_DU: "-# Vom Sprachmodell gewählt.",
    Language.GERMAN_SIE: "-# Vom Sprachmodell gewählt.",
    Language.ENGLISH: "-# Picked by the language model.",
}


@pytest.mark.parametrize("language", list(Language))
def test_the_panel_says_that_a_language_model_put_a_template_first(language: Language) -> None:
    chosen = Suggestion(template(1, "Gutscheine", "x"), 0.9, ("Gutscheine",), picked=True)
    facts = comment_card(language=language, suggestions=(chosen,))
    drawn = texts_of(draw(facts, (Reason(chosen, None),), speak(language)))
    assert PICKED[language] in "\n".join(drawn).splitlines()
