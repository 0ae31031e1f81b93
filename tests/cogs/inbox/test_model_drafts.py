"""Draft of a language model in Discord: one line on the card, the form opens with its words, and a person sends it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.domain.settings import Language
from bot.domain.suggestion import Suggestion
from bot.texts import speak
from cogs.inbox.wording import reason_line
from tests.support.model_server import LanguageModel, asked, ids, language_model, text
from tests.support.shown import comment_card, template
from tests.support.simcord_bed import SimcordBed, form_in, form_of, message_in, simcord_bed


class Story(NamedTuple):
    question: str
    title: str
    body: str
    draft: str
    filled: str
    line: str
    note: str
    reply: str
    voice: str


STORIES = {
    Language.GERMAN_DU: Story(
        "Habt ihr Gutscheine?",
        "Gutscheine",
        "Hallo {name}, Gutscheine gibt es im Laden bis {?Uhrzeit} Uhr. Schau einfach vorbei!",
        "Hallo {name}, danke für deine Frage! Gutscheine gibt es im Laden bis {?Uhrzeit} Uhr, schau einfach vorbei.",
        "Hallo Kundin K., danke für deine Frage! Gutscheine gibt es im Laden bis {?Uhrzeit} Uhr, schau einfach vorbei.",
        "-# 1: Entwurf vom Sprachmodell",
        "Entwurf vom Sprachmodell. ",
        "Antworten",
        "du (informal)",
    ),
    Language.GERMAN_SIE: Story(
        "Haben Sie Gutscheine?",
        "Gutscheine",
        "Guten Tag {name}, Gutscheine gibt es im Laden bis {?Uhrzeit} Uhr. Schauen Sie einfach vorbei!",
        "Guten Tag {name}, danke für Ihre Frage! Gutscheine gibt es im Laden bis {?Uhrzeit} Uhr, schauen Sie vorbei.",
        "Guten Tag Kundin K., danke für Ihre Frage! Gutscheine gibt es im Laden bis {?Uhrzeit} Uhr, schauen Sie vorbei.",
        "-# 1: Entwurf vom Sprachmodell",
        "Entwurf vom Sprachmodell. ",
        "Antworten",
        "Sie (formal)",
    ),
    Language.ENGLISH: Story(
        "Do you sell vouchers?",
        "Vouchers",
        "Hello {name}, we sell vouchers in the shop until {?time}. Just drop in!",
        "Hello {name}, thank you for asking! We sell vouchers in the shop until {?time}, just drop in.",
        "Hello Kundin K., thank you for asking! We sell vouchers in the shop until {?time}, just drop in.",
        "-# 1: draft by the language model",
        "Draft by the language model. ",
        "Reply",
        "English",
    ),
}


@asynccontextmanager
async def drafting(
    folder: Path, patch: pytest.MonkeyPatch, language: Language = Language.GERMAN_DU
) -> AsyncIterator[tuple[Story, LanguageModel, SimcordBed]]:
    """Bed with a model that gives the draft of a story, and with its template."""
    story = STORIES[language]
    async with (
        language_model(text(story.draft)) as model,
        simcord_bed(folder, patch, language=language, **model.settings()) as bed,
    ):
        await bed.saved(story.title, story.body)
        yield story, model, bed


async def draft(bed: SimcordBed) -> None:
    """The loop asks the model until nothing more is due, and the desk draws."""
    assert bed.app.model_drafting is not None
    while await bed.app.model_drafting.step(bed.clock()) is not None:
        pass
    await bed.poster.step(bed.clock())


@pytest.mark.parametrize("language", list(Language))
async def test_a_draft_is_proposed_on_the_card_opened_in_the_form_and_sent_by_a_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    async with drafting(tmp_path, monkeypatch, language) as (story, model, bed):
        before = await bed.asked(story.question)
        assert story.line not in before.text
        await draft(bed)
        card = bed.again(before)
        assert story.line in card.text
        assert (len(bed.cards()), card.buttons) == (1, before.buttons)
        assert story.voice in asked(model.questions[0])["voice"]
        form = await form_of(bed, card, f"1 {story.title}")
        (blank, answer) = form.fields.values()
        assert (blank["label"], answer["value"]) == (story.body.split("{?")[1].split("}")[0], story.filled)
        assert answer["description"].startswith(story.note)
        assert len(answer["description"]) <= 100
        assert bed.platform.own() == []
        await bed.owner.send(form, **{blank["label"]: "18"})
        await bed.deliver()
        (sent,) = bed.platform.own()
        assert sent.text == story.filled.replace("{?Uhrzeit}", "18").replace("{?time}", "18")
        (counted,) = await bed.app.templates.all(bed.business.id)
        assert (counted.used, counted.edited) == (1, 0)
        assert len(model.questions) == 1


async def test_the_template_itself_is_one_choice_away_and_why_says_whose_words_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drafting(tmp_path, monkeypatch) as (story, _, bed):
        card = await bed.asked(story.question)
        await draft(bed)
        more = message_in(await bed.owner.click(bed.again(card), "Mehr"))
        form = form_in(await bed.owner.choose(more, "Andere Vorlage", story.title))
        answer = form.fields["answer"]
        assert answer["value"] == story.body.replace("{name}", "Kundin K.")
        assert "Sprachmodell" not in answer["description"]
        why = message_in(await bed.owner.click(more, "Warum?"))
        assert f"**1 {story.title}** · ziemlich sicher\n-# Entwurf vom Sprachmodell.\n-# Wörter:" in why.text


async def test_a_draft_that_comes_before_the_card_is_converted_costs_no_edit_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drafting(tmp_path, monkeypatch) as (story, _, bed):
        bed.platform.write(story.question)
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.suggest()
        await bed.poster.step(bed.clock())
        await draft(bed)
        (plain,) = bed.cards()
        assert not plain.v2
        bed.clock.advance(timedelta(seconds=3))
        await bed.poster.step(bed.clock())
        assert story.line in bed.again(plain).text
        due = await bed.app.desk.due(bed.clock() + timedelta(hours=1))
        assert due.cards == ()


async def test_an_answered_card_gets_no_draft_and_nothing_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drafting(tmp_path, monkeypatch) as (story, model, bed):
        card = await bed.asked(story.question)
        await bed.owner.click(card, "Erledigt")
        await draft(bed)
        assert model.questions == []
        assert "Sprachmodell" not in bed.again(card).text


async def test_an_order_of_the_model_says_who_chose_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with (
        language_model(ids(2)) as model,
        simcord_bed(tmp_path, monkeypatch, **model.settings("rank")) as bed,
    ):
        await bed.saved("Gutscheine", "Gern!")
        await bed.saved("Versand", "Gutscheine schicken wir per Post.")
        card = await bed.asked("Habt ihr Gutscheine?")
        assert card.buttons[0] == "1 Gutscheine"
        await draft(bed)
        card = bed.again(card)
        assert card.buttons[:2] == ["1 Versand", "2 Gutscheine"]
        assert "-# 1: vom Sprachmodell gewählt · 2 wegen „Gutscheine“" in card.text


async def test_an_owner_refuses_the_model_and_what_it_said_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drafting(tmp_path, monkeypatch) as (story, model, bed):
        card = await bed.asked(story.question)
        await draft(bed)
        listed = message_in(await bed.owner.command("connections"))
        assert "**Sprachmodell**\n-# formuliert den ersten Vorschlag" in listed.text
        await change(bed, "no")
        await bed.poster.step(bed.clock())
        assert "Sprachmodell" not in bed.again(card).text
        assert "Sprachmodell" not in message_in(await bed.owner.command("connections")).text
        await bed.asked(f"{story.question} Bitte!", author_id="somebody-else")
        await draft(bed)
        assert len(model.questions) == 1


async def change(bed: SimcordBed, choice: str) -> None:
    """The owner changes the defaults."""
    page = message_in(await bed.owner.command("setup"))
    form = form_in(await bed.owner.click(page, "Ändern"))
    assert form.fields["model"]["label"] == "Kommentare ans Sprachmodell"
    await bed.owner.send(form, model=[choice])


async def test_without_a_model_set_up_asks_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        assert bed.app.model_drafting is None
        page = message_in(await bed.owner.command("setup"))
        form = form_in(await bed.owner.click(page, "Ändern"))
        assert "model" not in form.fields
        await bed.owner.send(form)
        assert "Sprachmodell" not in message_in(await bed.owner.command("connections")).text


@pytest.mark.parametrize("language", list(Language))
def test_the_line_fits_a_phone(language: Language) -> None:
    texts = speak(language)
    facts = comment_card(language=language)
    one = Suggestion(template(1, "Gutscheine", "Gutscheine"), 9.0, ("Gutscheine",))
    for first in (replace(one, draft="x"), replace(one, picked=True)):
        line = reason_line(replace(facts, suggestions=(first, one, one)), texts)
        assert len(line) <= 93
    alone = reason_line(replace(facts, suggestions=(replace(one, draft="x"),)), texts)
    assert len(alone) <= 3 + 36
