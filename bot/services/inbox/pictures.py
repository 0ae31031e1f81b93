"""Pictures of customers: fetched through the address guard for a card that is posted already, kept in memory alone."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.card import Card, CardId
from bot.domain.card_facts import CommentCard
from bot.domain.comment import Comment
from bot.domain.picture import ALL_TOGETHER, LARGEST, Picture, PictureKey, file_type, key_of
from bot.http.client import Http
from bot.loops import DESK, Wake
from bot.ports import AddressRefused, ConnectorError, HttpRequest, NetworkTrouble, Retry, SignedMedia
from bot.services.channels.reply_targets import target_of
from bot.services.channels.switchboard import Switchboard, UnknownChannel
from bot.services.inbox.cards import Desk
from bot.storage.card_messages import CardMessageStore
from bot.storage.sqlite.database import Database

log = logging.getLogger(__name__)

OK = 200
OF_A_CARD = 25.0
"""Seconds for all pictures of a card: those that came by then are shown."""


class Wanted(NamedTuple):
    """Card whose pictures are to be fetched."""

    business: BusinessId
    card: Card
    addresses: tuple[str, ...]
    comments: tuple[Comment, ...] = ()
    """Those that have the pictures."""

    @property
    def key(self) -> PictureKey:
        """What is kept with the card once that is done."""
        return key_of(self.addresses)


class Pictures:
    """Pictures for cards, in a loop of their own.

    1. The card is posted without them and says that there are some; its row says that they are to be fetched, so a bot that is
       killed here fetches them after its start.
    2. They are fetched, one card after the other, each address once: what does not come stays a line on the card.
    3. The card's message gets them by an edit. A card that changed meanwhile is drawn once more.
    """

    def __init__(self, db: Database, http: Http, switchboard: Switchboard, desk: Desk, wake: Wake) -> None:
        self._db = db
        self._http = http
        self._switchboard = switchboard
        self._desk = desk
        self._wake = wake
        self._last: BusinessId | None = None

    async def next(self, now: datetime) -> Wanted | None:
        """Card whose pictures are to be fetched; None: no card waits for pictures. Businesses take turns: slow servers that one's
        customers name hold up no other for longer than one card.
        """
        while (due := await self._due(now)) is not None:
            self._last = due[0]
            facts = await self._desk.facts(*due)
            if isinstance(facts, CommentCard) and _is_ready(facts):
                those = tuple(one for one in facts.waiting if one.media)
                return Wanted(due[0], facts.card, facts.wanted_pictures, those)
            await self._put_off(*due, None)
        return None

    async def _due(self, now: datetime) -> tuple[BusinessId, CardId] | None:
        return await self._db.read(lambda tx: CardMessageStore(tx).pictures_due(now, self._last))

    async def next_due(self) -> datetime | None:
        """When pictures are to be fetched next."""
        return await self._db.read(lambda tx: CardMessageStore(tx).next_pictures())

    async def addresses(self, wanted: Wanted) -> tuple[str, ...]:
        """Addresses of a card's pictures as they can be fetched now. Raises Retry where the platform that signs them does not
        answer just now.
        """
        signed: dict[str, str] = {}
        for comment in wanted.comments:
            try:
                connector = await self._switchboard.connector(wanted.business, comment.channel_id)
                if isinstance(connector, SignedMedia):
                    signed |= await connector.signed_media(target_of(comment))
            except Retry:
                raise
            except (ConnectorError, UnknownChannel) as error:
                log.info("a customer's picture has no address any more (%s)", type(error).__name__)
        return tuple(signed.get(address, address) for address in wanted.addresses)

    async def fetch(self, addresses: Sequence[str]) -> tuple[Picture, ...]:
        """Those that come in time and are pictures, in their order; never more bytes than a card takes."""
        found: list[Picture] = []
        room = ALL_TOGETHER
        with suppress(TimeoutError):
            async with asyncio.timeout(OF_A_CARD):
                for address in addresses:
                    body = await self._body(address, min(LARGEST, room))
                    ending = file_type(body)
                    if ending is not None:
                        found.append(Picture(f"picture{len(found) + 1}.{ending}", body))
                        room -= len(body)
        return tuple(found)

    async def _body(self, address: str, most: int) -> bytes:
        """Body of an answer; empty where none came."""
        try:
            # Not compressed: how large a compressed body becomes is known too late.
            request = HttpRequest(
                "GET", address, headers={"Accept-Encoding": "identity", "Accept": "image/*"}
            )
            answer = await self._http.request(request, most=most)
        except (NetworkTrouble, AddressRefused) as error:
            log.info("a customer's picture did not come (%s)", type(error).__name__)
            return b""
        return answer.body if answer.status == OK else b""

    async def facts(self, wanted: Wanted) -> CommentCard | None:
        """What the card shows now; None where its pictures are no longer those, or its message is another."""
        facts = await self._desk.facts(wanted.business, wanted.card.id)
        if not isinstance(facts, CommentCard) or facts.card.message_id != wanted.card.message_id:
            return None
        return facts if _is_ready(facts) and facts.wanted_pictures == wanted.addresses else None

    async def shown(self, wanted: Wanted, pictures: Sequence[Picture], version: int) -> None:
        """Records which pictures the message has; without any, that none came. `version` of the card that was drawn."""
        names = tuple(one.name for one in pictures)
        message = wanted.card.message_id
        assert message is not None
        await self._db.write(
            lambda tx: CardMessageStore(tx).pictured(
                wanted.business, wanted.card.id, message, wanted.key, names, version
            )
        )
        self._wake(DESK)

    async def put_off(self, wanted: Wanted, until: datetime) -> None:
        """Postpones a card whose message cannot be changed now."""
        await self._put_off(wanted.business, wanted.card.id, until)

    async def _put_off(self, business: BusinessId, card: CardId, until: datetime | None) -> None:
        await self._db.write(lambda tx: CardMessageStore(tx).put_off_pictures(business, card, until))


def _is_ready(facts: CommentCard) -> bool:
    """Whether pictures can be put into the card's message now. A plain one asks for them when it is converted."""
    card = facts.card
    posted = card.message_id is not None and card.convert_at is None and not card.again
    return posted and facts.wants_pictures
