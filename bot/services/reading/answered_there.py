"""Answers given on the platform itself: which comments they close; our own replies are settled first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.channel import Channel
from bot.domain.comment import Audience, AuthorRole, CommentId, Visibility
from bot.domain.event import What
from bot.domain.external_id import ExternalId
from bot.ports import SeenComment
from bot.services.sending.settling import disappeared, settle_own, visibility_changed
from bot.storage.comment_states import CommentStateStore
from bot.storage.events import EventStore
from bot.storage.mirror import Kept, Mirror
from bot.storage.sqlite.database import Tx

_OF_THE_BUSINESS = (AuthorRole.US, AuthorRole.TEAM)


def may_answer(seen: SeenComment, before: Kept | None) -> bool:
    """Whether a comment is a public answer only since now, or is known only now as a colleague's.

    An answer that was merely edited closes nothing once more.
    """
    return (
        seen.role in _OF_THE_BUSINESS
        and seen.visibility is Visibility.PUBLIC
        and seen.audience is Audience.PUBLIC
        and (
            before is None
            or before.mirrored.snapshot.visibility is not Visibility.PUBLIC
            or before.mirrored.snapshot.role not in _OF_THE_BUSINESS
        )
    )


class Hidden(NamedTuple):
    """Answer of the business that customers don't see: since now, or from the beginning (`was_seen` false)."""

    external_id: ExternalId
    answers: tuple[ExternalId, ...]
    visibility: Visibility
    was_seen: bool


def is_hidden(seen: SeenComment, before: Kept | None) -> bool:
    """Whether it is an answer that is invisible only since now."""
    return (
        seen.role in _OF_THE_BUSINESS
        and seen.visibility is not Visibility.PUBLIC
        and (before is None or before.mirrored.snapshot.visibility is Visibility.PUBLIC)
    )


def is_answer(kept: Kept) -> bool:
    """Whether somebody of the business wrote it."""
    return kept.mirrored.snapshot.role in _OF_THE_BUSINESS


def was_seen(kept: Kept) -> bool:
    """Whether customers saw it."""
    return kept.mirrored.snapshot.visibility is Visibility.PUBLIC


class Answers:
    """Settles and closes in one transaction. `closed`: comments whose cards are to be redrawn."""

    def __init__(self, tx: Tx, business: BusinessId, channel: Channel, now: datetime) -> None:
        self._tx = tx
        self._business = business
        self._channel = channel
        self._now = now
        self.closed: list[CommentId] = []
        self.settled = 0

    def settle_ours(self, seen: SeenComment) -> bool:
        """Settles a reply that went out from Discord, if this comment is one and it was still in flight;
        whether it is one.
        """
        if seen.role is not AuthorRole.US:
            return False
        on_time = replace(seen, posted_at=self._channel.on_our_clock(seen.posted_at))
        latest = self._channel.at_latest(seen.posted_at)
        comment = settle_own(self._tx, self._business, self._channel.id, on_time, self._now, latest)
        self.settled += comment is not None
        return comment is not None

    def close(self, answer: SeenComment) -> None:
        """Closes what it answers, never the whole thread; where that isn't sure, the card asks. What is open during a first
        sync is from before the channel was removed and connected again.
        """
        if self._channel.first_synced_at is None and answer.answers_sure:
            Mirror(self._tx).pass_over(self._business, self._channel.id, answer.answers)
        known = Mirror(self._tx).fingerprints(self._business, self._channel.id, answer.answers)
        for comment, _ in known.values():
            if answer.answers_sure:
                self._close_one(comment, self._channel.on_our_clock(answer.posted_at), answer.role)
                # Also where a press had closed it, or a reply waits for a decision: its card quotes the answer.
                self.closed.append(comment)
            elif CommentStateStore(self._tx).probably(self._business, comment, answer.external_id):
                self._note(What.PROBABLY, comment, answer.role)

    def hide(self, hidden: Hidden) -> None:
        """Opens what it answered again if nothing else answers it; one that is no answer yet is shown as
        such.
        """
        channel = self._channel
        if visibility_changed(
            self._tx, self._business, channel.id, hidden.external_id, hidden.visibility, "", self._now
        ):
            return
        known = Mirror(self._tx).fingerprints(self._business, channel.id, hidden.answers)
        for comment, _ in known.values():
            self.closed.append(comment)
            if hidden.was_seen:
                disappeared(
                    self._tx, self._business, comment, hidden.external_id, hidden.visibility, self._now
                )

    def answered_before(
        self, fresh: Sequence[ExternalId], answering: Sequence[SeenComment]
    ) -> frozenset[ExternalId]:
        """Closes those of these that were answered publicly before they were first seen, as while the bot was off: by a
        comment below them, or by one of `answering`, which are seen with them and have closed them.
        """
        answered = Mirror(self._tx).answered_by(self._business, self._channel.id, fresh)
        known = Mirror(self._tx).fingerprints(self._business, self._channel.id, answered)
        for external, (comment, _) in known.items():
            self._close_one(comment, self._channel.on_our_clock(answered[external]), AuthorRole.TEAM)
        with_them = {each for one in answering if one.answers_sure for each in one.answers}
        return frozenset(answered) | with_them.intersection(fresh)

    def _close_one(self, comment: CommentId, at: datetime, who: AuthorRole) -> None:
        if CommentStateStore(self._tx).answered_elsewhere(self._business, comment, at):
            self._note(What.ANSWERED_ELSEWHERE, comment, who)

    def _note(self, what: What, comment: CommentId, who: AuthorRole) -> None:
        self.closed.append(comment)
        EventStore(self._tx).add(
            self._business, self._now, what, channel=self._channel.id, comment=comment, who=who.value
        )
