"""A search finds what a look at every row would find, whichever way through the index is taken."""

from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.person import PersonId
from bot.domain.search import Search
from bot.domain.search_terms import terms, wanted
from bot.storage import searches
from bot.storage.search_index import comment_of, key_at
from bot.storage.searches import SearchStore
from bot.storage.sqlite import full_text
from bot.storage.sqlite.database import Database, Tx
from bot.storage.sqlite.full_text import FullText, IndexRow

WORDS = st.sampled_from("sa sam samstag samt of ofen müller mueller b1 none".split())
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
ROWS = st.lists(
    st.tuples(st.sampled_from([1, 1, 1, 2]), st.sampled_from([1, 1, 0]), st.sampled_from([1, 1, 2]), TEXTS),
    min_size=10,
    max_size=30,
)
"""Business, person of that business (0: unknown), connection of that business, text."""
SEARCHES = st.builds(
    Search,
    words=st.lists(WORDS, max_size=2).map(" ".join),
    person=st.sampled_from([None, PersonId(11), PersonId(21)]),
    channel=st.sampled_from([None, None, ChannelId(11), ChannelId(21)]),
)

USUAL: dict[str, Any] = {"since": None, "own": 500, "look": 1, "through": 3000, "reach": 50}


def at(number: int) -> datetime:
    return datetime.fromtimestamp(1_800_000_000 + number, UTC)


def index_rows(written: list[tuple[int, int, int, str]]) -> list[IndexRow]:
    return [
        IndexRow(
            key_at(at(number)) + number,
            f"b{business} c{business}{channel}" + (f" p{business}{person}" if person else ""),
            " ".join(terms(text)),
        )
        for number, (business, person, channel, text) in enumerate(written, 1)
    ]


def found_by_eye(
    rows: list[IndexRow], business: int, search: Search, first: int, most: int
) -> tuple[int, ...]:
    """The very words, or, where few have them, instead of the last one a word that begins so; newest first."""
    keys = {f"b{business}"}
    keys |= set() if search.person is None else {f"p{search.person}"}
    keys |= set() if search.channel is None else {f"c{search.channel}"}
    there = [row for row in reversed(rows) if row.key >= first and keys <= set(row.keys.split())]
    words = wanted(search.words)
    very = [row for row in there if all(set(one) & set(row.words.split()) for one in words)]
    if words and len(very) < min(searches.ENOUGH, most):
        very = [
            row
            for row in there
            if all(set(one) & set(row.words.split()) for one in words[:-1])
            and any(term.startswith(words[-1]) for term in row.words.split())
        ]
    return tuple(comment_of(row.key) for row in very[: most + 1])


@example(
    written=[(1, 1, 1, "of samstag")] * 12,
    search=Search("of sam"),
    most=200,
    **USUAL,
)
@example(
    written=[(1, 1, 1, "sam"), (1, 1, 1, "samstag")],
    search=Search("sam", PersonId(11)),
    most=1,
    **USUAL,
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    written=ROWS,
    search=SEARCHES,
    since=st.none() | st.integers(0, 10),
    most=st.sampled_from([1, 5, 200]),
    own=st.sampled_from([0, 12, 500]),
    look=st.sampled_from([1, 2, 5]),
    through=st.sampled_from([0, 12, 3000]),
    reach=st.sampled_from([0, 2]),
)
async def test_every_way_through_the_index_finds_what_a_look_at_every_row_would(
    db: Database,
    written: list[tuple[int, int, int, str]],
    search: Search,
    since: int | None,
    most: int,
    own: int,
    look: int,
    through: int,
    reach: int,
) -> None:
    rows, first = index_rows(written), 0 if since is None else key_at(at(since))

    def work(tx: Tx) -> list[tuple[int, ...]]:
        tx.execute("DELETE FROM search_index")
        FullText(tx).put(rows)
        moment = None if since is None else at(since)
        return [SearchStore(tx).find(BusinessId(business), search, moment, most) for business in (1, 2)]

    with (
        patch.multiple(searches, OWN=own, LOOK=look, LOOK_SHORT=look + 1, LOOKED_THROUGH=through),
        patch.object(full_text, "REACH", reach),
    ):
        found = await db.write(work)
    assert found == [found_by_eye(rows, business, search, first, most) for business in (1, 2)]


@pytest.mark.parametrize("person", [None, PersonId(11)])
async def test_the_longest_search_is_understood(db: Database, person: PersonId | None) -> None:
    typed = " ".join(f"müllerö{letter}" for letter in "abcdefghiklp")
    rows = index_rows([(1, 1, 1, typed), (1, 1, 1, typed[:-1]), (1, 2, 1, "müller")])

    def work(tx: Tx) -> tuple[int, ...]:
        FullText(tx).put(rows)
        with patch.object(searches, "OWN", 0):
            return SearchStore(tx).find(BusinessId(1), Search(typed, person, ChannelId(11)))

    assert await db.write(work) == (1,)
