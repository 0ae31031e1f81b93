"""The search index follows the comments, whoever changes them; what is removed leaves it, and its words leave the file."""

import sqlite3
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.comment import CommentId, Visibility
from bot.domain.search import Search
from bot.services.inbox.indexing import REMOVED_WITHIN, Indexing
from bot.storage.comments import CommentStore
from bot.storage.installation import InstallationStore
from bot.storage.search_index import SearchIndexStore
from bot.storage.searches import SearchStore
from bot.storage.sqlite.database import Database
from tests.support.clock import Clock
from tests.support.polling import Polling


async def indexed(polling: Polling, clock: Clock, *, later: timedelta = timedelta(0)) -> int:
    """The loop has done what is due; number of its steps."""
    clock.advance(later)
    indexing, steps = Indexing(polling.db), 0
    while (due := await indexing.step(clock())) is not None and due <= clock() + timedelta(seconds=1):
        clock.advance(timedelta(milliseconds=200))
        steps += 1
    return steps


async def found(polling: Polling, words: str) -> list[str]:
    def work(tx: object) -> list[str]:
        ids = SearchStore(tx).find(polling.business.id, Search(words))  # type: ignore[arg-type]
        known = {
            one.id: one.text
            for one in CommentStore(tx).several(polling.business.id, ids)  # type: ignore[arg-type]
        }
        return [known[one] for one in ids]

    return await polling.db.read(work)


async def test_new_changed_and_deleted_comments_are_followed(polling: Polling, clock: Clock) -> None:
    asked = polling.platform.write("Habt ihr Gutscheine?")
    await polling.poll()
    assert await found(polling, "gutschein") == []
    assert await indexed(polling, clock) == 1
    assert await found(polling, "gutschein") == ["Habt ihr Gutscheine?"]
    polling.platform.edit(asked, "Habt ihr Mühlen?")
    await polling.poll()
    await indexed(polling, clock)
    assert await found(polling, "gutschein") == []
    assert await found(polling, "mühle") == ["Habt ihr Mühlen?"]
    polling.platform.answer(asked, "Ja, zwei Modelle.")
    await polling.poll()
    await indexed(polling, clock)
    assert await found(polling, "modell") == ["Habt ihr Mühlen?"]
    polling.platform.set(asked, Visibility.SPAM)
    await polling.poll()
    await indexed(polling, clock)
    assert await found(polling, "mühle modell") == ["Habt ihr Mühlen?"], (
        "what is in spam is found all the same"
    )
    del polling.platform.comments[asked]
    await polling.poll()
    await indexed(polling, clock)
    assert await found(polling, "mühle") == []
    assert await found(polling, "modell") == []


async def test_a_business_never_finds_what_customers_wrote_to_another(polling: Polling, clock: Clock) -> None:
    polling.platform.write("b1 b2 c1 p1 keys words Gutschein")
    await polling.poll()
    await indexed(polling, clock)
    for other in range(1, 6):
        for words in ("gutschein", "b1", "keys", "b1 keys", ""):
            hits = await polling.db.read(
                lambda tx, o=other, w=words: SearchStore(tx).find(o, Search(w))  # type: ignore[misc]
            )
            assert bool(hits) is (other == polling.business.id), (other, words)


