"""Cards in the database: which comments are on which card, whom it rings, and which are to be redrawn."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.domain.business import BusinessId, DiscordChannelId, DiscordRoleId, MemberId, MessageId
from bot.domain.card import Card, CardForm, CardId, Ringing
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.external_id import ExternalId
from bot.domain.times import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from bot.storage.row_states import IN_FLIGHT_SQL
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import least

_REDRAWN = f"version = version + 1, due_at = {least('due_at', ':now')}"
"""Assignments that make a card due to be drawn again."""
_SAME_EPISODE = (
    "SELECT id FROM (SELECT card.id FROM comment AS changed JOIN comment AS other"
    " ON other.person_id = changed.person_id AND other.thread_id = changed.thread_id AND other.id <> changed.id"
    " JOIN card_comment ON card_comment.business_id = :business AND card_comment.comment_id = other.id"
    " JOIN card ON card.id = card_comment.card_id"
    " WHERE changed.business_id = :business AND changed.id = :comment AND other.business_id = :business"
    " AND other.answered_at >= changed.waits_since AND other.posted_at > changed.posted_at - 2592000000"
    " AND card.closed_at IS NOT NULL AND card.message_id IS NOT NULL ORDER BY other.answered_at LIMIT 3)"
)
"""Closed cards whose comments were answered while a comment waited: by the next answers, since an episode ends with one. Of
comments from 30 days before on: a person may have thousands.
"""


class CardStore:
    """Reads and writes cards and the comments on them."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def open(
        self,
        business: BusinessId,
        form: CardForm,
        comments: Iterable[CommentId],
        now: datetime,
        *,
        rings: bool,
        ringing: Ringing,
        channel: ChannelId | None = None,
        due: datetime | None = None,
        ends_at: datetime | None = None,
    ) -> CardId:
        """Creates a card that is due at once, or then; each comment moves from its former card onto this one."""
        comments = tuple(comments)
        card = CardId(
            self._tx.insert(
                "INSERT INTO card (business_id, form, channel_id, rings, ringing, held, due_at, created_at, ends_at)"
                " VALUES (:business, :form, :channel, :rings, :ringing, :held, :due, :now, :ends_at)",
                business=business,
                form=form.value,
                channel=channel,
                rings=int(rings),
                ringing=ringing_json(ringing),
                held=len(comments),
                due=to_ms(due or now),
                now=to_ms(now),
                ends_at=to_ms_or_none(ends_at),
            )
        )
        self._move(business, card, comments)
        return card

    def put(self, business: BusinessId, card: CardId, comments: Iterable[CommentId]) -> None:
        """Moves comments onto this card."""
        comments = tuple(comments)
        self._move(business, card, comments)
        self._tx.execute(
            "UPDATE card SET held = held + :count WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            count=len(comments),
        )

    def _move(self, business: BusinessId, card: CardId, comments: Iterable[CommentId]) -> None:
        self._tx.many(
            "INSERT INTO card_comment (business_id, card_id, comment_id) VALUES (:business, :card, :comment)"
            " ON CONFLICT (business_id, comment_id) DO UPDATE SET card_id = excluded.card_id",
            [{"business": business, "card": card, "comment": comment} for comment in comments],
        )

    def open_stopped(
        self, business: BusinessId, channel: ChannelId, now: datetime, ringing: Ringing
    ) -> CardId:
        """Card of a stopped channel; one that warned of the end of its access becomes that, and rings."""
        known = self.of_channel(business, channel)
        if known is None:
            return self.open(
                business, CardForm.STOPPED, (), now, rings=True, ringing=ringing, channel=channel
            )
        if known.ends_at is not None:
            self._about_end(business, known.id, None)
            self.ring_card(business, known.id, now, ringing)
        else:
            self.touch_card(business, known.id, now)
        return known.id

    def open_ending(
        self,
        business: BusinessId,
        channel: ChannelId,
        ends_at: datetime,
        now: datetime,
        ringing: Ringing,
        *,
        rings: bool,
    ) -> None:
        """Card that warns of the end of a channel's access; an existing one is redrawn, or posted again where it
        rings.
        """
        known = self.of_channel(business, channel)
        if known is None:
            self.open(
                business,
                CardForm.STOPPED,
                (),
                now,
                rings=rings,
                ringing=ringing,
                channel=channel,
                ends_at=ends_at,
            )
            return
        self._about_end(business, known.id, ends_at)
        if rings:
            self.ring_card(business, known.id, now, ringing)
        else:
            self.touch_card(business, known.id, now)

    def _about_end(self, business: BusinessId, card: CardId, ends_at: datetime | None) -> None:
        self._tx.execute(
            "UPDATE card SET ends_at = :ends_at WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            ends_at=to_ms_or_none(ends_at),
        )

    def touch(self, business: BusinessId, comments: Iterable[CommentId], now: datetime) -> None:
        """Marks the cards of these comments to be redrawn, and the closed ones that say after how long the same person had an
        answer for which these may count.
        """
        self._tx.many(
            f"UPDATE card SET {_REDRAWN} WHERE business_id = :business"
            " AND id IN (SELECT card_id FROM card_comment WHERE business_id = :business AND comment_id = :comment"
            f" UNION ALL {_SAME_EPISODE})",
            [{"business": business, "comment": comment, "now": to_ms(now)} for comment in comments],
        )

    def touch_thread(
        self, business: BusinessId, channel: ChannelId, thread: ExternalId, now: datetime
    ) -> int:
        """Marks the cards with comments of this thread to be redrawn: they show its title. Number of cards."""
        return self._tx.execute(
            f"UPDATE card SET {_REDRAWN} WHERE business_id = :business AND id IN (SELECT card_comment.card_id"
            " FROM thread JOIN comment ON comment.thread_id = thread.id"
            " JOIN card_comment ON card_comment.comment_id = comment.id"
            " WHERE thread.business_id = :business AND thread.channel_id = :channel AND thread.external_id = :thread)",
            business=business,
            channel=channel,
            thread=thread,
            now=to_ms(now),
        )

    def suggested(self, business: BusinessId, changed: Mapping[CommentId, bool], now: datetime) -> int:
        """Marks cards of their own of these comments for redrawing where the suggestions changed, and where the
        card is not posted because it waits for them. Number of cards.
        """
        return self._tx.many(
            f"UPDATE card SET {_REDRAWN} WHERE business_id = :business"
            " AND form = 'comment' AND closed_at IS NULL AND (:changed = 1 OR (message_id IS NULL AND due_at > :now))"
            " AND id = (SELECT card_id FROM card_comment WHERE business_id = :business AND comment_id = :comment)",
            [
                {"business": business, "comment": comment, "changed": int(differs), "now": to_ms(now)}
                for comment, differs in changed.items()
            ],
        )

    def touch_card(self, business: BusinessId, card: CardId, now: datetime) -> None:
        """Marks this card to be redrawn."""
        self._tx.execute(
            f"UPDATE card SET {_REDRAWN} WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            now=to_ms(now),
        )

    def touch_in_flight(self, business: BusinessId, channel: ChannelId, now: datetime) -> None:
        """Marks the cards of replies and acts in flight on this channel to be redrawn: they say what they wait for."""
        self._tx.execute(
            f"UPDATE card SET {_REDRAWN} WHERE business_id = :business AND id IN (SELECT card_comment.card_id"
            " FROM outbox JOIN card_comment ON card_comment.business_id = outbox.business_id"
            " AND card_comment.comment_id = outbox.comment_id WHERE outbox.business_id = :business"
            f" AND outbox.channel_id = :channel AND outbox.state IN {IN_FLIGHT_SQL})",
            business=business,
            channel=channel,
            now=to_ms(now),
        )

    def touch_all(self, business: BusinessId, now: datetime, *, closed: int = 0) -> None:
        """Marks every open card to be redrawn: Discord may show another state than the database.

        `closed`: as many of the newest closed ones too.
        """
        self._tx.execute(
            f"UPDATE card SET {_REDRAWN}"
            " WHERE business_id = :business AND (closed_at IS NULL OR id IN (SELECT id FROM card"
            " WHERE business_id = :business AND closed_at IS NOT NULL AND message_id IS NOT NULL"
            " ORDER BY id DESC LIMIT :closed))",
            business=business,
            now=to_ms(now),
            closed=closed,
        )

    def take_out(
        self,
        business: BusinessId,
        comment: CommentId,
        now: datetime,
        ringing: Ringing,
        *,
        rings: bool = False,
    ) -> CardId | None:
        """Moves a comment from its bundle to a card of its own, and redraws the bundle; None where it is in none."""
        before = self.of_comment(business, comment)
        if before is None or before.form is not CardForm.BUNDLE:
            return None
        card = self.open(business, CardForm.COMMENT, (comment,), now, rings=rings, ringing=ringing)
        self.touch_card(business, before.id, now)
        return card

    def ring_comment(self, business: BusinessId, comment: CommentId, now: datetime, ringing: Ringing) -> None:
        """Posts the comment's card again at the bottom, with a notification; its old message is deleted. From a bundle
        the comment moves to a card of its own, which rings.
        """
        if self.take_out(business, comment, now, ringing, rings=True) is not None:
            return
        self._tx.execute(
            "UPDATE card SET version = version + 1, due_at = :now, rings = 2, ringing = :ringing, closed_at = NULL,"
            " snoozed_until = NULL"
            " WHERE business_id = :business AND id ="
            " (SELECT card_id FROM card_comment WHERE business_id = :business AND comment_id = :comment)",
            business=business,
            comment=comment,
            now=to_ms(now),
            ringing=ringing_json(ringing),
        )

    def ring_card(self, business: BusinessId, card: CardId, now: datetime, ringing: Ringing) -> None:
        """Posts this card again at the bottom, with a notification; where it has no message yet, that one
        notifies.
        """
        self._tx.execute(
            "UPDATE card SET version = version + 1, due_at = :now, closed_at = NULL, ringing = :ringing, snoozed_until = NULL,"
            " rings = CASE WHEN message_id IS NULL THEN 1 ELSE 2 END"
            " WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            now=to_ms(now),
            ringing=ringing_json(ringing),
        )

    def looked(self, business: BusinessId, card: CardId, now: datetime) -> None:
        """Records that somebody opened the list of this bundle."""
        self._tx.execute(
            "UPDATE card SET looked_at = :now WHERE business_id = :business AND id = :card AND form = 'bundle'",
            business=business,
            card=card,
            now=to_ms(now),
        )

    def get(self, business: BusinessId, card: CardId) -> Card | None:
        """Card by id."""
        row = self._tx.one(
            "SELECT * FROM card WHERE business_id = :business AND id = :card", business=business, card=card
        )
        return card_in(row) if row else None

    def of_comment(self, business: BusinessId, comment: CommentId) -> Card | None:
        """Card that holds a comment."""
        row = self._tx.one(
            "SELECT card.* FROM card JOIN card_comment ON card.id = card_comment.card_id"
            " WHERE card_comment.business_id = :business AND comment_id = :comment",
            business=business,
            comment=comment,
        )
        return card_in(row) if row else None

    def of_channel(self, business: BusinessId, channel: ChannelId) -> Card | None:
        """Newest card of this stopped channel, if it isn't closed."""
        row = self._tx.one(
            "SELECT * FROM card WHERE business_id = :business AND channel_id = :channel AND form = 'stopped'"
            " AND closed_at IS NULL ORDER BY id DESC LIMIT 1",
            business=business,
            channel=channel,
        )
        return card_in(row) if row else None

    def comments(self, business: BusinessId, card: CardId) -> tuple[CommentId, ...]:
        """Ids of the comments on a card, oldest first."""
        rows = self._tx.all(
            "SELECT comment_id FROM card_comment WHERE business_id = :business AND card_id = :card ORDER BY comment_id",
            business=business,
            card=card,
        )
        return tuple(CommentId(row["comment_id"]) for row in rows)

    def rang_lately(self, business: BusinessId, since: datetime) -> int:
        """Number of comments whose cards were opened with a notification since then."""
        row = self._tx.one(
            "SELECT count(*) AS n FROM card WHERE business_id = :business AND form = 'comment' AND rings = 1"
            " AND created_at > :since",
            business=business,
            since=to_ms(since),
        )
        return int(row["n"]) if row else 0

    def open_bundle(self, business: BusinessId, since: datetime) -> CardId | None:
        """Newest bundle that was opened since then and isn't done."""
        row = self._tx.one(
            "SELECT id FROM card WHERE business_id = :business AND form = 'bundle' AND closed_at IS NULL"
            " AND created_at > :since ORDER BY id DESC LIMIT 1",
            business=business,
            since=to_ms(since),
        )
        return CardId(row["id"]) if row else None


