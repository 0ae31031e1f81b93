"""Settings of a member: what each person of the business sets for themselves (quiet hours, language, digest as a direct
message, lock screen). A new one is a field here and its place in the panel of /me.
"""

from dataclasses import dataclass
from datetime import datetime, time

from bot.domain.quiet_hours import FreeDays, QuietHours
from bot.domain.settings import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSettings:
    """Stored by name as text, only what differs from its default."""

    quiet_from: time | None = None
    quiet_until: time | None = None
    free_days: FreeDays = FreeDays.NONE
    urgent_passes: bool = False
    """Whether urgent comments ring in quiet hours, too."""
    language: Language | None = None
    """For what only this member sees; None: as their Discord."""
    digest_by_dm: bool = False
    """Whether the digest comes as a direct message, too."""
    dm_refused: bool = False
    """Whether Discord refused a direct message to this member; none is tried until they turn the digest on again."""
    lock_screen_text: bool | None = None
    """Whether messages that ring this member alone carry the customer's words; None: as the business set."""

    @property
    def quiet(self) -> QuietHours | None:
        """Quiet hours; None where there are none."""
        daily = self.quiet_from is not None and self.quiet_until is not None
        if not daily and self.free_days is FreeDays.NONE:
            return None
        start, end = (self.quiet_from, self.quiet_until) if daily else (None, None)
        return QuietHours(start, end, self.free_days)

    def rests(self, at: datetime, zone: str) -> bool:
        """Whether this member is not to be rung at this moment."""
        quiet = self.quiet
        return quiet is not None and quiet.during(at, zone) is not None


AS_USUAL = MemberSettings()
"""Of a member who set nothing."""


def is_valid(settings: MemberSettings) -> bool:
    """Validation: quiet hours have both ends, which differ, in local time without a zone."""
    start, end = settings.quiet_from, settings.quiet_until
    if start is None or end is None:
        return start is end
    return start != end and start.tzinfo is None and end.tzinfo is None