async def test_old_comments_are_filled_in_from_the_newest_down_and_a_new_one_is_not_kept_waiting(
    polling: Polling, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.inbox.indexing.A_STEP", 4)
    for number in range(10):
        polling.platform.write(f"Frage {number}")
    await polling.poll()

    def as_before(tx: object) -> None:
        settings_ = InstallationStore(tx)  # type: ignore[arg-type]
        settings_.put("search_up_to", "10")
        settings_.put("search_fills_from", "11")
        settings_.put("search_fills_below", "11")

    await polling.db.write(as_before)
    indexing, shares, first = Indexing(polling.db), [], []
    polling.platform.write("Frage 99")
    await polling.poll()
    for _ in range(5):
        await indexing.step(clock())
        shares.append(await polling.db.read(lambda tx: SearchIndexStore(tx).filled()))
        first.append((await found(polling, "frage"))[-1])
    assert shares == [0.0, 0.4, 0.8, 1.0, 1.0]
    assert first == ["Frage 99", "Frage 6", "Frage 2", "Frage 0", "Frage 0"]


async def test_an_id_that_is_given_again_is_a_new_comment(polling: Polling, clock: Clock) -> None:
    polling.platform.write("Alte Worte")
    await polling.poll()
    await indexed(polling, clock)
    polling.platform.comments.clear()
    await polling.db.write(lambda tx: tx.execute("DELETE FROM comment"))
    polling.platform.write("Neue Worte")
    await polling.poll()
    await indexed(polling, clock)
    assert await found(polling, "alte") == []
    assert await found(polling, "worte") == ["Neue Worte"]


def in_file(db: Database, word: str) -> bool:
    """Whether the bytes of a word are anywhere in the database file or its log."""
    files = [db.path, db.path.with_name(db.path.name + "-wal")]
    return any(word.encode() in file.read_bytes() for file in files if file.exists())


@pytest.mark.parametrize("others", [0, 300])
async def test_words_that_were_removed_leave_the_file_at_once_where_that_is_asked_for(
    others: int, polling: Polling, clock: Clock
) -> None:
    polling.platform.write("Das Wort Klotzenhuberwisch ist selten", author="Zwiefacher Prulitz")
    await polling.poll()
    await indexed(polling, clock)
    for number in range(others):
        polling.platform.write(f"Anderes {number} Klotzerei")
        if number % 100 == 0:
            await polling.poll()
            await indexed(polling, clock)
    await polling.poll()
    await indexed(polling, clock)
    await polling.db.checkpoint()
    assert in_file(polling.db, "klotzenhuberwisch")

    def forget(tx: object) -> None:
        SearchStore(tx).forget(polling.business.id, [CommentId(1)], clock())  # type: ignore[arg-type]
        tx.execute("UPDATE comment SET text = '', author = '', url = '' WHERE id = 1")  # type: ignore[attr-defined]

    await polling.db.write(forget)
    assert await found(polling, "klotzenhuberwisch") == []
    await indexed(polling, clock)
    for word in ("klotzenhuberwisch", "otzenhuberwis", "prulitz", "zwiefacher"):
        assert not in_file(polling.db, word), word
    assert len(await found(polling, "klotzerei")) == min(others, 201)


async def test_words_of_an_edited_comment_leave_the_file_within_a_day(polling: Polling, clock: Clock) -> None:
    asked = polling.platform.write("Meine Nummer ist Klotzenhuberwisch")
    await polling.poll()
    await indexed(polling, clock)
    polling.platform.edit(asked, "Meine Nummer sag ich nicht")
    await polling.poll()
    await indexed(polling, clock)
    due = await Indexing(polling.db).step(clock())
    assert due is not None
    assert timedelta(hours=23) < due - clock() <= REMOVED_WITHIN
    await indexed(polling, clock, later=REMOVED_WITHIN)
    connection = sqlite3.connect(polling.db.path)
    connection.execute("VACUUM")
    connection.close()
    assert not in_file(polling.db, "klotzenhuberwisch")
    assert await Indexing(polling.db).step(clock()) is None


async def test_an_answer_that_is_added_takes_no_words_away(polling: Polling, clock: Clock) -> None:
    asked = polling.platform.write("Habt ihr offen?")
    await polling.poll()
    await indexed(polling, clock)
    polling.platform.answer(asked, "Ja!")
    await polling.poll()
    await indexed(polling, clock)
    assert await Indexing(polling.db).step(clock()) is None


words_ = st.lists(
    st.sampled_from(["gutschein", "Gutscheine", "mühle", "Müller", "offen", "samstag"]), max_size=4
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 6), words_, st.booleans()), min_size=1, max_size=12), words_)
async def test_whatever_was_written_and_changed_a_search_finds_what_a_look_at_every_row_would(
    polling: Polling, clock: Clock, changes: list[tuple[int, list[str], bool]], sought: list[str]
) -> None:
    known = list(polling.platform.comments)
    for place, words, index in changes:
        text = " ".join(words)
        if place <= len(known):
            polling.platform.edit(known[place - 1], text)
        else:
            known.append(polling.platform.write(text, author="x"))
        clock.advance(timedelta(minutes=1))
        await polling.poll()
        if index:
            await indexed(polling, clock)
    await indexed(polling, clock)
    stems = {"gutscheine": "gutschein", "müller": "müll", "mühle": "mühl"}

    def there(text: str) -> bool:
        has = {stems.get(word.lower(), word.lower()) for word in text.split()}
        return all(stems.get(word.lower(), word.lower()) in has for word in sought)

    rows = await polling.db.read(lambda tx: tx.all("SELECT text FROM comment"))
    expected = sorted(row["text"] for row in rows if there(row["text"]))
    assert sorted(await found(polling, " ".join(sought))) == expected
