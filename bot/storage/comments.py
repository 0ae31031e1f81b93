"""Comments in the database, as cards and figures need them, and what becomes of them."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.card import CardId
from bot.domain.channel import ChannelId
from bot.domain.comment import (
    VISIBLE,
    Audience,
    AuthorRole,
    Comment,
    CommentId,
    CommentState,
    ExternalId,
    Form,
    Visibility,
)
from bot.domain.kind import Kind
from bot.domain.person import PersonId
from bot.domain.response import Waiting
from bot.domain.thread import Thread
from bot.domain.times import from_ms, from_ms_or_none, to_ms
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import NO_BYTES, among, least, listed


class _Fields(NamedTuple):
    """The columns of _SELECT, in their order: by name, a row of this width costs four times as much to read."""

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


_COLUMNS = ", ".join(
    name.replace("thread_", "thread.") if name.startswith("thread_") else f"comment.{name}"
    for name in _Fields._fields
)
_SELECT = f"SELECT {_COLUMNS} FROM comment JOIN thread ON thread.id = comment.thread_id"

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
    """Reads comments and changes their state; what stands on the platform is written by `Mirror`."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def get(self, business: BusinessId, comment: CommentId) -> Comment | None:
        """One comment."""
        row = self._tx.one(
            f"{_SELECT} WHERE comment.business_id = :business AND comment.id = :comment",
            business=business,
            comment=comment,
        )
        return _comment(row) if row else None

    def several(self, business: BusinessId, comments: Iterable[CommentId]) -> tuple[Comment, ...]:
        """Those of these comments that exist, by id."""
        rows = self._tx.all(
            f"{_SELECT} WHERE comment.business_id = :business"
            f" AND comment.id {among('comments')} ORDER BY comment.id",
            business=business,
            comments=listed(comments),
        )
        return tuple(_comment(row) for row in rows)

    def kinds(self, business: BusinessId, comments: Iterable[CommentId]) -> frozenset[Kind]:
        """What these comments want; reading them whole would cost intake a tenth of its time."""
        rows = self._tx.all(
            f"SELECT DISTINCT kind FROM comment WHERE business_id = :business AND id {among('comments')}",
            business=business,
            comments=listed(comments),
        )
        return frozenset(Kind(row["kind"]) for row in rows)

    def by_external(self, business: BusinessId, channel: ChannelId, external: ExternalId) -> Comment | None:
        """The comment with this id on its platform."""
        row = self._tx.one(
            f"{_SELECT} WHERE comment.business_id = :business AND comment.channel_id = :channel"
            " AND comment.external_id = :external",
            business=business,
            channel=channel,
            external=external,
        )
        return _comment(row) if row else None

    def of_ours(self, business: BusinessId, channel: ChannelId, external: ExternalId) -> Comment | None:
        """The same, if our account wrote it."""
        found = self.by_external(business, channel, external)
        return found if found is not None and found.role is AuthorRole.US else None

    def answer_to(self, business: BusinessId, channel: ChannelId, external: ExternalId) -> Comment | None:
        """The first public comment of the business that hangs under this one."""
        row = self._tx.one(
            f"{_SELECT} WHERE comment.business_id = :business AND comment.channel_id = :channel"
            " AND comment.in_reply_to = :external AND comment.role IN ('us', 'team')"
            " AND comment.visibility = 'public' AND comment.audience = 'public'"
            " ORDER BY comment.posted_at, comment.id LIMIT 1",
            business=business,
            channel=channel,
            external=external,
        )
        return _comment(row) if row else None

    def answers(self, business: BusinessId, channel: ChannelId, external: ExternalId) -> tuple[Comment, ...]:
        """Everything of the business under this comment, visible or not; oldest first."""
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
        """Customers' comments that wait and are there to be answered; longest waiting first."""
        rows = self._tx.all(
            f"{_SELECT} WHERE comment.business_id = :business AND {WAITS.format('comment')}"
            " ORDER BY comment.waits_since LIMIT :most",
            business=business,
            most=most,
        )
        return tuple(_comment(row) for row in rows)

    def count_open(self, business: BusinessId) -> int:
        """How many there are of them."""
        row = self._tx.one(
            f"SELECT count(*) AS n FROM comment WHERE business_id = :business AND {WAITS.format('comment')}",
            business=business,
        )
        return int(row["n"]) if row else 0

    def count_of_person(self, business: BusinessId, person: PersonId) -> int:
        """How many comments of this person were ever seen."""
        row = self._tx.one(
            "SELECT count(*) AS n FROM comment WHERE business_id = :business AND person_id = :person",
            business=business,
            person=person,
        )
        return int(row["n"]) if row else 0

    def waiting_with(self, business: BusinessId, comment: Comment) -> tuple[Waiting, ...]:
        """The facts of its episode and its neighbours: all of one known person in one thread."""
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

    def caught_up(self, business: BusinessId, channel: ChannelId, since: datetime, until: datetime) -> int:
        """How many comments of this channel were announced in this time."""
        # From the log: it is indexed by time, comments are not indexed by when we saw them.
        row = self._tx.one(
            "SELECT count(*) AS n FROM event WHERE business_id = :business AND at BETWEEN :since AND :until"
            " AND what = 'announced' AND channel_id = :channel",
            business=business,
            channel=channel,
            since=to_ms(since),
            until=to_ms(until),
        )
        return int(row["n"]) if row else 0

    def answered(self, business: BusinessId, comment: CommentId, at: datetime) -> bool:
        """A reply from Discord stands there since `at`; an earlier answer stays the first one."""
        return self._close(business, comment, CommentState.ANSWERED, at)

    def answered_elsewhere(self, business: BusinessId, comment: CommentId, at: datetime) -> bool:
        """Somebody of the business answered on the platform itself; whether it was open."""
        return self._close(business, comment, CommentState.ELSEWHERE, at)

    def first_answered(self, business: BusinessId, comment: CommentId, at: datetime | None) -> bool:
        """Corrects when a comment was answered, once it is known who wrote what under it; whether that changed.

        `at`: when the first answer that is there was given. None: what closed it on the platform was no answer,
        and it is open again.
        """
        return bool(
            self._tx.execute(
                "UPDATE comment SET looked_at = seen_at,"
                " answered_at = CASE WHEN state = 'answered' THEN COALESCE(:at, answered_at) ELSE :at END,"
                " state = CASE WHEN state = 'elsewhere' AND :at IS NULL THEN 'open' ELSE state END"
                " WHERE business_id = :business AND id = :comment AND (state = 'elsewhere'"
                " OR (state = 'answered' AND :at IS NOT NULL)) AND COALESCE(answered_at, 0) <> COALESCE(:at, -1)",
                business=business,
                comment=comment,
                at=None if at is None else to_ms(at),
            )
        )

    def forget_probable(
        self, business: BusinessId, comment: CommentId, answers: Iterable[ExternalId]
    ) -> bool:
        """It is known by now whether one of these answered it; whether that was asked."""
        return bool(
            self._tx.execute(
                "UPDATE comment SET probable_answer = NULL WHERE business_id = :business AND id = :comment"
                f" AND probable_answer {among('answers')}",
                business=business,
                comment=comment,
                answers=listed(answers),
            )
        )

    def close_done(self, business: BusinessId, comment: CommentId, now: datetime) -> bool:
        """Closed without an answer; whether it was open."""
        return bool(
            self._tx.execute(
                "UPDATE comment SET state = 'done', done_at = :now, probable_answer = NULL"
                " WHERE business_id = :business AND id = :comment AND state = 'open'",
                business=business,
                comment=comment,
                now=to_ms(now),
            )
        )

    def to_close(
        self, business: BusinessId, card: CardId | None, seen_until: datetime
    ) -> tuple[tuple[CommentId, ChannelId], ...]:
        """What waits on this card, or anywhere, and was seen by then; not where a reply is on its way, or may be there."""
        rows = self._tx.all(
            "SELECT comment.id, comment.channel_id FROM comment"
            f" WHERE comment.business_id = :business AND {WAITS.format('comment')}"
            " AND comment.seen_at <= :until AND (:card IS NULL OR EXISTS (SELECT 1 FROM card_comment AS place"
            " WHERE place.business_id = :business AND place.card_id = :card AND place.comment_id = comment.id))"
            " AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.comment_id = comment.id"
            " AND outbox.state IN ('queued', 'sending', 'verifying', 'needs_human')) ORDER BY comment.id",
            business=business,
            card=card,
            until=to_ms(seen_until),
        )
        return tuple((CommentId(row["id"]), ChannelId(row["channel_id"])) for row in rows)

    def done_at(self, business: BusinessId, moment: datetime) -> tuple[tuple[CommentId, ChannelId], ...]:
        """What was closed without an answer at this very moment, and still is."""
        rows = self._tx.all(
            "SELECT id, channel_id FROM comment WHERE business_id = :business AND state = 'done'"
            " AND done_at = :moment ORDER BY id",
            business=business,
            moment=to_ms(moment),
        )
        return tuple((CommentId(row["id"]), ChannelId(row["channel_id"])) for row in rows)

    def reopen(self, business: BusinessId, comment: CommentId, *, unanswered: bool = False) -> bool:
        """Open again; whether it was closed. An answer that is still there stays a fact; `unanswered`: none is."""
        # looked_at: it may have left the watched ones for good.
        return bool(
            self._tx.execute(
                "UPDATE comment SET state = 'open', done_at = NULL, handed_over_at = NULL, looked_at = seen_at,"
                " answered_at = CASE WHEN :unanswered = 1 THEN NULL ELSE answered_at END"
                " WHERE business_id = :business AND id = :comment AND state IN ('answered', 'elsewhere', 'done')",
                business=business,
                comment=comment,
                unanswered=int(unanswered),
            )
        )

    def now_stands(self, business: BusinessId, comment: CommentId, stands: Visibility) -> None:
        """An act of ours was read back; the next page that holds the comment brings the rest."""
        # fingerprint: whatever stands there next time is compared, even if it is as before the act.
        self._tx.execute(
            f"UPDATE comment SET visibility = :stands, fingerprint = {NO_BYTES}, text = CASE :stands WHEN 'gone' THEN '' ELSE text END,"
            f" looked_at = {least('looked_at', 'seen_at')} WHERE business_id = :business AND id = :comment",
            business=business,
            comment=comment,
            stands=stands.value,
        )

    def handed_over(self, business: BusinessId, comment: CommentId, now: datetime) -> None:
        """Its answer was handed over to be posted by hand."""
        self._tx.execute(
            "UPDATE comment SET handed_over_at = :now WHERE business_id = :business AND id = :comment",
            business=business,
            comment=comment,
            now=to_ms(now),
        )

    def probably(self, business: BusinessId, comment: CommentId, answer: ExternalId) -> bool:
        """A team's comment perhaps answers it; whether that is to be asked now."""
        return bool(
            self._tx.execute(
                "UPDATE comment SET probable_answer = :answer WHERE business_id = :business AND id = :comment"
                " AND state = 'open' AND probable_answer IS NULL",
                business=business,
                comment=comment,
                answer=answer,
            )
        )

    def clear_probable(self, business: BusinessId, comment: CommentId) -> None:
        """It was not the answer."""
        self._tx.execute(
            "UPDATE comment SET probable_answer = NULL WHERE business_id = :business AND id = :comment",
            business=business,
            comment=comment,
        )

    def count_of_channel(self, business: BusinessId, channel: ChannelId) -> int:
        """How many of a channel's comments are known, whoever wrote them."""
        row = self._tx.one(
            "SELECT count(*) AS n FROM comment WHERE business_id = :business AND channel_id = :channel",
            business=business,
            channel=channel,
        )
        assert row is not None
        return int(row["n"])

    def _close(self, business: BusinessId, comment: CommentId, state: CommentState, at: datetime) -> bool:
        return bool(
            self._tx.execute(
                f"UPDATE comment SET state = :state, answered_at = {least('COALESCE(answered_at, :at)', ':at')},"
                f" done_at = NULL, probable_answer = NULL, looked_at = {least('looked_at', ':at')}"
                " WHERE business_id = :business AND id = :comment"
                " AND (state = 'open' OR (:state = 'answered' AND state <> 'answered'))",
                business=business,
                comment=comment,
                state=state.value,
                at=to_ms(at),
            )
        )


