"""Open list: what waits for an answer, most pressing first, narrowed to a part of it; and what was sorted out."""

from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.comment import CommentId
from bot.domain.open_list import LISTED, Counts, Narrowed, OfChannel, OpenList, Part
from bot.services.business.ringing import ringing_now
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.comment_lists import listed
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.open_comments import OpenCommentStore
from bot.storage.sqlite.database import Database, Tx

A_PAGE = 10


class OpenLists:
    """Reads the list, a page at a time."""

    def __init__(self, db: Database, switchboard: Switchboard) -> None:
        self._db = db
        self._switchboard = switchboard

    async def page(self, actor: Actor, narrowed: Narrowed, page: int) -> OpenList:
        """One page of ten, as this member sees the list; a page too high gives the last."""
        business = actor.business

        def work(tx: Tx) -> OpenList:
            mine = self._mine(tx, actor)
            ids = (
                mine
                if narrowed.part is Part.MINE
                else OpenCommentStore(tx).listed(business, narrowed, LISTED)
            )
            pages = max(1, -(-len(ids) // A_PAGE))
            number = min(max(page, 0), pages - 1)
            shown = ids[number * A_PAGE : (number + 1) * A_PAGE]
            comments = {one.id: one for one in CommentStore(tx).several(business, shown)}
            return OpenList(
                narrowed=narrowed,
                counts=self._counts(tx, business, len(mine)),
                lines=listed(
                    tx, self._switchboard, business, [comments[one] for one in shown if one in comments]
                ),
                page=number,
                pages=pages,
            )

        return await self._db.read(work)

    def _mine(self, tx: Tx, actor: Actor) -> tuple[CommentId, ...]:
        """What the member claims or put off; nothing where one person answers alone: everything is theirs."""
        if not ringing_now(tx, actor.business, actor.now).team:
            return ()
        return OpenCommentStore(tx).mine(actor.business, actor.member, actor.now, LISTED)

    def _counts(self, tx: Tx, business: BusinessId, mine: int) -> Counts:
        found = OpenCommentStore(tx).counts(business)
        connected = ChannelStore(tx).all(business)
        channels = [
            OfChannel(
                channel,
                self._switchboard.words(channel),
                self._switchboard.several(channel, connected),
                found.channels[channel.id],
            )
            for channel in connected
            if channel.id in found.channels
        ]
        return Counts(
            open=sum(found.channels.values()),
            urgent=found.urgent,
            mine=mine,
            sorted_out=found.sorted_out,
            channels=tuple(sorted(channels, key=lambda one: -one.count)),
        )
