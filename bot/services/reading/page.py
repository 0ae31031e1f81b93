"""Page of a poll, or a push, and what came of taking it in."""

from datetime import datetime
from typing import NamedTuple

from bot.domain.comment import Change, CommentId
from bot.domain.external_id import ExternalId
from bot.ports import Fetched, Notice, Poll, Received


class Page(NamedTuple):
    """One page of a poll, or a push: that has no `poll`, and its channel may have no `main` either.

    `main` is the channel's first poll, the one that rings: its complete walks end the first sync and light
    the lamp. `asked`: the watched ids of the Pull. `watching`: names of the channel's watching polls.
    """

    poll: Poll | None
    main: Poll | None
    fetched: Fetched
    next_at: datetime
    asked: tuple[ExternalId, ...] = ()
    watching: tuple[str, ...] = ()
    next_at_if_pushed: datetime | None = None
    """In the place of `next_at` while the platform pushes."""
    received: Received | None = None
    """The push."""


class Taken(NamedTuple):
    """Result of a page. `new` were announced by it; `missing` should have been in it, or were shown otherwise than an act
    from here left them, and are asked for next.
    """

    new: tuple[CommentId, ...] = ()
    changes: tuple[tuple[CommentId, Change], ...] = ()
    settled: int = 0
    """Replies of our account that were still in flight and are posted."""
    missing: int = 0
    untitled: tuple[ExternalId, ...] = ()
    """Threads whose titles are to be asked for now: after the last page of the main poll, or after a push to a channel without polls."""
    notices: tuple[Notice, ...] = ()
    next_due: datetime | None = None
    """When the next poll of the channel is due."""
    rows: int = 0
    """Comments written down, new or different."""
    size: int = 0
    """Bytes of their text."""
    gone: int = 0
    """Comments that were deleted there."""
