"""Comparing a row of the mirror with the platform."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.comment import Audience, AuthorRole, Change, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.mirror import Mirrored, Snapshot, announceable, compare
from tests.support.clock import NOW

SNAPSHOT = Snapshot(
    author="Kundin K.",
    author_key="k",
    role=AuthorRole.CUSTOMER,
    text="Habt ihr am Samstag offen?",
    media=(),
    stars=None,
    audience=Audience.PUBLIC,
    visibility=Visibility.PUBLIC,
    thread=ExternalId("post-1"),
    in_reply_to=None,
    posted_at=NOW,
)


def mirrored(snapshot: Snapshot = SNAPSHOT, *, announced: bool = True) -> Mirrored:
    return Mirrored(snapshot, announced=announced, seen_at=NOW + timedelta(minutes=1))


def snapshots() -> st.SearchStrategy[Snapshot]:
    return st.builds(
        Snapshot,
        author=st.sampled_from(["Anna", "Bernd"]),
        author_key=st.sampled_from(["a", "b"]),
        role=st.sampled_from(AuthorRole),
        text=st.sampled_from(["", "eins", "zwei"]),
        media=st.sampled_from([(), ("https://example.org/1.png",)]),
        stars=st.sampled_from([None, 5]),
        audience=st.sampled_from(Audience),
        visibility=st.sampled_from([v for v in Visibility if v is not Visibility.GONE]),
        thread=st.sampled_from([ExternalId("1"), ExternalId("2")]),
        in_reply_to=st.sampled_from([None, ExternalId("9")]),
        posted_at=st.sampled_from([NOW, NOW + timedelta(hours=1)]),
        liked=st.booleans(),
    )


@given(snapshots())
def test_what_did_not_change_means_nothing(snapshot: Snapshot) -> None:
    found = compare(mirrored(snapshot), snapshot)
    assert (found.changes, found.another, found.redraw) == ((), False, False)


@given(snapshots(), snapshots())
def test_what_was_announced_is_never_new_again_unless_it_is_another_comment(
    before: Snapshot, after: Snapshot
) -> None:
    found = compare(mirrored(before), after)
    assert Change.NEW not in found.changes or found.another


@given(snapshots(), snapshots(), st.booleans())
def test_only_what_may_ring_is_ever_new(before: Snapshot, after: Snapshot, announced: bool) -> None:
    if Change.NEW in compare(mirrored(before, announced=announced), after).changes:
        assert announceable(after.role, after.visibility, after.audience)


@pytest.mark.parametrize(
    ("was", "now", "change"),
    [
        (Visibility.HELD, Visibility.PUBLIC, Change.APPROVED),
        (Visibility.PUBLIC, Visibility.HELD, Change.HIDDEN),
        (Visibility.PUBLIC, Visibility.SPAM, Change.HIDDEN),
        (Visibility.HELD, Visibility.TRASHED, Change.HIDDEN),
        (Visibility.SPAM, Visibility.PUBLIC, Change.RESTORED),
        (Visibility.TRASHED, Visibility.HELD, Change.RESTORED),
        (Visibility.GONE, Visibility.PUBLIC, Change.RESTORED),
        (Visibility.SPAM, Visibility.TRASHED, None),
    ],
)
def test_every_move_between_visibilities_has_its_name(
    was: Visibility, now: Visibility, change: Change | None
) -> None:
    found = compare(mirrored(replace(SNAPSHOT, visibility=was)), replace(SNAPSHOT, visibility=now))
    assert found.changes == ((change,) if change else ())
    assert found.redraw, "its card says where it is"


def test_a_like_redraws_the_card_and_is_no_change() -> None:
    found = compare(mirrored(), replace(SNAPSHOT, liked=True))
    assert (found.changes, found.redraw) == ((), True)


def test_what_comes_back_after_it_was_gone_was_not_edited() -> None:
    blanked = replace(SNAPSHOT, text="", visibility=Visibility.GONE)
    assert compare(mirrored(blanked), SNAPSHOT).changes == (Change.RESTORED,)


def test_somebody_who_left_the_team_makes_no_old_comment_new() -> None:
    as_team = mirrored(replace(SNAPSHOT, role=AuthorRole.TEAM), announced=False)
    assert compare(as_team, SNAPSHOT).changes == ()
    as_customer = mirrored(SNAPSHOT, announced=False)
    assert compare(as_customer, replace(SNAPSHOT, text="anders")).changes == (Change.EDITED,)


def test_a_hidden_customers_comment_is_new_when_it_is_shown_for_the_first_time() -> None:
    hidden = mirrored(replace(SNAPSHOT, visibility=Visibility.SPAM), announced=False)
    assert compare(hidden, SNAPSHOT).changes == (Change.RESTORED, Change.NEW)


LATER = NOW + timedelta(hours=1)
EARLIER = NOW - timedelta(hours=1)


@pytest.mark.parametrize(
    ("after", "another"),
    [
        (replace(SNAPSHOT, posted_at=LATER), False),
        (replace(SNAPSHOT, text="Wo parke ich?"), False),
        (replace(SNAPSHOT, author="Bernd", author_key="b"), False),
        (replace(SNAPSHOT, posted_at=EARLIER, text="Wo parke ich?"), False),
        (replace(SNAPSHOT, posted_at=EARLIER, author="Bernd", author_key="b"), False),
        (replace(SNAPSHOT, posted_at=LATER, text="Wo parke ich?"), True),
        (replace(SNAPSHOT, posted_at=EARLIER, text="Wo?", author="Bernd", author_key="b"), True),
    ],
)
def test_an_id_means_another_comment_only_if_its_time_and_its_words_or_author_say_so(
    after: Snapshot, another: bool
) -> None:
    found = compare(mirrored(), after)
    assert found.another is another
    assert (Change.NEW in found.changes) is another


def test_a_picture_whose_address_is_signed_again_is_the_same_and_another_one_is_an_edit() -> None:
    first = replace(SNAPSHOT, media=("https://cdn.example/1.jpg?oh=1&oe=2",))
    again, other = (
        replace(SNAPSHOT, media=(address,))
        for address in ("https://cdn.example/1.jpg?oh=8&oe=9", "https://cdn.example/2.jpg?oh=1&oe=2")
    )
    assert compare(mirrored(first), again).changes == ()
    assert not compare(mirrored(first), again).redraw
    assert compare(mirrored(first), other).changes == (Change.EDITED,)
