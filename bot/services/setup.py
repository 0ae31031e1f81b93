"""Set-up: which servers are served, what the owner answered, and the settings of the business."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.business import (
    Business,
    BusinessId,
    DiscordChannelId,
    DiscordRoleId,
    Language,
    MemberId,
    ServerId,
)
from bot.domain.event import What
from bot.domain.role import Role
from bot.ports import Wake
from bot.storage.businesses import BusinessStore
from bot.storage.database import Database, Tx
from bot.storage.events import EventStore
from bot.storage.roles import RoleStore

SHORTEST_TARGET = timedelta(minutes=1)
LONGEST_TARGET = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Answers:
    """What set-up asked and made. `team_role` None: only the owner answers."""

    language: Language
    team_role: DiscordRoleId | None
    inbox: DiscordChannelId
    digest: DiscordChannelId


class Setup:
    """One business per Discord server; only named servers are served, or the first that is set up."""

    def __init__(self, db: Database, served: Iterable[ServerId], zone: str, wake: Wake) -> None:
        self._db = db
        self._served = frozenset(served)
        self._zone = zone
        self._wake = wake

    async def serves(self, server: ServerId) -> bool:
        """Whether this server may be set up: named in the settings; while none is, the first one."""
        if self._served:
            return server in self._served
        taken = [b for b in await self._db.read(lambda tx: BusinessStore(tx).all()) if b.set_up_at is not None]
        return not taken or any(b.server_id == server for b in taken)

    async def business(self, server: ServerId) -> Business | None:
        """The business of a server that finished set-up and is served."""
        found = await self._db.read(lambda tx: BusinessStore(tx).by_server(server))
        if found is None or found.set_up_at is None or not await self.serves(server):
            return None
        return found

    async def known(self, server: ServerId) -> Business | None:
        """The business of a server, set up or not."""
        return await self._db.read(lambda tx: BusinessStore(tx).by_server(server))

    async def all(self) -> tuple[Business, ...]:
        """Every business that finished set-up."""
        every = await self._db.read(lambda tx: BusinessStore(tx).all())
        return tuple(b for b in every if b.set_up_at is not None)

    async def owner_roles(self, business: BusinessId) -> frozenset[int]:
        """Discord roles that make an owner, besides "Manage Server"."""
        return frozenset(await self._db.read(lambda tx: RoleStore(tx).named(business, Role.OWNER)))

    async def finish(
        self, server: ServerId, name: str, answers: Answers, member: MemberId, now: datetime
    ) -> Business | None:
        """Stores the answers; works again at any time. None: another server was first meanwhile."""
        served = self._served

        def work(tx: Tx) -> Business | None:
            businesses = BusinessStore(tx)
            taken = [b.server_id for b in businesses.all() if b.set_up_at is not None]
            if server not in served if served else (taken and server not in taken):
                return None
            business = businesses.create(server, name, now)
            first = business.set_up_at is None
            businesses.update(
                business.id,
                name=name,
                language=answers.language,
                customer_language=answers.language if first else business.customer_language,
                zone=self._zone if first else business.zone,
                inbox_id=answers.inbox,
                digest_id=answers.digest,
                set_up_at=business.set_up_at or now,
                set_up_by=business.set_up_by or member,
            )
            RoleStore(tx).name(business.id, Role.TEAM, (answers.team_role,) if answers.team_role else ())
            EventStore(tx).add(business.id, now, What.SETUP, member=member)
            return businesses.get(business.id)

        done = await self._db.write(work)
        self._wake("desk")
        self._wake("jobs")
        return done

    async def set_target(
        self, business: BusinessId, target: timedelta, member: MemberId, now: datetime
    ) -> bool:
        """Whether it is between a minute and a week; then it counts from now on."""
        if not SHORTEST_TARGET <= target <= LONGEST_TARGET:
            return False

        def work(tx: Tx) -> None:
            BusinessStore(tx).update(business, target=target)
            EventStore(tx).add(business, now, What.CHANGED, member=member, setting="target")

        await self._db.write(work)
        return True

    async def place_lost(self, business: BusinessId, place: DiscordChannelId) -> None:
        """A Discord channel is gone: the inbox or the digest has to be picked anew."""

        def work(tx: Tx) -> None:
            it = BusinessStore(tx).get(business)
            if it is not None and it.inbox_id == place:
                BusinessStore(tx).update(business, inbox_id=None)
            if it is not None and it.digest_id == place:
                BusinessStore(tx).update(business, digest_id=None)

        await self._db.write(work)
