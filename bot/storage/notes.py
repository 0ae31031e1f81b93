"""Notes in the database, and which cards have something to do in their thread."""

from datetime import datetime

from bot.domain.actor import MEMBER_NAME, Actor
from bot.domain.business import BusinessId, DiscordChannelId, DiscordRoleId, MemberId, MessageId
from bot.domain.card import CardId
from bot.domain.comment import CommentId
from bot.domain.note import Asked, Note, NoteId, ThreadDue
from bot.domain.times import from_ms_or_none, to_ms
from bot.storage.businesses import BusinessStore
from bot.storage.sqlite.database import Row, Tx
from bot.storage.sqlite.dialect import least

_READY = "message_id IS NOT NULL AND place_id IS NOT NULL AND posting_at IS NULL"
"""A thread is made under the card's message."""


class NoteStore:
    """Reads and writes notes; the number of a card's notes and its thread are columns of the card."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def add(
        self, business: BusinessId, card: CardId, comment: CommentId, actor: Actor, text: str, asked: Asked
    ) -> None:
        """Adds a note, which is to be posted at once."""
        self._tx.execute(
            "INSERT INTO note (business_id, card_id, comment_id, member_id, name, text, asked_member_id, asked_role_id,"
            " created_at) VALUES (:business, :card, :comment, :member, :name, :text, :asked_member, :asked_role, :now)",
            business=business,
            card=card,
            comment=comment,
            member=actor.member,
            name=actor.name[:MEMBER_NAME],
            text=text,
            asked_member=asked.member,
            asked_role=asked.role,
            now=to_ms(actor.now),
        )
        self._tx.execute(
            f"UPDATE card SET notes = notes + 1, thread_due_at = {least('COALESCE(thread_due_at, :now)', ':now')}"
            " WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            now=to_ms(actor.now),
        )

    def take(self, now: datetime, until: datetime) -> ThreadDue | None:
        """Takes the card with the longest due thread, for this caller alone until then; None: none is due."""
        row = self._tx.one(
            "SELECT id, business_id, place_id, message_id, thread_id, closed_at FROM card"
            f" WHERE thread_due_at IS NOT NULL AND thread_due_at <= :now AND {_READY} ORDER BY thread_due_at, id LIMIT 1",
            now=to_ms(now),
        )
        record = None if row is None else BusinessStore(self._tx).get(BusinessId(row["business_id"]))
        if row is None or record is None:
            return None
        business, card = BusinessId(row["business_id"]), CardId(row["id"])
        self.put_off(business, card, until)
        author = self._tx.one(
            "SELECT author FROM comment WHERE business_id = :business AND id ="
            " (SELECT max(comment_id) FROM card_comment WHERE business_id = :business AND card_id = :card)",
            business=business,
            card=card,
        )
        return ThreadDue(
            business,
            record.server_id,
            record.language,
            card,
            DiscordChannelId(row["place_id"]),
            MessageId(row["message_id"]),
            None if row["thread_id"] is None else DiscordChannelId(row["thread_id"]),
            row["closed_at"] is not None,
            "" if author is None else author["author"],
            self._unposted(business, card),
            until,
        )

    def _unposted(self, business: BusinessId, card: CardId) -> tuple[Note, ...]:
        rows = self._tx.all(
            "SELECT * FROM note WHERE business_id = :business AND card_id = :card AND message_id IS NULL AND text <> ''"
            " ORDER BY id",
            business=business,
            card=card,
        )
        return tuple(_note(row) for row in rows)

    def next_due(self) -> datetime | None:
        """When there is something to do in a thread next."""
        row = self._tx.one(
            f"SELECT min(thread_due_at) AS at FROM card WHERE thread_due_at IS NOT NULL AND {_READY}"
        )
        return from_ms_or_none(row["at"]) if row else None

    def posting(self, business: BusinessId, note: NoteId, now: datetime) -> bool:
        """Records the intent before a note is posted; False where its words were erased meanwhile."""
        return bool(
            self._tx.execute(
                "UPDATE note SET posting_at = :now WHERE business_id = :business AND id = :note AND text <> ''",
                business=business,
                note=note,
                now=to_ms(now),
            )
        )

    def posted(self, business: BusinessId, note: NoteId, message: MessageId) -> None:
        """Records the message of a note."""
        self._tx.execute(
            "UPDATE note SET message_id = :message, posting_at = NULL WHERE business_id = :business AND id = :note",
            business=business,
            note=note,
            message=message,
        )

    def thread(self, business: BusinessId, card: CardId, thread: DiscordChannelId | None) -> None:
        """Records the thread of a card; None: somebody deleted it."""
        self._tx.execute(
            "UPDATE card SET thread_id = :thread WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            thread=thread,
        )

    def done(self, business: BusinessId, card: CardId, seen: datetime) -> None:
        """Records that everything is done that was taken until then; what became due since stays."""
        self._tx.execute(
            "UPDATE card SET thread_due_at = NULL WHERE business_id = :business AND id = :card"
            " AND thread_due_at = :seen",
            business=business,
            card=card,
            seen=to_ms(seen),
        )

    def put_off(self, business: BusinessId, card: CardId, until: datetime) -> None:
        """Postpones a thread that Discord refused, or that somebody took until then."""
        self._tx.execute(
            "UPDATE card SET thread_due_at = :at WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
            at=to_ms(until),
        )


def _note(row: Row) -> Note:
    member, role = row["asked_member_id"], row["asked_role_id"]
    asked = Asked(None if member is None else MemberId(member), None if role is None else DiscordRoleId(role))
    return Note(NoteId(row["id"]), row["name"], row["text"], asked, from_ms_or_none(row["posting_at"]))
