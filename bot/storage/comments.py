"""Comments in the database: reading them for cards, lists and figures."""

import json
from collections.abc import Iterable
from datetime import datetime
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
from bot.domain.times import from_ms, from_ms_or_none, to_ms
from bot.domain.walk import Turn, turn
from bot.storage.row_states import UNSETTLED_SQL
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import among, listed


class _Fields(NamedTuple):
    """Columns of _SELECT, in their order: reading a row of this width by name costs four times as much."""

    id: int
    channel_id: int
    external_id: str
    thread_external_id: str
    thread_title: str
    thread_url: str
    in_reply_to: str | None
    person_id: int | None
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
    probable_answer: str | None
    identity: str
    liked: int
    thanks: int


_WIDTH = len(_Fields._fields)
_COLUMNS = ", ".join(
    name.replace("thread_", "thread.") if name.startswith("thread_") else f"comment.{name}"
    for name in _Fields._fields
)
_OF_AUTHOR = "FROM comment AS theirs WHERE theirs.person_id = comment.person_id AND theirs.posted_at <= comment.posted_at"
_COUNT, _FIRST = f"(SELECT count(*) {_OF_AUTHOR})", f"(SELECT min(theirs.posted_at) {_OF_AUTHOR})"
_SELECT = f"SELECT {_COLUMNS} FROM comment JOIN thread ON thread.id = comment.thread_id"

ON_CARD = 10
"""Comments of a card that are read for it; nobody stretches it with a thousand."""

WAITS = (
    "{0}.state = 'open' AND {0}.role = 'customer' AND {0}.audience = 'public'"
    " AND {0}.visibility IN ('public', 'held')"
)
"""`Comment.waits` as a condition over a comment named {0}."""

_ON = (
    "(:card IS NULL OR EXISTS (SELECT 1 FROM card_comment AS place"
    " WHERE place.business_id = :business AND place.card_id = :card AND place.comment_id = comment.id))"
)
_FREE = (
    "NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.comment_id = comment.id"
    f" AND outbox.state IN {UNSETTLED_SQL})"
)
"""Nothing about the comment is on its way, or perhaps posted."""
_NOT_SNOOZED = (
    "(:card IS NOT NULL OR NOT EXISTS (SELECT 1 FROM card_comment AS place JOIN card ON card.id = place.card_id"
    " WHERE place.business_id = :business AND place.comment_id = comment.id AND card.snoozed_until IS NOT NULL))"
)
_NEWEST = (
    "(:each = 1 OR NOT EXISTS (SELECT 1 FROM comment AS newer WHERE newer.person_id = comment.person_id"
    " AND newer.thread_id = comment.thread_id AND newer.id > comment.id AND newer.business_id = :business"
    f" AND {WAITS.format('newer')} AND newer.visibility = comment.visibility"
    " AND newer.probable_answer IS NULL AND comment.probable_answer IS NULL"
    " AND (SELECT card_id FROM card_comment WHERE business_id = :business AND comment_id = newer.id)"
    " = (SELECT card_id FROM card_comment WHERE business_id = :business AND comment_id = comment.id)))"
)
"""No newer one is answered together with the comment."""
WALKED = 2000
"""Turns of a walk, the most pressing."""