def waiting(comment: Comment) -> Waiting:
    """A comment as far as waiting is concerned."""
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


def _comment(row: Row) -> Comment:
    it = _Fields._make(row)
    return Comment(
        id=CommentId(it.id),
        channel_id=ChannelId(it.channel_id),
        external_id=ExternalId(it.external_id),
        thread=Thread(it.thread_external_id, it.thread_title, it.thread_url),
        in_reply_to=None if it.in_reply_to is None else ExternalId(it.in_reply_to),
        person_id=None if it.person_id is None else PersonId(it.person_id),
        author=it.author,
        role=_ROLES[it.role],
        text=it.text,
        media=() if it.media == "[]" else tuple(json.loads(it.media)),
        form=_FORMS[it.form],
        stars=it.stars,
        audience=_AUDIENCES[it.audience],
        posted_at=from_ms(it.posted_at),
        edited_at=from_ms_or_none(it.edited_at),
        seen_at=from_ms(it.seen_at),
        waits_since=from_ms(it.waits_since),
        url=it.url,
        visibility=_VISIBILITIES[it.visibility],
        context=it.context,
        state=_STATES[it.state],
        kind=_KINDS[it.kind],
        urgent=bool(it.urgent),
        surfaced_at=from_ms_or_none(it.surfaced_at),
        answered_at=from_ms_or_none(it.answered_at),
        done_at=from_ms_or_none(it.done_at),
        handed_over_at=from_ms_or_none(it.handed_over_at),
        probable_answer=None if it.probable_answer is None else ExternalId(it.probable_answer),
        identity=it.identity,
    )