def ringing_json(ringing: Ringing | None) -> str:
    """Encodes whom a card rings as its column; empty for nobody."""
    if ringing is None:
        return ""
    kept = {"role": ringing.role, "members": list(ringing.members), "team": ringing.team}
    return json.dumps(kept if ringing.words is None else {**kept, "words": ringing.words})


def ringing_in(text: str) -> Ringing | None:
    """Whom a card rings, of its column; None for nobody."""
    if not text:
        return None
    kept = json.loads(text)
    role = kept["role"]
    return Ringing(
        role=None if role is None else DiscordRoleId(role),
        members=tuple(MemberId(m) for m in kept["members"]),
        team=kept.get("team", False),
        words=kept.get("words"),
    )


def card_in(row: Row) -> Card:
    """Card of a row that has its columns."""
    return Card(
        id=CardId(row["id"]),
        form=CardForm(row["form"]),
        channel_id=None if row["channel_id"] is None else ChannelId(row["channel_id"]),
        rings=bool(row["rings"]),
        again=row["rings"] == 2,
        held=row["held"],
        place_id=None if row["place_id"] is None else DiscordChannelId(row["place_id"]),
        message_id=None if row["message_id"] is None else MessageId(row["message_id"]),
        posting_at=from_ms_or_none(row["posting_at"]),
        posted_at=from_ms_or_none(row["posted_at"]),
        convert_at=from_ms_or_none(row["convert_at"]),
        ringing=ringing_in(row["ringing"]),
        rang=ringing_in(row["rang"]),
        rang_at=from_ms_or_none(row["rang_at"]),
        looked_at=from_ms_or_none(row["looked_at"]),
        version=row["version"],
        due_at=from_ms(row["due_at"]),
        closed_at=from_ms_or_none(row["closed_at"]),
        created_at=from_ms(row["created_at"]),
        ends_at=from_ms_or_none(row["ends_at"]),
        tidied_at=from_ms_or_none(row["tidied_at"]),
        drafts=row["drafts"],
        notes=row["notes"],
        thread_id=None if row["thread_id"] is None else DiscordChannelId(row["thread_id"]),
        claim_ends_at=from_ms_or_none(row["claim_ends_at"]),
        snoozed_until=from_ms_or_none(row["snoozed_until"]),
        pictures_of=row["pictures"].partition(":")[0],
        pictures=tuple(name for name in row["pictures"].partition(":")[2].split(",") if name),
    )
