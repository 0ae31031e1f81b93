"""Releasing: a comment that was sorted out as spam-like, or as a mere mention, is none: its card comes and rings."""

from bot.domain.actor import Actor
from bot.domain.classifier.classifying import classify
from bot.domain.comment import CommentId
from bot.domain.event import What
from bot.loops import DESK, SUGGESTING, Wake
from bot.services.inbox.bundling import place
from bot.storage.channels import ChannelStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.kind_corrections import KindCorrectionStore, ReadBefore
from bot.storage.mirror import Mirror
from bot.storage.sqlite.database import Database, Tx


class Releasing:
    """Takes comments back into the inbox."""

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake

    async def release(self, actor: Actor, comment: CommentId) -> bool:
        """Releases a comment; whether it was sorted out and is visible still. The order is the contract:

        1. It is open and has the kind that its words say; later ones that are alike are not sorted out.
        2. Where somebody of the business has answered it meanwhile, it is closed again.
        3. Else it comes as new and rings; its wait began when it was posted.
        """

        def work(tx: Tx) -> bool:
            business = actor.business
            found, states = CommentStore(tx).get(business, comment), CommentStateStore(tx)
            if found is None or not found.spam_like or not states.surface(business, comment):
                return False
            said = classify(found.text, found.stars, trusted=True)
            states.set_kind(business, comment, said.kind, urgent=said.urgent)
            was = ReadBefore(None, said.urgent)
            KindCorrectionStore(tx).add(business, actor.member, comment, said.kind, was, actor.now)
            EventStore(tx).add(
                business,
                actor.now,
                What.RELEASED,
                channel=found.channel_id,
                comment=comment,
                member=actor.member,
            )
            answered = Mirror(tx).answered_by(business, found.channel_id, (found.external_id,))
            if found.external_id in answered:
                channel = ChannelStore(tx).get(business, found.channel_id)
                at = answered[found.external_id]
                states.answered_elsewhere(
                    business, comment, at if channel is None else channel.on_our_clock(at)
                )
                return True
            EventStore(tx).add_each(business, actor.now, What.ANNOUNCED, [comment], found.channel_id)
            place(tx, business, [comment], actor.now, caught_up=False)
            return True

        released = await self._db.write(work)
        if released:
            self._wake(SUGGESTING)
            self._wake(DESK)
        return released
