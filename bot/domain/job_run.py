"""A job run: one piece of work that is due once per local date."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.domain.business import DiscordChannelId, MessageId

JobRunId = NewType("JobRunId", int)


class Job(StrEnum):
    """What is done."""

    BACKUP = "backup"
    """Of the installation."""
    DIGEST = "digest"


class JobState(StrEnum):
    """Where it stands. SKIPPED: it came too late to be worth anything."""

    DUE = "due"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class JobRun:
    """`due_at` is when it may start; the message is what it posted, where it posts anything."""

    id: JobRunId
    job: Job
    local_date: date
    due_at: datetime
    state: JobState
    started_at: datetime | None
    ended_at: datetime | None
    place_id: DiscordChannelId | None
    message_id: MessageId | None
