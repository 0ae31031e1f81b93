"""Lessons: what a sent reply teaches about the comment that it answers."""

from dataclasses import replace

import pytest

from bot.domain.example import Origin
from bot.domain.lesson import Lesson, SentReply, lesson
from bot.domain.placeholder import Values
from bot.domain.settings import Language
from bot.domain.template import Template, TemplateId, Variant
from tests.support.clock import NOW

BODY = "Hallo {vorname|du}, Gutscheine gibt es im Laden oder online ab zehn Euro, fertig bis {?Tag}. Liebe Grüße!"
VOUCHERS = Template(TemplateId(1), "Gutscheine", "Gutscheine", BODY, 0, NOW)
SHIPPING = Template(
    TemplateId(2),
    "Versand",
    "Versand",
    "Wir schicken jeden Dienstag.",
    0,
    NOW,
    others=(Variant(Language.ENGLISH, "We ship every Tuesday by post, all over Austria."),),
)
EVERY = (VOUCHERS, SHIPPING)


def taught(
    body: str, template: int | None = None, *, suggested: bool = False, draft: str = ""
) -> Lesson | None:
    picked = None if template is None else TemplateId(template)
    reply = SentReply(body, picked, Values("Anna Huber", "Post", "Laden"), draft, suggested)
    return lesson(reply, EVERY)


AS_IT_IS = (
    "Hallo Anna, Gutscheine gibt es im Laden oder online ab zehn Euro, fertig bis Dienstag früh. Liebe Grüße!"
)


def test_a_template_that_was_sent_with_its_blanks_filled_in_counts_whole() -> None:
    assert taught(AS_IT_IS, 1) == Lesson(TemplateId(1), Origin.PICK, 1.0)


@pytest.mark.parametrize(
    ("body", "weight"),
    [
        ("Hallo Anna, Gutscheine gibt es im Laden oder online ab zwanzig Euro, bis morgen. Ciao!", 1.0),
        ("Servus! Gutscheine gibt es im Laden oder am Markt, und ab zehn Euro.", 0.5),
        ("Gutscheine? Leider nein, die haben wir abgeschafft, es tut uns sehr leid.", None),
    ],
)
def test_an_edited_template_counts_by_how_much_of_it_survived(body: str, weight: float | None) -> None:
    found = taught(body, 1)
    assert found == (None if weight is None else Lesson(TemplateId(1), Origin.EDITED, weight))


def test_a_draft_that_was_sent_as_it_is_counts_as_picked() -> None:
    draft = "Ja freilich haben wir welche, schau einfach vorbei."
    assert taught(draft, 1, draft=draft) == Lesson(TemplateId(1), Origin.PICK, 1.0)
    assert taught(draft, 1) is None


def test_a_reply_by_hand_that_resembles_a_template_in_any_language_counts_for_that() -> None:
    assert taught("We ship every Tuesday by post, all over Europe.") == Lesson(TemplateId(2), Origin.TYPED)
    nearly = AS_IT_IS.replace("Laden", "Geschäft")
    assert taught(nearly, 2) == taught(nearly) == Lesson(TemplateId(1), Origin.TYPED)


def test_a_reply_by_hand_although_templates_were_suggested_says_that_none_fitted() -> None:
    own = "Das weiß nur unser Röstmeister, ich frag ihn gleich."
    assert taught(own, suggested=True) == Lesson(None, Origin.FREE)
    assert taught(own) is None
    assert taught(own, 1, suggested=True) is None, "it was taken, and written over"


def test_a_reply_made_from_a_template_that_is_gone_teaches_what_it_resembles() -> None:
    reply = SentReply(AS_IT_IS, TemplateId(9), Values("Anna"), "", True)
    assert lesson(reply, EVERY) == Lesson(TemplateId(1), Origin.TYPED)
    assert lesson(replace(reply, body="Ganz etwas anderes."), EVERY) is None
