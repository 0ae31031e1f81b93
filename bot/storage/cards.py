"""Cards in the database: which Discord message shows which comments, and which cards must be posted or
redrawn.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.domain.business import BusinessId, DiscordChannelId, DiscordRoleId, MemberId, MessageId
from bot.domain.card import Card, CardForm, CardId, Ringing
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.lease import Holder
from bot.domain.times import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from bot.storage.leases import CLEARED, HELD, asked, free, held
from bot.storage.row_states import IN_FLIGHT_SQL
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import among, greatest, least, listed

_REDRAWN = f"version = version + 1, due_at = {least('due_at', ':now')}"
"""Assignments that make a card due to be drawn again."""


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
    ) -> CardId:
        """Creates a card that is due at once, or then; each comment moves from its former card onto this one."""
        comments = tuple(comments)
        card = CardId(
            self._tx.insert(
                "INSERT INTO card (business_id, form, channel_id, rings, ringing, held, due_at, created_at)"
                " VALUES (:business, :form, :channel, :rings, :ringing, :held, :due, :now)",
                business=business,
                form=form.value,
                channel=channel,
                rings=int(rings),
                ringing=_ringing_json(ringing),
                held=len(comments),
                due=to_ms(due or now),
                now=to_ms(now),
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
        """Card of a stopped channel; an existing one is redrawn."""
        known = self.of_channel(business, channel)
        if known is None:
            return self.open(
                business, CardForm.STOPPED, (), now, rings=True, ringing=ringing, channel=channel
            )
        self.touch_card(business, known.id, now)
        return known.id

    def touch(self, business: BusinessId, comments: Iterable[CommentId], now: datetime) -> None:
        """Marks the cards of these comments to be redrawn."""
        self._tx.many(
            f"UPDATE card SET {_REDRAWN} WHERE business_id = :business"
            " AND id = (SELECT card_id FROM card_comment WHERE business_id = :business AND comment_id = :comment)",
            [{"business": business, "comment": comment, "now": to_ms(now)} for comment in comments],
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

    def ring_comment(self, business: BusinessId, comment: CommentId, now: datetime, ringing: Ringing) -> None:
        """Posts the comment's card again at the bottom, with a notification; its old message is deleted."""
        self._tx.execute(
            "UPDATE card SET version = version + 1, due_at = :now, rings = 2, ringing = :ringing, closed_at = NULL"
            " WHERE business_id = :business AND id ="
            " (SELECT card_id FROM card_comment WHERE business_id = :business AND comment_id = :comment)",
            business=business,
            comment=comment,
            now=to_ms(now),
            ringing=_ringing_json(ringing),
        )

    def ring_card(self, business: BusinessId, card: CardId, now: datetime, ringing: Ringing) -> None:
        """Posts this card again at the bottom, with a notification; where it has no message yet, that one
        notifies.
        """
        self._tx.execute(
            "UPDATE card SET version = version + 1, due_at = :now, closed_at = NULL, ringing = :ringing,"
            " rings = CASE WHEN message_id IS NULL THEN 1 ELSE 2 END"
            " WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            now=to_ms(now),
            ringing=_ringing_json(ringing),
        )

    def looked(self, business: BusinessId, card: CardId, now: datetime) -> None:
        """Records that somebody opened the list of this bundle."""
        self._tx.execute(
            "UPDATE card SET looked_at = :now WHERE business_id = :business AND id = :card AND form = 'bundle'",
            business=business,
            card=card,
            now=to_ms(now),
        )

    def hasten(self, business: BusinessId, now: datetime) -> int:
        """Makes all pending cards due at once. Number of cards."""
        return self._tx.execute(
            "UPDATE card SET due_at = :now WHERE business_id = :business AND due_at > :now"
            " AND shown_version < version",
            business=business,
            now=to_ms(now),
        )

    def get(self, business: BusinessId, card: CardId) -> Card | None:
        """Card by id."""
        row = self._tx.one(
            "SELECT * FROM card WHERE business_id = :business AND id = :card", business=business, card=card
        )
        return _card(row) if row else None

    def of_comment(self, business: BusinessId, comment: CommentId) -> Card | None:
        """Card that holds a comment."""
        row = self._tx.one(
            "SELECT card.* FROM card JOIN card_comment ON card.id = card_comment.card_id"
            " WHERE card_comment.business_id = :business AND comment_id = :comment",
            business=business,
            comment=comment,
        )
        return _card(row) if row else None

    def of_channel(self, business: BusinessId, channel: ChannelId) -> Card | None:
        """Newest card of this stopped channel, if it isn't closed."""
        row = self._tx.one(
            "SELECT * FROM card WHERE business_id = :business AND channel_id = :channel AND form = 'stopped'"
            " AND closed_at IS NULL ORDER BY id DESC LIMIT 1",
            business=business,
            channel=channel,
        )
        return _card(row) if row else None

    def comments(self, business: BusinessId, card: CardId) -> tuple[CommentId, ...]:
        """Ids of the comments on a card, oldest first."""
        rows = self._tx.all(
            "SELECT comment_id FROM card_comment WHERE business_id = :business AND card_id = :card ORDER BY comment_id",
            business=business,
            card=card,
        )
        return tuple(CommentId(row["comment_id"]) for row in rows)

    def messages(
        self, business: BusinessId, comments: Iterable[CommentId]
    ) -> Mapping[CommentId, tuple[DiscordChannelId, MessageId]]:
        """Discord channel and message that show each comment, for those that are posted."""
        rows = self._tx.all(
            "SELECT comment_id, place_id, message_id FROM card_comment JOIN card ON card.id = card_comment.card_id"
            " WHERE card_comment.business_id = :business AND message_id IS NOT NULL AND place_id IS NOT NULL"
            f" AND comment_id {among('comments')}",
            business=business,
            comments=listed(comments),
        )
        return {
            CommentId(row["comment_id"]): (DiscordChannelId(row["place_id"]), MessageId(row["message_id"]))
            for row in rows
        }

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

    def due(self, now: datetime, most: int, holder: Holder) -> tuple[tuple[BusinessId, Card], ...]:
        """Cards to post, redraw or convert, of every business that is set up: new and plain ones before those
        that are only redrawn, of which there may be hundreds; then the longest due.
        """
        rows = self._tx.all(
            "SELECT card.* FROM card JOIN business ON business.id = card.business_id"
            " WHERE (shown_version < version OR convert_at IS NOT NULL) AND due_at <= :now"
            " AND (convert_at IS NULL OR convert_at <= :now) AND business.inbox_id IS NOT NULL"
            f" AND {free('card')} ORDER BY CASE WHEN message_id IS NULL OR rings = 2"
            " OR convert_at IS NOT NULL THEN 0 ELSE 1 END, due_at, card.id LIMIT :most",
            now=to_ms(now),
            most=most,
            **asked(holder, now),
        )
        return tuple((BusinessId(row["business_id"]), _card(row)) for row in rows)

    def next_due(self, holder: Holder, now: datetime) -> datetime | None:
        """When the next card is due for this process; None where all are up to date."""
        row = self._tx.one(
            f"SELECT min({greatest('due_at', 'COALESCE(convert_at, 0)')}) AS at FROM card"
            " JOIN business ON business.id = card.business_id"
            " WHERE (shown_version < version OR convert_at IS NOT NULL) AND business.inbox_id IS NOT NULL"
            f" AND {free('card')}",
            **asked(holder, now),
        )
        return from_ms_or_none(row["at"]) if row else None

    def posting(
        self, business: BusinessId, card: CardId, place: DiscordChannelId, holder: Holder, now: datetime
    ) -> bool:
        """Claims a card and records the intent before a message is posted, so that a lost one is looked for (crash
        recovery); whether this caller has it.
        """
        return bool(
            self._tx.execute(
                f"UPDATE card SET posting_at = :now, place_id = :place, {HELD}"
                f" WHERE business_id = :business AND id = :card AND {free('card')}",
                business=business,
                card=card,
                place=place,
                now=to_ms(now),
                **held(holder.lease(now)),
                **asked(holder, now),
            )
        )

    def posted(
        self,
        business: BusinessId,
        card: CardId,
        message: MessageId,
        now: datetime,
        *,
        version: int,
        rang: Ringing | None,
        convert_at: datetime | None,
    ) -> None:
        """Records the posted message; with `rang` it is still plain until it is converted."""
        self._tx.execute(
            "UPDATE card SET message_id = :message, posting_at = NULL, posted_at = :now, shown_version = :version,"
            f" {CLEARED}, rings = {least('rings', '1')}, convert_at = :convert_at, rang = :rang,"
            " rang_at = CASE WHEN :rang = '' THEN rang_at ELSE :now END"
            " WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            message=message,
            now=to_ms(now),
            version=version,
            convert_at=to_ms_or_none(convert_at),
            rang=_ringing_json(rang),
        )
        self._tx.execute(
            "UPDATE comment SET surfaced_at = :now WHERE business_id = :business AND surfaced_at IS NULL"
            " AND id IN (SELECT comment_id FROM card_comment WHERE business_id = :business AND card_id = :card)",
            business=business,
            card=card,
            now=to_ms(now),
        )

    def shown(self, business: BusinessId, card: CardId, version: int, closed: bool, now: datetime) -> None:
        """Records which version the message shows, as Components V2."""
        self._tx.execute(
            f"UPDATE card SET shown_version = {greatest('shown_version', ':version')}, convert_at = NULL,"
            " closed_at = CASE WHEN :closed = 1 THEN COALESCE(closed_at, :now) ELSE NULL END"
            " WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            version=version,
            closed=int(closed),
            now=to_ms(now),
        )

    def adopt(self, business: BusinessId, card: CardId, message: MessageId, now: datetime) -> None:
        """Records a message that was found in the history as the card's; it is to be redrawn."""
        self._tx.execute(
            "UPDATE card SET message_id = :message WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            message=message,
        )
        self.touch_card(business, card, now)

    def lost(self, business: BusinessId, card: CardId) -> None:
        """Records that its message was deleted in Discord; it will be posted again, silently."""
        self._tx.execute(
            f"UPDATE card SET message_id = NULL, posting_at = NULL, convert_at = NULL, rang = '', {CLEARED},"
            " version = version + 1, rings = CASE rings WHEN 2 THEN 2 ELSE 0 END"
            " WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
        )

    def place_lost(self, business: BusinessId, place: DiscordChannelId, now: datetime) -> None:
        """Records that this Discord channel was deleted, with all messages in it; open cards will be posted
        again, silently.
        """
        self._tx.execute(
            "UPDATE card SET message_id = NULL, posting_at = NULL, convert_at = NULL, rang = '', due_at = :now,"
            " version = version + 1, rings = CASE rings WHEN 2 THEN 2 ELSE 0 END"
            " WHERE business_id = :business AND place_id = :place AND message_id IS NOT NULL"
            " AND closed_at IS NULL",
            business=business,
            place=place,
            now=to_ms(now),
        )
        self._tx.execute(
            "UPDATE card SET shown_version = version, convert_at = NULL"
            " WHERE business_id = :business AND place_id = :place AND closed_at IS NOT NULL",
            business=business,
            place=place,
        )

    def put_off(self, business: BusinessId, card: CardId, until: datetime) -> None:
        """Postpones a card that Discord didn't accept (back-off)."""
        self._tx.execute(
            f"UPDATE card SET due_at = :until, {CLEARED} WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            until=to_ms(until),
        )


def _ringing_json(ringing: Ringing | None) -> str:
    if ringing is None:
        return ""
    return json.dumps({"role": ringing.role, "members": list(ringing.members), "team": ringing.team})


def _ringing(text: str) -> Ringing | None:
    if not text:
        return None
    kept = json.loads(text)
    role = kept["role"]
    return Ringing(
        role=None if role is None else DiscordRoleId(role),
        members=tuple(MemberId(m) for m in kept["members"]),
        team=kept.get("team", False),
    )


def _card(row: Row) -> Card:
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
        ringing=_ringing(row["ringing"]),
        rang=_ringing(row["rang"]),
        rang_at=from_ms_or_none(row["rang_at"]),
        looked_at=from_ms_or_none(row["looked_at"]),
        version=row["version"],
        due_at=from_ms(row["due_at"]),
        closed_at=from_ms_or_none(row["closed_at"]),
        created_at=from_ms(row["created_at"]),
    )
