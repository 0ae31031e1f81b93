"""A shop with a pretend platform, its mirror, and the services that send, all on one clock."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar, cast

from bot.domain.actor import Actor
from bot.domain.business import Business, MemberId
from bot.domain.card import Card, CardForm, Ringing
from bot.domain.channel import Channel, ChannelId
from bot.domain.comment import AuthorRole, Comment, CommentId, Visibility
from bot.domain.event import What
from bot.domain.external_id import ExternalId
from bot.domain.form_text import FormTextId, InteractionId, Purpose
from bot.domain.outbox import OutboxRow, RowId
from bot.domain.role import Role
from bot.domain.submission import Queued, Submitted
from bot.domain.template import TemplateId
from bot.ports import Account, Connector, Meter, Net, Secrets
from bot.services.channels.process_memory import Process
from bot.services.sending.acts import Acts
from bot.services.sending.delivery import Delivery
from bot.services.sending.outbox import Outbox
from bot.services.sending.replies import Replies
from bot.services.sending.undo_and_retry import Decisions
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import Clock
from tests.support.holders import ONLY
from tests.support.outbox import OWNER, add_channel, add_comment, add_thread, form, interaction, switchboard
from tests.support.platform import FakePlatform

T = TypeVar("T")
TEXT = "Ja, am Samstag bis 18 Uhr!"


@dataclass(slots=True)
class Shop:
    """A business with every service between a submitted form and the platform."""

    db: Database
    business: Business
    clock: Clock
    platform: FakePlatform
    channel: ChannelId
    thread: int
    outbox: Outbox
    replies: Replies
    acts: Acts
    decisions: Decisions
    delivery: Delivery
    rung: list[str] = field(default_factory=list)

    async def comment(self, text: str = "Habt ihr am Samstag offen?", *, held: bool = False) -> Comment:
        """A customer's comment that is on the platform, in the mirror and on a card."""
        visibility = Visibility.HELD if held else Visibility.PUBLIC
        external_id = self.platform.write(text, visibility=visibility)

        def work(tx: Tx) -> CommentId:
            comment = self._mirror(tx, external_id, visibility)
            CardStore(tx).open(
                self.business.id,
                CardForm.COMMENT,
                (comment,),
                self.clock.now(),
                rings=True,
                ringing=Ringing(),
            )
            return comment

        return await self.read_comment(await self.db.write(work))

    def _mirror(self, tx: Tx, external_id: ExternalId, visibility: Visibility) -> CommentId:
        posted = self.platform.comments[external_id]
        return add_comment(
            tx, self.business.id, self.channel, self.thread, external_id,
            visibility=visibility, role=posted.role.value, text=posted.text, in_reply_to=posted.parent, posted_at=posted.posted_at,
        )  # fmt: skip

    async def mirror(self, external_id: ExternalId) -> None:
        """Intake has read one more comment of the business."""
        posted = self.platform.comments[external_id]
        assert posted.role is not AuthorRole.CUSTOMER
        await self.db.write(lambda tx: self._mirror(tx, external_id, posted.visibility))

    async def keep(
        self,
        comment: Comment,
        text: str = TEXT,
        *,
        member: MemberId = OWNER,
        template: TemplateId | None = None,
        purpose: Purpose = Purpose.REPLY,
        press: InteractionId | None = None,
    ) -> FormTextId:
        """Keeps a submitted form."""
        typed = form(
            comment.id, text, member=member, template=template, purpose=purpose, press=press or interaction()
        )
        return await self.replies.keep_text(self.business.id, typed, self.clock.now())

    async def submit(
        self, comment: Comment, text: str = TEXT, *, template: TemplateId | None = None
    ) -> Submitted:
        """Form and checks in one."""
        kept = await self.keep(comment, text, template=template)
        return await self.replies.send(self.actor(), kept)

    async def queue(self, comment: Comment, text: str = TEXT) -> OutboxRow:
        """As `submit`, and there is nothing to object."""
        submitted = await self.submit(comment, text)
        assert isinstance(submitted, Queued)
        return submitted.reply

    def actor(self, member: MemberId = OWNER, now: datetime | None = None) -> Actor:
        """Somebody of the business, now."""
        return Actor(self.business.id, member, Role.OWNER, now or self.clock.now())

    async def step(self) -> datetime | None:
        """One step of delivery, now."""
        return await self.delivery.step(self.business.id, self.channel, self.clock.now())

    async def deliver(self, within: timedelta = timedelta(minutes=1)) -> None:
        """Steps whenever something is due, for that long."""
        end = self.clock.now() + within
        while (due := await self.step()) is not None and due <= end:
            self.clock.advance(max(due - self.clock.now(), timedelta(0)))
        self.clock.advance(end - self.clock.now())

    async def answered(self, comment: Comment, text: str = TEXT) -> OutboxRow:
        """A reply that went out."""
        reply = await self.queue(comment, text)
        await self.deliver()
        return await self.row(reply)

    def posted(self) -> list[tuple[ExternalId | None, str]]:
        """Replies of the bot's account on the platform: parent and text of each."""
        return [(reply.parent, reply.text) for reply in self.platform.own()]

    async def row(self, reply: OutboxRow | RowId) -> OutboxRow:
        """The row as the database has it."""
        key = reply.id if isinstance(reply, OutboxRow) else reply
        row = await self.db.read(lambda tx: OutboxStore(tx).get(self.business.id, key))
        assert row is not None
        return row

    async def rows(self, comment: Comment) -> list[str]:
        """States of all rows of a comment, oldest first."""
        select = "SELECT state FROM outbox WHERE comment_id = :comment ORDER BY id"
        return [row["state"] for row in await self.db.read(lambda tx: tx.all(select, comment=comment.id))]

    async def read_comment(self, comment: Comment | CommentId) -> Comment:
        """As the mirror has it."""
        key = comment.id if isinstance(comment, Comment) else comment
        found = await self.db.read(lambda tx: CommentStore(tx).get(self.business.id, key))
        assert found is not None
        return found

    async def events(self, comment: Comment) -> list[What]:
        """Events of a comment, in order."""
        found = await self.db.read(lambda tx: EventStore(tx).of_comment(self.business.id, comment.id))
        return [event.what for event in found]

    async def card(self, comment: Comment) -> Card:
        """Its card."""
        card = await self.db.read(lambda tx: CardStore(tx).of_comment(self.business.id, comment.id))
        assert card is not None
        return card

    async def channel_now(self) -> Channel:
        """With its lamps."""
        channel = await self.db.read(lambda tx: ChannelStore(tx).get(self.business.id, self.channel))
        assert channel is not None
        return channel

    def restarted(self) -> "Delivery":
        """Delivery in another process with the same rows."""
        return Delivery(
            self.db,
            switchboard(connector_to(self.platform)),
            self.rung.append,
            random.Random(2),
            Process(ONLY),
        )


def connector_to(platform: FakePlatform) -> Connector:
    """A connector that needs neither account nor secrets."""
    build = cast(
        "Callable[[Account | None, Secrets | None, Meter | None, Net | None], Connector]", platform.factory()
    )
    return build(None, None, None, None)


async def open_shop(db: Database, business: Business, clock: Clock) -> Shop:
    """A connected platform without comments."""
    platform = FakePlatform(clock)
    rung: list[str] = []

    def rows(tx: Tx) -> tuple[ChannelId, int]:
        channel = add_channel(tx, business.id)
        return channel, add_thread(tx, business.id, channel, "post-1")

    channel, thread = await db.write(rows)
    board = switchboard(connector_to(platform))
    outbox = Outbox(db, board, rung.append)
    return Shop(
        db=db,
        business=business,
        clock=clock,
        platform=platform,
        channel=channel,
        thread=thread,
        outbox=outbox,
        replies=Replies(outbox),
        acts=Acts(outbox),
        decisions=Decisions(outbox),
        delivery=Delivery(db, board, rung.append, random.Random(1), Process(ONLY)),
        rung=rung,
    )