PRESSING = (
    "urgent DESC, CASE kind WHEN 'buying' THEN 0 WHEN 'complaint' THEN 1 WHEN 'question' THEN 1 ELSE 2 END,"
    " waits_since, comment.id"
)
"""Order of `pressing`, as an index of open comments has it."""
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
        row = self._tx.one(
            f"{_SELECT} WHERE comment.business_id = :business AND comment.id = :comment"
            " AND comment.erased_at IS NULL",
            business=business,
            comment=comment,
        )
        return _comment(row) if row else None

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
        return tuple(_comment(row) for row in rows), _known(rows[0]) if rows else None

    def several(self, business: BusinessId, comments: Iterable[CommentId]) -> tuple[Comment, ...]:
        """Comments by id, as far as they exist."""
        rows = self._tx.all(
            f"{_SELECT} WHERE comment.business_id = :business"
            f" AND comment.id {among('comments')} ORDER BY comment.id",
            business=business,
            comments=listed(comments),
        )
        return tuple(_comment(row) for row in rows)

    def by_external(self, business: BusinessId, channel: ChannelId, external: ExternalId) -> Comment | None:
        """Comment by its id on the platform."""
        row = self._tx.one(
            f"{_SELECT} WHERE comment.business_id = :business AND comment.channel_id = :channel"
            " AND comment.external_id = :external",
            business=business,
            channel=channel,
            external=external,
        )
        return _comment(row) if row else None

    def answers(self, business: BusinessId, channel: ChannelId, external: ExternalId) -> tuple[Comment, ...]:
        """All comments of the business under this one, visible or not; oldest first."""
        rows = self._tx.all(
            f"{_SELECT} WHERE comment.business_id = :business AND comment.channel_id = :channel"
            " AND comment.in_reply_to = :external AND comment.role IN ('us', 'team')"
            " ORDER BY comment.posted_at, comment.id",
            business=business,
            channel=channel,
            external=external,
        )
        return tuple(_comment(row) for row in rows)

    def open(self, business: BusinessId, most: int = 25) -> tuple[Comment, ...]:
        """Customers' comments that wait for an answer; longest waiting first."""
        rows = self._tx.all(
            f"{_SELECT} WHERE comment.business_id = :business AND {WAITS.format('comment')}"
            " ORDER BY comment.waits_since LIMIT :most",
            business=business,
            most=most,
        )
        return tuple(_comment(row) for row in rows)

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

    def count_of_person(self, business: BusinessId, person: PersonId) -> int:
        """Number of known comments of this person."""
        row = self._tx.one(
            "SELECT count(*) AS n FROM comment WHERE business_id = :business AND person_id = :person",
            business=business,
            person=person,
        )
        return int(row["n"]) if row else 0

    def first_of(self, business: BusinessId, person: PersonId) -> datetime | None:
        """When this person's first known comment was posted."""
        row = self._tx.one(
            "SELECT min(posted_at) AS at FROM comment WHERE business_id = :business AND person_id = :person",
            business=business,
            person=person,
        )
        return from_ms_or_none(row["at"]) if row else None

    def newest_of(self, business: BusinessId, person: PersonId, most: int) -> tuple[Comment, ...]:
        """This person's comments, the newest first."""
        rows = self._tx.all(
            f"{_SELECT} WHERE comment.business_id = :business AND comment.person_id = :person"
            " AND comment.audience = 'public' AND comment.visibility <> 'gone'"
            " AND comment.erased_at IS NULL ORDER BY comment.posted_at DESC, comment.id DESC LIMIT :most",
            business=business,
            person=person,
            most=most,
        )
        return tuple(_comment(row) for row in rows)

    def open_of(self, business: BusinessId, person: PersonId, most: int) -> tuple[Comment, ...]:
        """This person's comments that wait for an answer; longest waiting first."""
        rows = self._tx.all(
            f"{_SELECT} WHERE comment.business_id = :business AND comment.person_id = :person"
            f" AND {WAITS.format('comment')} ORDER BY comment.waits_since LIMIT :most",
            business=business,
            person=person,
            most=most,
        )
        return tuple(_comment(row) for row in rows)

    def waiting_with(self, business: BusinessId, comment: Comment) -> tuple[Waiting, ...]:
        """Waits of one known person in one thread: the comment's episode and its neighbours."""
        if comment.person_id is None:
            rows = self._tx.all(
                f"{_SELECT} WHERE comment.business_id = :business AND comment.id = :comment",
                business=business,
                comment=comment.id,
            )
        else:
            rows = self._tx.all(
                f"{_SELECT} WHERE comment.business_id = :business AND comment.person_id = :person"
                " AND thread.external_id = :thread AND comment.role = 'customer' AND comment.state <> 'silent'",
                business=business,
                person=comment.person_id,
                thread=comment.thread.external_id,
            )
        return tuple(waiting(_comment(row)) for row in rows)

    def to_close(
        self, business: BusinessId, card: CardId | None, seen_until: datetime
    ) -> tuple[tuple[CommentId, ChannelId], ...]:
        """Comments that wait on this card, or anywhere, and were seen by then; not those with a reply on its
        way or perhaps posted.
        """
        rows = self._tx.all(
            "SELECT comment.id, comment.channel_id FROM comment"
            f" WHERE comment.business_id = :business AND {WAITS.format('comment')}"
            f" AND comment.seen_at <= :until AND {_ON} AND {_FREE} ORDER BY comment.id",
            business=business,
            card=card,
            until=to_ms(seen_until),
        )
        return tuple((CommentId(row["id"]), ChannelId(row["channel_id"])) for row in rows)

    def turns(self, business: BusinessId, card: CardId | None, *, each: bool = False) -> tuple[Turn, ...]:
        """Turns of a walk over what waits on this card, or anywhere but on cards put off; without comments that have something on its way.
        What one person wrote in one thread and waits on one card has one turn, its newest comment's, unless `each`. Rows as
        narrow as they can be: a walk reads them with every press.
        """
        rows = self._tx.all(
            "SELECT comment.id AS id, kind, urgent, waits_since FROM comment"
            f" WHERE comment.business_id = :business AND {WAITS.format('comment')} AND {_ON} AND {_FREE}"
            f" AND {_NOT_SNOOZED} AND {_NEWEST} ORDER BY {PRESSING} LIMIT :most",
            business=business,
            card=card,
            each=int(each),
            most=WALKED,
        )
        return tuple(
            turn(
                CommentId(row["id"]),
                _KINDS[row["kind"]],
                from_ms(row["waits_since"]),
                urgent=bool(row["urgent"]),
            )
            for row in rows
        )

    def done_at(self, business: BusinessId, moment: datetime) -> tuple[tuple[CommentId, ChannelId], ...]:
        """Comments that were closed without an answer at exactly this time, and still are (for undo)."""
        rows = self._tx.all(
            "SELECT id, channel_id FROM comment WHERE business_id = :business AND state = 'done'"
            " AND done_at = :moment ORDER BY id",
            business=business,
            moment=to_ms(moment),
        )
        return tuple((CommentId(row["id"]), ChannelId(row["channel_id"])) for row in rows)

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


def _comment(row: Row) -> Comment:
    cells = _Fields._make(row[:_WIDTH])
    return Comment(
        id=CommentId(cells.id),
        channel_id=ChannelId(cells.channel_id),
        external_id=ExternalId(cells.external_id),
        thread=Thread(ExternalId(cells.thread_external_id), cells.thread_title, cells.thread_url),
        in_reply_to=None if cells.in_reply_to is None else ExternalId(cells.in_reply_to),
        person_id=None if cells.person_id is None else PersonId(cells.person_id),
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
        probable_answer=None if cells.probable_answer is None else ExternalId(cells.probable_answer),
        identity=cells.identity,
        liked=bool(cells.liked),
        thanks=bool(cells.thanks),
    )
