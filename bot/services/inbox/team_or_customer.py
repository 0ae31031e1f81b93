"""Team or customer: marking who writes on a channel as team or customer, and everything that follows from it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId
from bot.domain.classifier.classifying import classify
from bot.domain.comment import AuthorRole, CommentId
from bot.domain.event import What
from bot.domain.external_id import ExternalId
from bot.ports import ConnectorInfo, SeenComment
from bot.services.inbox.bundling import place
from bot.storage.authors import AuthorStore, Written
from bot.storage.cards import CardStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.events import EventStore
from bot.storage.mirror import Mirror
from bot.storage.sqlite.database import Tx


def with_given_roles(
    tx: Tx, business: BusinessId, channel: ChannelId, comments: Sequence[SeenComment]
) -> Sequence[SeenComment]:
    """Comments with the role that the owner gave their author, instead of the connector's guess.

    Without one: who may be a colleague counts as one under a customer's comment, whose card then asks, and as
    a customer anywhere else, so that nobody's question is lost.
    """
    identities = {one.identity for one in comments if one.identity}
    if not identities:
        return comments
    roles = AuthorStore(tx).roles(business, channel, identities)
    doubtful = [one for one in comments if _is_doubtful(one) and one.identity not in roles]
    above = {one.external_id: one.role for one in comments}
    parents = [one.in_reply_to for one in doubtful if one.in_reply_to and one.in_reply_to not in above]
    if parents:
        above |= AuthorStore(tx).who_wrote(business, channel, parents)

    def placed(one: SeenComment) -> SeenComment:
        if one.identity in roles:
            return _as(one, roles[one.identity])
        under = above.get(one.in_reply_to) if one.in_reply_to else None
        return one if under is AuthorRole.CUSTOMER or not _is_doubtful(one) else _as(one, AuthorRole.CUSTOMER)

    return [placed(one) for one in comments]


def unmarked_accounts(
    tx: Tx, business: BusinessId, channel: ChannelId, comments: Sequence[SeenComment]
) -> frozenset[str]:
    """Accounts that wrote here for the first time and were not marked yet."""
    found = {one.identity for one in comments if one.identity and one.author_id == one.identity}
    if not found:
        return frozenset()
    store = AuthorStore(tx)
    known = store.roles(business, channel, found).keys() | store.known(business, channel, found)
    return frozenset(found - known)


def _is_doubtful(seen: SeenComment) -> bool:
    return seen.identity != "" and seen.role is AuthorRole.TEAM and not seen.answers_sure


def _as(seen: SeenComment, role: AuthorRole) -> SeenComment:
    above = (seen.in_reply_to,) if seen.in_reply_to else ()
    return replace(
        seen,
        role=role,
        answers=above if role is AuthorRole.TEAM else (),
        answers_sure=role is AuthorRole.TEAM,
    )


class Marking:
    """Marks one author, in one transaction: a colleague's comments become answers and close, a customer's
    comments open.
    """

    def __init__(self, tx: Tx, actor: Actor, channel: Channel, info: ConnectorInfo) -> None:
        self._tx = tx
        self._business, self._member, self._now = actor.business, actor.member, actor.now
        self._channel = channel
        self._since = channel.connected_at - info.backfill

    def say(self, identity: str, role: AuthorRole) -> bool:
        """Sets the role of an author; whether that changed anything."""
        store = AuthorStore(self._tx)
        before = store.roles(self._business, self._channel.id, (identity,)).get(identity)
        store.say(self._business, self._channel.id, identity, role, self._member, self._now)
        everything = store.comments(self._business, self._channel.id, identity)
        moved = [one for one in everything if one.role is not role]
        store.reassign(self._business, [one.id for one in moved], role, self._now)
        self._answers(everything if role is AuthorRole.TEAM else moved, everything)
        if role is AuthorRole.CUSTOMER:
            self._waits(moved)
        CardStore(self._tx).touch(self._business, [one.id for one in moved], self._now)
        return before is not role or bool(moved)

    def _answers(self, counted: Sequence[Written], written: Sequence[Written]) -> None:
        """Counts or discounts what the author wrote under other comments as an answer; what was asked about
        that is known.
        """
        mirror, states = Mirror(self._tx), CommentStateStore(self._tx)
        known = mirror.fingerprints(self._business, self._channel.id, _above(written))
        theirs = [one.external_id for one in written]
        changed = {c for c, _ in known.values() if states.forget_probable(self._business, c, theirs)}
        parents = _above(counted)
        answered = mirror.answered_by(self._business, self._channel.id, parents)
        for external in parents & known.keys():
            comment, _ = known[external]
            posted_at = answered.get(external)
            at = None if posted_at is None else self._channel.on_our_clock(posted_at)
            if at is not None and states.answered_elsewhere(self._business, comment, at):
                self._note(What.ANSWERED_ELSEWHERE, comment, AuthorRole.TEAM)
            elif not states.first_answered(self._business, comment, at):
                continue
            changed.add(comment)
        CardStore(self._tx).touch(self._business, changed, self._now)

    def _waits(self, moved: Sequence[Written]) -> None:
        """Opens what the author wrote since the channel was connected, as it would have been from the first;
        it does not ring now.
        """
        mirror = Mirror(self._tx)
        fresh = [one for one in moved if self._channel.at_latest(one.posted_at) >= self._since]
        answered = mirror.answered_by(self._business, self._channel.id, [one.external_id for one in fresh])
        waiting = [one for one in fresh if one.external_id not in answered]
        kinds = {one.id: classify(one.text) for one in waiting}
        opened = AuthorStore(self._tx).open_silent(self._business, kinds)
        cards = CardStore(self._tx)
        new = [comment for comment in opened if cards.of_comment(self._business, comment) is None]
        if new:
            EventStore(self._tx).add_each(self._business, self._now, What.ANNOUNCED, new, self._channel.id)
            place(self._tx, self._business, new, self._now, caught_up=True)

    def _note(self, what: What, comment: CommentId, who: AuthorRole) -> None:
        EventStore(self._tx).add(
            self._business, self._now, what, channel=self._channel.id, comment=comment, who=who.value
        )


def _above(written: Sequence[Written]) -> frozenset[ExternalId]:
    return frozenset(one.in_reply_to for one in written if one.in_reply_to)
