"""Inquiry: the same question has the same fingerprint, so that a language model is not asked twice."""

from bot.domain.language_model import ModelTask
from bot.domain.model_draft.inquiry import Inquiry, OfferedTemplate
from bot.domain.template import TemplateId

VOUCHERS = OfferedTemplate(TemplateId(1), "Gutscheine", "Ab 10 €.")
PARCEL = OfferedTemplate(TemplateId(2), "Versand", "Jeden Dienstag.")


def test_the_order_of_templates_makes_no_other_question_and_everything_else_does() -> None:
    inquiry = Inquiry(ModelTask.RANK, "Habt ihr Gutscheine?", (VOUCHERS, PARCEL))
    known = inquiry.digest("m")
    assert inquiry._replace(offers=(PARCEL, VOUCHERS)).digest("m") == known
    others = (
        inquiry.digest("n"),
        inquiry._replace(comment="Habt ihr offen?").digest("m"),
        inquiry._replace(task=ModelTask.POLISH).digest("m"),
        inquiry._replace(offers=(VOUCHERS, PARCEL._replace(body="Jeden Freitag."))).digest("m"),
    )
    assert len({known, *others}) == 5
