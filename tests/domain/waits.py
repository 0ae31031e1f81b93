"""Comments that wait, by minutes, one by one or at random."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.person import PersonId
from bot.domain.response import Waiting
from tests.support.clock import NOW


def at(minute: int) -> datetime:
    """So many minutes after the tests' moment."""
    return NOW + timedelta(minutes=minute)


def waits(
    number: int,
    since: int,
    *,
    answered: int | None,
    closed: bool = False,
    person: int | None = 7,
    thread: str = "post",
    channel: int = 1,
) -> Waiting:
    """One comment; times in minutes."""
    return Waiting(
        comment_id=CommentId(number),
        channel_id=ChannelId(channel),
        thread=thread,
        person_id=None if person is None else PersonId(person),
        waits_since=at(since),
        answered_at=None if answered is None else at(answered),
        closed=closed,
    )


@st.composite
def facts(draw: st.DrawFn) -> list[Waiting]:
    """Few persons, threads and minutes, so that much coincides; some answers seem too early."""
    return [
        waits(
            number,
            draw(st.integers(0, 30)),
            answered=draw(st.none() | st.integers(-2, 40)),
            closed=draw(st.booleans()) and draw(st.booleans()),
            person=draw(st.sampled_from([None, 1, 1, 2])),
            thread=draw(st.sampled_from(["a", "a", "b"])),
            channel=draw(st.sampled_from([1, 1, 2])),
        )
        for number in range(1, draw(st.integers(0, 14)) + 1)
    ]
