"""Set-up (onboarding): what the owner answered, and the settings of the business."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.actor import Actor
from bot.domain.business import Business, BusinessId, DiscordChannelId, DiscordRoleId, MemberId, ServerId
from bot.domain.event import What
from bot.domain.hours import clock_time
from bot.domain.role import Role
from bot.domain.settings import Language, TidyAfter, is_valid
from bot.loops import DESK, REPORTS, TIDYING, Wake
from bot.services.business.directory import Directory
from bot.storage.businesses import BusinessStore
from bot.storage.card_messages import CardMessageStore
from bot.storage.cards import CardStore
from bot.storage.events import EventStore
from bot.storage.model_drafts import ModelDraftStore
from bot.storage.roles import RoleStore
from bot.storage.sqlite.database import Database, Tx

REDRAWN = 50
"""Closed cards that follow a change of language: some screens; each is a request, and new cards must not wait."""


@dataclass(frozen=True, slots=True)
class Details:
    """Settings that have a default: an IANA time zone, the local time of the digest as typed, and choices."""

    zone: str
    digest_at: str
    customer_language: Language
    lock_screen_text: bool
    model_drafts: bool


class Setup:
    """Creates the business of a server, and changes its settings."""

    def __init__(self, db: Database, directory: Directory, zone: str, wake: Wake) -> None:
        self._db = db
        self._directory = directory
        self._zone = zone
        self._wake = wake

    async def begin(self, server: ServerId, name: str, language: Language, now: datetime) -> Business | None:
        """Business of this server, created with default settings; None where it is not served."""
        zone = self._zone

        def work(tx: Tx) -> Business | None:
            entry, businesses = self._directory.entry(tx, server), BusinessStore(tx)
            if not entry.served or entry.known is not None:
                return entry.known if entry.served else None
            made = businesses.create(server, name, now)
            after = replace(made, language=language, customer_language=language, zone=zone)
            businesses.put(made.id, after)
            return after

        return await self._db.write(work)

    async def set_language(self, actor: Actor, language: Language) -> None:
        """Sets the bot's language towards the owner; until set-up is finished, also the one towards
        customers.
        """
        business = actor.business

        def work(tx: Tx) -> None:
            businesses = BusinessStore(tx)
            before = businesses.get(business)
            if before is None:
                return
            customers = before.customer_language if before.is_set_up else language
            businesses.put(business, replace(before, language=language, customer_language=customers))
            if before.language is not language:
                CardStore(tx).touch_all(business, actor.now, closed=REDRAWN)
            _changed(tx, actor, "language")

        await self._db.write(work)
        self._wake(DESK)

    async def set_details(self, actor: Actor, details: Details) -> bool:
        """Changes settings that have a default; False where the zone or the time is invalid."""
        zone, digest_at = details.zone.strip(), clock_time(details.digest_at)
        if digest_at is None or not is_valid("zone", zone):
            return False
        business = actor.business

        def work(tx: Tx) -> None:
            before = BusinessStore(tx).get(business)
            if before is None:
                return
            if before.zone != zone:
                CardStore(tx).touch_all(business, actor.now)
            after = replace(
                before,
                zone=zone,
                digest_at=digest_at,
                customer_language=details.customer_language,
                lock_screen_text=details.lock_screen_text,
                model_drafts=details.model_drafts,
            )
            if before.model_drafts and not after.model_drafts:
                ModelDraftStore(tx).drop(business, actor.now)
            BusinessStore(tx).put(business, after)
            _changed(tx, actor, "details")

        await self._db.write(work)
        for loop in (DESK, REPORTS):
            self._wake(loop)
        return True

    async def set_role(self, actor: Actor, role: Role, discord_role: DiscordRoleId | None) -> None:
        """Sets the Discord role that means `role`, or none; with none that means the team, only the owner answers."""

        def work(tx: Tx) -> None:
            RoleStore(tx).name(actor.business, role, (discord_role,) if discord_role else ())
            CardStore(tx).touch_all(actor.business, actor.now)
            _changed(tx, actor, role.value)

        await self._db.write(work)
        self._wake(DESK)

    async def set_places(
        self,
        actor: Actor,
        *,
        inbox: DiscordChannelId | None = None,
        digest: DiscordChannelId | None = None,
    ) -> Business | None:
        """Sets the Discord channels of cards and digests; what is None stays. Returns the changed business."""

        def work(tx: Tx) -> Business | None:
            before = BusinessStore(tx).get(actor.business)
            if before is None:
                return None
            after = replace(before, inbox_id=inbox or before.inbox_id, digest_id=digest or before.digest_id)
            BusinessStore(tx).put(actor.business, after)
            _changed(tx, actor, "places")
            return after

        changed = await self._db.write(work)
        self._wake(DESK)
        return changed

    async def finish(self, server: ServerId, member: MemberId, now: datetime) -> Business | None:
        """Finishes set-up; works again at any time. None: another server was first meanwhile."""

        def work(tx: Tx) -> Business | None:
            entry, businesses = self._directory.entry(tx, server), BusinessStore(tx)
            before = entry.known
            if before is None or not entry.served:
                return None
            EventStore(tx).add(before.id, now, What.SETUP, member=member)
            after = replace(before, set_up_at=before.set_up_at or now, set_up_by=before.set_up_by or member)
            businesses.put(before.id, after)
            return after

        done = await self._db.write(work)
        for loop in (DESK, REPORTS):
            self._wake(loop)
        return done

    async def set_target(self, actor: Actor, target: timedelta) -> bool:
        """Sets the target for the first response time, if it is between a minute and a week; whether it is."""
        if not is_valid("target", target):
            return False

        def work(tx: Tx) -> None:
            before = BusinessStore(tx).get(actor.business)
            if before is None:
                return
            BusinessStore(tx).put(actor.business, replace(before, target=target))
            _changed(tx, actor, "target")

        await self._db.write(work)
        return True

    async def set_tidy_after(self, actor: Actor, after: TidyAfter) -> Business | None:
        """Sets when lines of closed cards leave the inbox. Returns the changed business."""

        def work(tx: Tx) -> Business | None:
            before = BusinessStore(tx).get(actor.business)
            if before is None:
                return None
            changed = replace(before, tidy_after=after)
            BusinessStore(tx).put(actor.business, changed)
            _changed(tx, actor, "tidying")
            return changed

        changed = await self._db.write(work)
        self._wake(TIDYING)
        return changed

    async def place_lost(self, business: BusinessId, place: DiscordChannelId, now: datetime) -> None:
        """Handles a deleted Discord channel: the inbox or the digest has to be picked again; open cards move
        there.
        """

        def work(tx: Tx) -> None:
            before = BusinessStore(tx).get(business)
            if before is None:
                return
            inbox = None if before.inbox_id == place else before.inbox_id
            digest = None if before.digest_id == place else before.digest_id
            BusinessStore(tx).put(business, replace(before, inbox_id=inbox, digest_id=digest))
            CardMessageStore(tx).place_lost(business, place, now)

        await self._db.write(work)


def _changed(tx: Tx, actor: Actor, setting: str) -> None:
    EventStore(tx).add(actor.business, actor.now, What.CHANGED, member=actor.member, setting=setting)
