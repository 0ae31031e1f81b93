"""Figures in words: the same lines in the digest, the report and the numbers command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.kind import Kind
from bot.texts import Texts

if TYPE_CHECKING:
    from bot.domain.figures import Figures, Share


def counts(figures: Figures, texts: Texts) -> str:
    """Counts: 12 new, 11 answered, 1 open: of what came in the period."""
    parts = (
        texts("{n} new", n=figures.new),
        texts("{n} answered", n=figures.answered),
        texts.n("{n} open", "{n} open", figures.open),
    )
    return f"**{' · '.join(parts)}**"


def speed(figures: Figures, target: timedelta, texts: Texts) -> str:
    """Sentence about how fast the answers were; empty without any."""
    if figures.early:
        return ""
    within = in_target(figures.share, target, texts, few=figures.few)
    if figures.half is None or figures.answers < 2:
        return within
    return texts("Half had an answer after **{time}**, {share}", time=figures.half, share=within)


def in_target(share: Share, target: timedelta, texts: Texts, *, few: bool = False) -> str:
    """Share within the target: 91 % in under 1 hour; of few in numbers. `few`: there are few answers, where the share also
    counts who still waits.
    """
    percent = (
        texts("{within} of {of}", within=share.within, of=share.of)
        if share.few or few
        else texts.percent(share.within / share.of)
    )
    return texts("{share} in under {target}", share=percent, target=texts.duration_long(target))


def conversations(figures: Figures, texts: Texts) -> list[str]:
    """Line about what the times count, where several comments of one person are one wait; else nothing."""
    if figures.conversations is None:
        return []
    comments = figures.answered + figures.open
    return [
        texts.n(
            "{comments} comments in {n} conversation",
            "{comments} comments in {n} conversations",
            figures.conversations,
            comments=comments,
        )
    ]


def kinds_in_words(counts: Mapping[Kind, int], texts: Texts) -> list[str]:
    """Number of comments of each kind that there is, in order of priority: 2 complaints, 6 questions, 4 praise."""
    order = (Kind.COMPLAINT, Kind.BUYING, Kind.QUESTION, Kind.PRAISE, Kind.CHATTER, Kind.OTHER)
    return [_of_kind(kind, counts[kind], texts) for kind in order if counts.get(kind)]


def _of_kind(kind: Kind, n: int, texts: Texts) -> str:
    match kind:
        case Kind.COMPLAINT:
            return texts.n("{n} complaint", "{n} complaints", n)
        case Kind.BUYING:
            return texts("{n} buying interest", n=n)
        case Kind.QUESTION:
            return texts.n("{n} question", "{n} questions", n)
        case Kind.PRAISE:
            return texts("{n} praise", n=n)
        case Kind.CHATTER:
            return texts("{n} chatter", n=n)
        case Kind.OTHER:
            return texts.n("{n} further", "{n} further", n)


def join(parts: Sequence[str]) -> str:
    """Joins parts as small print in one line."""
    return "-# " + " · ".join(parts) if parts else ""
