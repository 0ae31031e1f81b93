"""Comments in the database: reading them for cards, lists and figures."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.card import CardId
from bot.domain.card_facts import Known
from bot.domain.channel import ChannelId
from bot.domain.comment import (
    VISIBLE,
    Audience,
    AuthorRole,
    Comment,
    CommentId,
    CommentState,
    Form,
    Visibility,
)
from bot.domain.external_id import ExternalId
from bot.domain.kind import Kind
from bot.domain.person import PersonId
from bot.domain.response import Waiting
from bot.domain.thread import Thread
from bot.domain.times import from_ms, from_ms_or_none
from bot.storage.row_states import UNSETTLED_SQL
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import among, listed


class _Fields(NamedTuple):
    """Columns of SELECT_COMMENT, in their order: reading a row of this width by name costs four times as much."""

    id: CommentId
    channel_id: ChannelId
    external_id: ExternalId
    thread_external_id: ExternalId
    thread_title: str
    thread_url: str
    in_reply_to: ExternalId | None
    person_id: PersonId | None
    author: str
    role: str
    text: str
    media: str
    form: str
    stars: int | None
    audience: str
    posted_at: int
    edited_at: int | None
    seen_at: int
    waits_since: int
    url: str
    visibility: str
    context: str
    state: str
    kind: str
    urgent: int
    surfaced_at: int | None
    answered_at: int | None
    done_at: int | None
    handed_over_at: int | None
    probable_answer: ExternalId | None
    identity: str
    liked: int
    thanks: int
    language: str
    spam_like: int
    learnt_from: CommentId | None


_WIDTH = len(_Fields._fields)
_COLUMNS = ", ".join(
    name.replace("thread_", "thread.") if name.startswith("thread_") else f"comment.{name}"
    for name in _Fields._fields
)
_OF_AUTHOR = "FROM comment AS theirs WHERE theirs.person_id = comment.person_id AND theirs.posted_at <= comment.posted_at"
_COUNT, _FIRST = f"(SELECT count(*) {_OF_AUTHOR})", f"(SELECT min(theirs.posted_at) {_OF_AUTHOR})"
SELECT_COMMENT = f"SELECT {_COLUMNS} FROM comment JOIN thread ON thread.id = comment.thread_id"
"""Beginning of a query whose rows `comment_in` reads."""
_BY_ID = (
    f"{SELECT_COMMENT} WHERE comment.business_id = :business AND comment.id = :comment"
    " AND comment.erased_at IS NULL"
)

ON_CARD = 10
"""Comments of a card that are read for it; nobody stretches it with a thousand."""

WAITS = (
    "{0}.state = 'open' AND {0}.role = 'customer' AND {0}.audience = 'public'"
    " AND {0}.visibility IN ('public', 'held')"
)
"""`Comment.waits` as a condition over a comment named {0}."""

_ROLES = {role.value: role for role in AuthorRole}
_FORMS = {form.value: form for form in Form}
_AUDIENCES = {audience.value: audience for audience in Audience}
_VISIBILITIES = {visibility.value: visibility for visibility in Visibility}
_STATES = {state.value: state for state in CommentState}
_KINDS = {kind.value: kind for kind in Kind}


class CommentStore:
    """Reads comments. What the platform says of them is written by `Mirror`, what became of them by `CommentStateStore`."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def get(self, business: BusinessId, comment: CommentId) -> Comment | None:
        """Comment by id; none that was erased: nothing is left to be done with one."""
        row = self._tx.one(_BY_ID, business=business, comment=comment)
        return comment_in(row) if row else None

    def on_card(self, business: BusinessId, card: CardId) -> tuple[tuple[Comment, ...], Known | None]:
        """Comments on a card that are not erased, at most ten, and what is known of the first one's author. First the one
        that the card is about: with a reply or act that is not settled, unless it is deleted, else the newest that waits and is public, else
        the newest that waits, else the newest that is no thank-you.
        """
        rows = self._tx.all(
            f"SELECT {_COLUMNS}, {_COUNT} AS known_count, {_FIRST} AS known_since FROM comment"
            " JOIN thread ON thread.id = comment.thread_id"
            " JOIN card_comment ON card_comment.comment_id = comment.id"
            " WHERE card_comment.business_id = :business AND card_comment.card_id = :card AND comment.erased_at IS NULL"
            " ORDER BY CASE WHEN EXISTS (SELECT 1 FROM outbox WHERE outbox.comment_id = comment.id"
            f" AND ((outbox.state IN {UNSETTLED_SQL} AND (comment.visibility <> 'gone' OR outbox.state <> 'needs_human'))"
            f" OR (outbox.state = 'failed' AND {WAITS.format('comment')})))"
            f" THEN 0 WHEN {WAITS.format('comment')} AND comment.visibility = 'public' THEN 1"
            f" WHEN {WAITS.format('comment')} THEN 2 WHEN comment.thanks = 0 THEN 3 ELSE 4 END, comment.id DESC"
            " LIMIT :most",
            business=business,
            card=card,
            most=ON_CARD,
        )
        return tuple(comment_in(row) for row in rows), _known(rows[0]) if rows else None

    def several(self, business: BusinessId, comments: Iterable[CommentId]) -> tuple[Comment, ...]:
        """Comments by id, as far as they exist."""
        rows = self._tx.all(
            f"{SELECT_COMMENT} WHERE comment.business_id = :business"
            f" AND comment.id {among('comments')} ORDER BY comment.id",
            business=business,
            comments=listed(comments),
        )
        return tuple(comment_in(row) for row in rows)

    def by_external(self, business: BusinessId, channel: ChannelId, external: ExternalId) -> Comment | None:
        """Comment by its id on the platform."""
        row = self._tx.one(
            f"{SELECT_COMMENT} WHERE comment.business_id = :business AND comment.channel_id = :channel"
            " AND comment.external_id = :external",
            business=business,
            channel=channel,
            external=external,
        )
        return comment_in(row) if row else None

    def answers(self, business: BusinessId, channel: ChannelId, external: ExternalId) -> tuple[Comment, ...]:
        """All comments of the business under this one, visible or not; oldest first."""
        rows = self._tx.all(
            f"{SELECT_COMMENT} WHERE comment.business_id = :business AND comment.channel_id = :channel"
            " AND comment.in_reply_to = :external AND comment.role IN ('us', 'team')"
            " ORDER BY comment.posted_at, comment.id",
            business=business,
            channel=channel,
            external=external,
        )
        return tuple(comment_in(row) for row in rows)

    def open(self, business: BusinessId, most: int = 25) -> tuple[Comment, ...]:
        """Customers' comments that wait for an answer; longest waiting first."""
        rows = self._tx.all(
            f"{SELECT_COMMENT} WHERE comment.business_id = :business AND {WAITS.format('comment')}"
            " ORDER BY comment.waits_since LIMIT :most",
            business=business,
            most=most,
        )
        return tuple(comment_in(row) for row in rows)

    def newest(self, business: BusinessId, most: int) -> tuple[Comment, ...]:
        """Customers' comments with words, public ones, the one posted last first."""
        rows = self._tx.all(
            f"{SELECT_COMMENT} WHERE comment.business_id = :business AND comment.erased_at IS NULL"
            " AND comment.role = 'customer' AND comment.audience = 'public' AND comment.text <> ''"
            " ORDER BY comment.waits_since DESC LIMIT :most",
            business=business,
            most=most,
        )
        return tuple(comment_in(row) for row in rows)

    def waiting_on(self, business: BusinessId, card: CardId) -> tuple[Comment, ...]:
        """Comments of a card that wait for an answer, oldest first."""
        rows = self._tx.all(
            f"{SELECT_COMMENT} JOIN card_comment ON card_comment.comment_id = comment.id"
            " WHERE card_comment.business_id = :business AND card_comment.card_id = :card"
            f" AND {WAITS.format('comment')} ORDER BY comment.id",
            business=business,
            card=card,
        )
        return tuple(comment_in(row) for row in rows)

    def count_open(self, business: BusinessId) -> int:
        """Number of comments that wait for an answer."""
        row = self._tx.one(
            f"SELECT count(*) AS n FROM comment WHERE business_id = :business AND {WAITS.format('comment')}",
            business=business,
        )
        return int(row["n"]) if row else 0

    def known(self, business: BusinessId, comment: CommentId) -> Known | None:
        """What is known of a comment's author; None for one who is never merged with anybody."""
        row = self._tx.one(
            f"SELECT {_COUNT} AS known_count, {_FIRST} AS known_since FROM comment"
            " WHERE business_id = :business AND id = :comment",
            business=business,
            comment=comment,
        )
        return None if row is None else _known(row)

    def waiting_with(self, business: BusinessId, comment: Comment) -> tuple[Waiting, ...]:
        """Waits of one known person in one thread: the comment's episode and its neighbours."""
        if comment.person_id is None:
            rows = self._tx.all(
                f"{SELECT_COMMENT} WHERE comment.business_id = :business AND comment.id = :comment",
                business=business,
                comment=comment.id,
            )
        else:
            rows = self._tx.all(
                f"{SELECT_COMMENT} WHERE comment.business_id = :business AND comment.person_id = :person"
                " AND thread.external_id = :thread AND comment.role = 'customer' AND comment.state <> 'silent'",
                business=business,
                person=comment.person_id,
                thread=comment.thread.external_id,
            )
        return tuple(waiting(comment_in(row)) for row in rows)

    def open_before(
        self, business: BusinessId, channel: ChannelId, thread: ExternalId, order: int
    ) -> ExternalId | None:
        """Open comment of a customer that was written last before this place in a thread."""
        row = self._tx.one(
            "SELECT comment.external_id FROM comment JOIN thread ON thread.id = comment.thread_id"
            " WHERE comment.business_id = :business AND thread.channel_id = :channel AND thread.external_id = :thread"
            " AND comment.state = 'open' AND comment.role = 'customer' AND comment.visibility <> 'gone'"
            " AND comment.ordinal < :before ORDER BY comment.ordinal DESC LIMIT 1",
            business=business,
            channel=channel,
            thread=thread,
            before=order,
        )
        return None if row is None else ExternalId(row["external_id"])

    def count_of_channel(self, business: BusinessId, channel: ChannelId) -> int:
        """Number of known comments of a channel, whoever wrote them."""
        row = self._tx.one(
            "SELECT count(*) AS n FROM comment WHERE business_id = :business AND channel_id = :channel",
            business=business,
            channel=channel,
        )
        assert row is not None
        return int(row["n"])


