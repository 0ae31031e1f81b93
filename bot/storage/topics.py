"""Topics in the database: what customers wrote in a period, which template answered, and who is known by name."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.comment import CommentId
from bot.domain.hours import Period
from bot.domain.kind import Kind
from bot.domain.template import TemplateId
from bot.domain.times import to_ms
from bot.storage.figures import COUNTS, IN_PERIOD
from bot.storage.row_states import SENT
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import among, listed

WORDS_AT_MOST = 3000
"""Comments of a period whose words are read, the newest."""
NAMES_AT_MOST = 20_000
"""Known persons whose names are left out of words, the newest."""


class CommentWords(NamedTuple):
    """Words of a customer's comment as they are."""

    comment: CommentId
    author: str
    text: str
    kind: Kind


class TopicStore:
    """Reads the words of a period."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def words(self, business: BusinessId, period: Period) -> tuple[CommentWords, ...]:
        """Words of the comments that are counted in figures and that everybody can read there; no thank-yous, nothing that
        was erased. The newest 3,000, oldest first.
        """
        rows = self._tx.all(
            "SELECT c.id, c.author, c.text, c.kind FROM comment c"
            f" WHERE {COUNTS.format('c')} AND {IN_PERIOD.format('c')} AND c.visibility = 'public' AND c.erased_at IS NULL"
            " AND c.text <> '' AND c.thanks = 0 ORDER BY c.waits_since DESC, c.id DESC LIMIT :most",
            business=business,
            start=to_ms(period.start),
            end=to_ms(period.end),
            most=WORDS_AT_MOST,
        )
        return tuple(
            CommentWords(CommentId(row["id"]), row["author"], row["text"], Kind(row["kind"]))
            for row in reversed(rows)
        )

    def templates(self, business: BusinessId, period: Period) -> Mapping[CommentId, TemplateId]:
        """Template of the newest reply to each comment of the period that was answered with one; the reply is there still."""
        rows = self._tx.all(
            "SELECT c.id, o.template_id FROM comment c JOIN outbox o ON o.comment_id = c.id"
            f" AND o.business_id = c.business_id AND o.template_id IS NOT NULL AND {SENT.format('o')}"
            f" WHERE {COUNTS.format('c')} AND {IN_PERIOD.format('c')} ORDER BY o.id",
            business=business,
            start=to_ms(period.start),
            end=to_ms(period.end),
        )
        return {CommentId(row["id"]): TemplateId(row["template_id"]) for row in rows}

    def titles(self, business: BusinessId, templates: Iterable[TemplateId]) -> Mapping[TemplateId, str]:
        """Titles of templates, removed ones too."""
        rows = self._tx.all(
            f"SELECT id, title FROM template WHERE business_id = :business AND id {among('templates')}",
            business=business,
            templates=listed(templates),
        )
        return {TemplateId(row["id"]): row["title"] for row in rows}

    def names(self, business: BusinessId) -> tuple[str, ...]:
        """Names of known persons, the newest 20,000."""
        rows = self._tx.all(
            "SELECT name FROM person WHERE business_id = :business AND name <> '' AND erased_at IS NULL"
            " ORDER BY id DESC LIMIT :most",
            business=business,
            most=NAMES_AT_MOST,
        )
        return tuple(row["name"] for row in rows)
