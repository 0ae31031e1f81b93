"""Settings of members (/me): read and changed by each for themselves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time

from bot.domain.actor import Actor
from bot.domain.business import BusinessId, MemberId
from bot.domain.hours import clock_time
from bot.domain.member_setting import MemberSettings, is_valid
from bot.domain.quiet_hours import FreeDays
from bot.domain.settings import Language
from bot.loops import REPORTS, Wake
from bot.storage.member_settings import MemberSettingStore
from bot.storage.sqlite.database import Database, Tx


@dataclass(frozen=True, slots=True)
class Quiet:
    """Quiet hours as typed: local times of day, both empty for none, and two choices."""

    start: str
    end: str
    free_days: FreeDays
    urgent_passes: bool


class OwnSettings:
    """Reads and changes what one member set; each change returns all of it as it is now."""

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake

    async def get(self, business: BusinessId, member: MemberId) -> MemberSettings:
        """Settings of a member."""
        return await self._db.read(lambda tx: MemberSettingStore(tx).of_member(business, member))

    async def set_quiet(self, actor: Actor, typed: Quiet) -> MemberSettings | None:
        """Changes the quiet hours; None where they cannot be read, or begin when they end."""
        given = (typed.start.strip(), typed.end.strip())
        start, end = (clock_time(one) if one else None for one in given)
        unread = [one for one, read in zip(given, (start, end), strict=True) if one and read is None]
        if unread or not is_valid(MemberSettings(quiet_from=start, quiet_until=end)):
            return None
        return await self._change(actor, lambda before: _quiet(before, start, end, typed))

    async def set_language(self, actor: Actor, language: Language | None) -> MemberSettings:
        """Sets the language of what only this member sees; None: as their Discord."""
        return await self._change(actor, lambda before: replace(before, language=language))

    async def set_lock_screen_text(self, actor: Actor, shows: bool) -> MemberSettings:
        """Sets whether messages that ring this member alone carry the customer's words."""
        return await self._change(actor, lambda before: replace(before, lock_screen_text=shows))

    async def set_digest_by_dm(self, actor: Actor, *, wants: bool, refused: bool = False) -> MemberSettings:
        """Sets whether the digest comes as a direct message, too. `refused`: Discord did not let the first one through."""
        return await self._change(
            actor, lambda before: replace(before, digest_by_dm=wants and not refused, dm_refused=refused)
        )

    async def _change(
        self, actor: Actor, change: Callable[[MemberSettings], MemberSettings]
    ) -> MemberSettings:
        def work(tx: Tx) -> MemberSettings:
            store = MemberSettingStore(tx)
            after = change(store.of_member(actor.business, actor.member))
            store.put(actor.business, actor.member, after)
            return after

        after = await self._db.write(work)
        self._wake(REPORTS)
        return after


def _quiet(before: MemberSettings, start: time | None, end: time | None, typed: Quiet) -> MemberSettings:
    return replace(
        before,
        quiet_from=start,
        quiet_until=end,
        free_days=typed.free_days,
        urgent_passes=typed.urgent_passes,
    )
