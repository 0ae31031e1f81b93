"""Offers: which one comes first, and which is not made again."""

from datetime import timedelta

from bot.domain.comment import CommentId
from bot.domain.offer import AGAIN, Candidate, Known, OfferKind, best
from bot.domain.settings import Language
from bot.domain.template import TemplateId
from tests.support.clock import NOW


def topic(*comments: int) -> Candidate:
    return Candidate(OfferKind.TOPIC, tuple(map(CommentId, comments)), "Gutscheine")


def wording(new: str, *comments: int) -> Candidate:
    return Candidate(
        OfferKind.WORDING,
        tuple(map(CommentId, comments)),
        new,
        "10",
        TemplateId(1),
        Language.GERMAN_DU,
    )


def known(one: Candidate, *, decided: bool, days: int = 0) -> Known:
    return Known(one.mark, frozenset(one.comments), NOW - timedelta(days=days), decided)


def test_what_happened_most_often_comes_first_and_a_wording_before_a_topic() -> None:
    assert best([topic(1, 2, 3), topic(4, 5, 6, 7)], [], NOW) == topic(4, 5, 6, 7)
    assert best([topic(1, 2, 3), wording("12", 4, 5, 6)], [], NOW) == wording("12", 4, 5, 6)
    assert best([], [], NOW) is None


def test_what_somebody_decided_about_is_never_offered_again() -> None:
    old = known(wording("12", 1, 2, 3), decided=True, days=900)
    assert best([wording("12", 7, 8, 9)], [old], NOW) is None
    assert best([wording("13", 1, 2, 3)], [old], NOW) == wording("13", 1, 2, 3)
    declined = known(topic(1, 2, 3), decided=True, days=900)
    assert best([topic(1, 2, 3, 4)], [declined], NOW) is None
    assert best([topic(3, 4, 5, 6)], [declined], NOW) == topic(3, 4, 5, 6)


def test_what_nobody_decided_about_comes_again_after_a_month() -> None:
    shown = known(topic(1, 2, 3), decided=False, days=AGAIN.days - 1)
    assert best([topic(1, 2, 3)], [shown], NOW) is None
    shown = known(topic(1, 2, 3), decided=False, days=AGAIN.days)
    assert best([topic(1, 2, 3)], [shown], NOW) == topic(1, 2, 3)
