"""Claims in the database: who is at a card, and which claims have lapsed."""

from datetime import datetime

from bot.domain.business import BusinessId, MemberId
from bot.domain.card import CardId
from bot.domain.claim import Claim
from bot.domain.comment import CommentId
from bot.domain.times import from_ms, from_ms_or_none, to_ms
from bot.storage.sqlite.database import Tx

_FIRST_END = "(SELECT min(claim.ends_at) FROM claim WHERE claim.business_id = card.business_id AND claim.card_id = card.id)"


class ClaimStore:
    """Reads and writes claims; the first end of a card's claims is a column of the card."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def put(self, business: BusinessId, card: CardId, claim: Claim) -> None:
        """Claims a card, or prolongs this member's claim."""
        self._tx.execute(
            "INSERT INTO claim (business_id, card_id, member_id, name, claimed_at, ends_at, template_id)"
            " VALUES (:business, :card, :member, :name, :at, :ends_at, :template)"
            " ON CONFLICT (business_id, card_id, member_id) DO UPDATE SET ends_at = excluded.ends_at,"
            " template_id = excluded.template_id",
            business=business,
            card=card,
            member=claim.member_id,
            name=claim.name,
            at=to_ms(claim.claimed_at),
            ends_at=to_ms(claim.ends_at),
            template=claim.template_id,
        )
        self._first_end(business, card)

    def of_card(self, business: BusinessId, card: CardId) -> tuple[Claim, ...]:
        """Claims of a card, the first one first."""
        rows = self._tx.all(
            "SELECT * FROM claim WHERE business_id = :business AND card_id = :card ORDER BY claimed_at, id",
            business=business,
            card=card,
        )
        return tuple(
            Claim(
                MemberId(row["member_id"]),
                row["name"],
                from_ms(row["claimed_at"]),
                from_ms(row["ends_at"]),
                row["template_id"],
            )
            for row in rows
        )

    def end(self, business: BusinessId, card: CardId, member: MemberId | None = None) -> None:
        """Ends all claims of a card, or this member's."""
        self._tx.execute(
            "DELETE FROM claim WHERE business_id = :business AND card_id = :card"
            " AND (:everybody = 1 OR member_id = :member)",
            business=business,
            card=card,
            everybody=int(member is None),
            member=member,
        )
        self._first_end(business, card)

    def end_of_comment(self, business: BusinessId, comment: CommentId) -> None:
        """Ends all claims of the card that holds this comment."""
        row = self._tx.one(
            "SELECT card.id FROM card JOIN card_comment ON card_comment.card_id = card.id"
            " WHERE card_comment.business_id = :business AND comment_id = :comment AND claim_ends_at IS NOT NULL",
            business=business,
            comment=comment,
        )
        if row is not None:
            self.end(business, CardId(row["id"]))

    def lapse(self, now: datetime) -> tuple[tuple[BusinessId, CardId], ...]:
        """Ends the claims of every business whose time is over; their cards."""
        rows = self._tx.all(
            "SELECT business_id, id FROM card WHERE claim_ends_at IS NOT NULL AND claim_ends_at <= :now",
            now=to_ms(now),
        )
        found = tuple((BusinessId(row["business_id"]), CardId(row["id"])) for row in rows)
        for business, card in found:
            self._tx.execute(
                "DELETE FROM claim WHERE business_id = :business AND card_id = :card AND ends_at <= :now",
                business=business,
                card=card,
                now=to_ms(now),
            )
            self._first_end(business, card)
        return found

    def next_end(self) -> datetime | None:
        """When the next claim of any business ends."""
        row = self._tx.one("SELECT min(claim_ends_at) AS at FROM card WHERE claim_ends_at IS NOT NULL")
        return from_ms_or_none(row["at"]) if row else None

    def _first_end(self, business: BusinessId, card: CardId) -> None:
        self._tx.execute(
            f"UPDATE card SET claim_ends_at = {_FIRST_END} WHERE business_id = :business AND id = :card",
            business=business,
            card=card,
        )