def waiting(comment: Comment) -> Waiting:
    """Wait of a comment, for the first response time."""
    return Waiting.of(
        comment.id,
        comment.channel_id,
        comment.thread.external_id,
        comment.person_id,
        comment.waits_since,
        comment.answered_at,
        is_open=comment.state is CommentState.OPEN,
        visible=comment.visibility in VISIBLE,
    )


def _known(row: Row) -> Known | None:
    return Known(row["known_count"], from_ms(row["known_since"])) if row["known_count"] else None


def comment_in(row: Row) -> Comment:
    """Comment of a row that `SELECT_COMMENT` selected."""
    cells = _Fields._make(row[:_WIDTH])
    return Comment(
        id=cells.id,
        channel_id=cells.channel_id,
        external_id=cells.external_id,
        thread=Thread(cells.thread_external_id, cells.thread_title, cells.thread_url),
        in_reply_to=cells.in_reply_to,
        person_id=cells.person_id,
        author=cells.author,
        role=_ROLES[cells.role],
        text=cells.text,
        media=() if cells.media == "[]" else tuple(json.loads(cells.media)),
        form=_FORMS[cells.form],
        stars=cells.stars,
        audience=_AUDIENCES[cells.audience],
        posted_at=from_ms(cells.posted_at),
        edited_at=from_ms_or_none(cells.edited_at),
        seen_at=from_ms(cells.seen_at),
        waits_since=from_ms(cells.waits_since),
        url=cells.url,
        visibility=_VISIBILITIES[cells.visibility],
        context=cells.context,
        state=_STATES[cells.state],
        kind=_KINDS[cells.kind],
        urgent=bool(cells.urgent),
        surfaced_at=from_ms_or_none(cells.surfaced_at),
        answered_at=from_ms_or_none(cells.answered_at),
        done_at=from_ms_or_none(cells.done_at),
        handed_over_at=from_ms_or_none(cells.handed_over_at),
        probable_answer=cells.probable_answer,
        identity=cells.identity,
        liked=bool(cells.liked),
        thanks=bool(cells.thanks),
        language=cells.language,
        spam_like=bool(cells.spam_like),
        learnt_from=cells.learnt_from,
    )
