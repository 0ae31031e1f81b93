"""Directory (allowlist, tenant look-up): which servers are served, the business of each with its settings,
and whose Discord roles count.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.domain.business import Business, BusinessId, MemberId, ServerId
from bot.domain.channel import ChannelState, Glow
from bot.domain.member_setting import AS_USUAL, MemberSettings
from bot.domain.role import MappedRole
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.member_settings import MemberSettingStore
from bot.storage.roles import RoleStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.templates import TemplateStore


@dataclass(frozen=True, slots=True)
class Entry:
    """One Discord server. `known`: its business, set up or not."""

    served: bool
    known: Business | None
    roles: tuple[MappedRole, ...]
    """Discord roles that mean something in the business, besides "Manage Server"."""
    own: MemberSettings = AS_USUAL
    """What the member who was asked for set in /me."""

    @property
    def business(self) -> Business | None:
        """Its business, if it is set up and served."""
        known = self.known
        return known if self.served and known is not None and known.is_set_up else None


class Inventory(NamedTuple):
    """How many comments wait, and how many templates and connections a business has; how many of these stopped."""

    waiting: int
    templates: int
    channels: int
    stopped: int = 0


NOWHERE = Entry(False, None, ())
"""Outside of any server."""


class Directory:
    """Looks up everything that an admission needs in one trip, whatever the number of businesses."""

    def __init__(self, db: Database, named: Iterable[ServerId]) -> None:
        """`named`: servers of the settings; while none is named, the first one that finishes set-up is served."""
        self._db = db
        self._named = frozenset(named)

    async def look_up(self, server: ServerId, member: MemberId | None = None) -> Entry:
        """Entry of this server, with what this member set."""

        def read(tx: Tx) -> Entry:
            entry = self.entry(tx, server)
            if member is None or entry.known is None:
                return entry
            return replace(entry, own=MemberSettingStore(tx).of_member(entry.known.id, member))

        return await self._db.read(read)

    async def look_up_home(self, business: BusinessId, member: MemberId) -> Entry:
        """Entry of a business, with what this member set: for presses in direct messages, which are on no server."""

        def read(tx: Tx) -> Entry:
            known = BusinessStore(tx).get(business)
            if known is None:
                return NOWHERE
            return replace(
                self.entry(tx, known.server_id), own=MemberSettingStore(tx).of_member(business, member)
            )

        return await self._db.read(read)

    def entry(self, tx: Tx, server: ServerId) -> Entry:
        """Entry of this server, inside a transaction."""
        known = BusinessStore(tx).by_server(server)
        roles = () if known is None else RoleStore(tx).all(known.id)
        if self._named:
            served = server in self._named
        else:
            served = (known is not None and known.is_set_up) or not BusinessStore(tx).is_any_set_up()
        return Entry(served, known, roles)

    async def inventory(self, business: BusinessId) -> Inventory:
        """What is there to go on with."""

        def read(tx: Tx) -> Inventory:
            waiting, templates = CommentStore(tx).count_open(business), TemplateStore(tx).all(business)
            channels = ChannelStore(tx).all(business)
            dark = [one.dark for one in channels if one.state is ChannelState.ACTIVE]
            stopped = sum(lamp is not None and lamp.glow is Glow.OUT for lamp in dark)
            return Inventory(waiting, len(templates), len(channels), stopped)

        return await self._db.read(read)

    async def all_set_up(self) -> tuple[Business, ...]:
        """All businesses that finished set-up."""
        every = await self._db.read(lambda tx: BusinessStore(tx).all())
        return tuple(business for business in every if business.is_set_up)

    async def with_inbox(self) -> tuple[Business, ...]:
        """All businesses that have an inbox."""
        every = await self._db.read(lambda tx: BusinessStore(tx).all())
        return tuple(business for business in every if business.inbox_id is not None)
