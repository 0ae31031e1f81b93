"""Job run: a scheduled job (digest, backup) that is due once per local date."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, NewType

from bot.domain.business import DiscordChannelId, MemberId, MessageId

JobRunId = NewType("JobRunId", int)


class Job(StrEnum):
    """Kind of scheduled job."""

    BACKUP = "backup"
    """Of the installation."""
    DIGEST = "digest"
    RETENTION = "retention"
    """Erases words that are older than they are kept."""
    DIRECT_DIGEST = "direct_digest"
    """As a direct message to one member."""
    QUIET_END = "quiet_end"
    """Line at the end of a member's quiet hours."""


class JobState(StrEnum):
    """State of a job run. SKIPPED: it was too late to be useful."""

    DUE = "due"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


class JobRun(NamedTuple):
    """One run of a job. `due_at` is when it may start; the message is what it posted, if it posts anything."""

    id: JobRunId
    job: Job
    local_date: date
    due_at: datetime
    state: JobState
    started_at: datetime | None
    ended_at: datetime | None
    place_id: DiscordChannelId | None
    message_id: MessageId | None
    member_id: MemberId | None = None
    """For whom it is; None: for all of the business."""
