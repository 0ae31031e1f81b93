"""Capturing by hand: a member makes a comment of a message that nobody took in; into the connection of its channel, or into
the built-in one of the business.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.actor import Actor
from bot.domain.business import DiscordChannelId, MessageId
from bot.domain.channel import ChannelId
from bot.domain.comment import Comment, CommentId
from bot.domain.connecting import Already, Connected
from bot.domain.event import What
from bot.domain.external_id import ExternalId
from bot.loops import DESK, SUGGESTING, Wake
from bot.ports import Received, SeenComment
from bot.services.channels.connecting import Connecting
from bot.services.inbox.bundling import place
from bot.services.reading.pushes import Pushes
from bot.storage.cards import CardStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database, Tx


@dataclass(frozen=True, slots=True)
class Captured:
    """Made a comment: its card comes."""

    comment: CommentId


@dataclass(frozen=True, slots=True)
class Known:
    """Was a comment already; where its card is, None for one that is not posted yet, or was tidied away."""

    place: DiscordChannelId | None
    message: MessageId | None


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Nothing is taken in now: the connection is paused, brought too much for a day, or the disk is nearly full."""


@dataclass(frozen=True, slots=True)
class StaysAway:
    """Was erased here, or is older than words are kept."""


class Capturing:
    """Takes in single messages that a member chose."""

    def __init__(self, db: Database, connecting: Connecting, pushes: Pushes, wake: Wake) -> None:
        self._db = db
        self._connecting = connecting
        self._pushes = pushes
        self._wake = wake

    async def connection(self, actor: Actor, connector: str, settings: Mapping[str, str]) -> ChannelId | None:
        """The built-in connection of the business, made with its first use; None where it cannot be made just now."""
        made = await self._connecting.add(actor, connector, settings, {})
        return made.channel.id if isinstance(made, Connected | Already) else None

    async def capture(
        self, actor: Actor, channel: ChannelId, seen: SeenComment, *others: ChannelId
    ) -> Captured | Known | NotTaken | StaysAway:
        """Makes a comment of a message. The order is the contract:

        1. One that has a card says where, also one of the `others` channels; one that is known without a card gets one.
        2. Any other comes in as if its platform had pushed it, new whatever its age, and waits since it was written.
        3. An event says who captured it.
        """
        known = await self._db.write(lambda tx: self._known(tx, actor, seen.external_id, (channel, *others)))
        if isinstance(known, Captured):
            self._wake(SUGGESTING)
            self._wake(DESK)
        if known is not None:
            return known
        received = Received(seen=(seen,), asked=True)
        if not await self._pushes.take(actor.business, channel, received, actor.now):
            return NotTaken()

        def note(tx: Tx) -> Captured | StaysAway:
            found = CommentStore(tx).by_external(actor.business, channel, seen.external_id)
            if found is None:
                return StaysAway()
            _note(tx, actor, found)
            return Captured(found.id)

        return await self._db.write(note)

    def _known(
        self, tx: Tx, actor: Actor, external: ExternalId, channels: tuple[ChannelId, ...]
    ) -> Captured | Known | None:
        rows = (CommentStore(tx).by_external(actor.business, each, external) for each in channels)
        found = next((row for row in rows if row is not None), None)
        if found is None:
            return None
        card = CardStore(tx).of_comment(actor.business, found.id)
        if card is None and CommentStateStore(tx).surface(actor.business, found.id):
            place(tx, actor.business, [found.id], actor.now, caught_up=False)
            _note(tx, actor, found)
            return Captured(found.id)
        return Known(*((None, None) if card is None else (card.place_id, card.message_id)))


def _note(tx: Tx, actor: Actor, comment: Comment) -> None:
    EventStore(tx).add(
        actor.business,
        actor.now,
        What.CAPTURED,
        channel=comment.channel_id,
        comment=comment.id,
        member=actor.member,
    )
