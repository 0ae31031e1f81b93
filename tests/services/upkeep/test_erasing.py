"""Forgetting a person: what goes, what stays, and that it never comes back."""

import errno
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.actor import Actor
from bot.domain.business import Business, BusinessId, DiscordChannelId, MemberId, MessageId, ServerId
from bot.domain.card import CardId
from bot.domain.comment import CommentId
from bot.domain.external_id import ExternalId
from bot.domain.figures import Figure
from bot.domain.forgetting import Forgetting, Someone
from bot.domain.kind import Kind
from bot.domain.person import PersonId
from bot.domain.role import Role
from bot.domain.times import to_ms
from bot.domain.words_kept import WordsKept
from bot.loops import INDEXING
from bot.ports import Received
from bot.services.inbox.cards import Desk
from bot.services.inbox.removing import Removing
from bot.services.reports.day_facts import Asked
from bot.services.reports.figures import FigureReports, Scope
from bot.services.upkeep.erasing import Forget, catch_up
from bot.services.upkeep.restoring import restore_backup
from bot.services.upkeep.retention import Retention
from bot.storage.businesses import BusinessStore
from bot.storage.card_messages import CardMessageStore
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.erasure_log import APPLIED, ErasureLog
from bot.storage.quotes import QuoteStore
from bot.storage.sqlite.backups import BackupKind, back_up
from bot.storage.sqlite.database import Database, Tx
from bot.storage.sqlite.lock import Lock
from bot.storage.threads import ThreadStore
from bot.storage.watched import WatchedStore
from tests.support.businesses import change_business
from tests.support.clock import NOW, Clock
from tests.support.holders import ONLY
from tests.support.polling import Polling

NAME, WORDS = "Zdenka Prohaska", "Wo bleibt mein Röstkaffee Xanadu?"
OURS = "Hallo Zdenka, der Xanadu kommt morgen"


def actor(polling: Polling) -> Actor:
    return Actor(polling.business.id, MemberId(42), Role.OWNER, polling.clock())


async def close(polling: Polling, external: ExternalId) -> None:
    """Somebody closes it without an answer."""
    comment = await polling.comment(external)
    await polling.db.write(
        lambda tx: CommentStateStore(tx).close_done(polling.business.id, comment.id, polling.clock())
    )


async def post_cards(polling: Polling) -> None:
    """Every card has a message in Discord."""
    await polling.db.write(
        lambda tx: tx.execute(
            "UPDATE card SET place_id = 77, message_id = 1000 + id, posted_at = :now, shown_version = version,"
            " closed_at = :now",
            now=to_ms(polling.clock()),
        )
    )


async def told(polling: Polling, author: str = NAME, author_id: str | None = "zdenka") -> ExternalId:
    """A comment of theirs that was answered on the platform, on a card that is posted."""
    external = polling.platform.write(WORDS, author=author, author_id=author_id)
    await polling.poll()
    polling.platform.answer(external, OURS)
    await polling.poll()
    await post_cards(polling)
    return external


async def someone(polling: Polling, forget: Forget, name: str = NAME) -> Someone:
    (found,) = await forget.find(polling.business.id, name)
    return found.who


async def holding(polling: Polling) -> list[str]:
    """Tables and columns that hold the name or the words."""
    needles = ("zdenka", "prohaska", "xanadu")

    def work(tx: Tx) -> list[str]:
        tables = [row["name"] for row in tx.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [
            f"{table}.{name}"
            for table in tables
            for row in tx.all(f'SELECT * FROM "{table}"')
            for name in row.keys()  # noqa: SIM118
            if any(needle in str(row[name]).casefold() for needle in needles)
        ]

    return await polling.db.read(work)


async def test_a_forgotten_person_leaves_no_word_and_no_name_but_the_facts(
    polling: Polling, forget: Forget
) -> None:
    await told(polling)
    facts = "SELECT posted_at, seen_at, waits_since, answered_at, state, kind, channel_id, person_id FROM comment ORDER BY id"
    before = await polling.rows(facts)
    assert await holding(polling)
    done = await forget.forget(actor(polling), [await someone(polling, forget)])
    assert done == Forgetting(1)
    assert await holding(polling) == []
    assert await polling.rows(facts) == before
    assert await polling.rows("SELECT count(*) FROM event WHERE what = 'forgotten' AND member_id = 42") == [
        (1,)
    ]


async def test_what_was_forgotten_does_not_come_back_with_five_polls_a_restarted_walk_or_a_new_connection(
    polling: Polling, forget: Forget
) -> None:
    external = await told(polling)
    await forget.forget(actor(polling), [await someone(polling, forget)])
    for _ in range(5):
        await polling.poll()
    polling.platform.edit(external, f"{WORDS} Bitte!")
    polling.start()
    await polling.db.write(lambda tx: tx.execute("UPDATE cursor SET cursor = '', next_at = 0"))
    await polling.poll(timedelta(days=2))
    await polling.db.write(
        lambda tx: ChannelStore(tx).revive(
            polling.business.id,
            polling.channel_id,
            "Blog",
            {"address": "https://fake.example"},
            polling.clock(),
        )
    )
    await polling.db.write(lambda tx: tx.execute("DELETE FROM cursor"))
    polling.start()
    await polling.poll()
    assert await holding(polling) == []
    assert len(await polling.announced()) == 1
    assert [
        state for (state,) in await polling.rows("SELECT DISTINCT state FROM comment WHERE role = 'customer'")
    ] == ["elsewhere"]


async def test_what_was_forgotten_does_not_come_back_by_a_push(polling: Polling, forget: Forget) -> None:
    external = await told(polling)
    seen = polling.platform.seen(polling.platform.comments[external])
    await forget.forget(actor(polling), [await someone(polling, forget)])
    polling.clock.advance(timedelta(minutes=1))
    pushed = Received(seen=(replace(seen, text=f"{WORDS} !!", edited_at=polling.clock()),))
    taken = await polling.intake.take_push(
        polling.business.id, polling.channel_id, pushed, polling.platform.polls, polling.clock()
    )
    assert taken is not None
    assert (taken.new, taken.rows) == ((), 0)
    assert await holding(polling) == []


async def test_an_old_comment_of_theirs_that_was_never_seen_stays_away_and_a_new_one_is_by_a_new_person(
    polling: Polling, forget: Forget
) -> None:
    await told(polling)
    old = polling.clock() - timedelta(hours=3)
    await forget.forget(actor(polling), [await someone(polling, forget)])
    polling.platform.write("Xanadu von früher", author=NAME, author_id="zdenka", posted_at=old)
    await polling.poll()
    assert await holding(polling) == []
    polling.platform.write("Ich bin wieder da", author="Zdenka P.", author_id="zdenka")
    await polling.poll()
    people = await polling.rows("SELECT name, erased_at IS NULL FROM person ORDER BY id")
    assert people == [("", 0), ("Zdenka P.", 1)]
    assert await polling.rows(
        "SELECT text, state FROM comment WHERE person_id IS NOT NULL AND erased_at IS NULL"
    ) == [("Ich bin wieder da", "open")]


async def test_what_the_business_answers_there_later_is_not_taken_in_and_another_customers_reply_is(
    polling: Polling, forget: Forget
) -> None:
    external = await told(polling)
    await forget.forget(actor(polling), [await someone(polling, forget)])
    polling.platform.answer(external, "Liebe Zdenka, noch was")
    polling.platform.write("Das frag ich mich auch", author="Kunde M.", author_id="m", parent=external)
    await polling.poll()
    assert await holding(polling) == []
    assert await polling.rows("SELECT text FROM comment WHERE erased_at IS NULL") == [
        ("Das frag ich mich auch",)
    ]


async def test_a_guest_without_a_number_there_is_forgotten_by_the_comment_alone(
    polling: Polling, forget: Forget
) -> None:
    await told(polling, author_id=None)
    first = await someone(polling, forget)
    assert first.person is None
    assert (await forget.forget(actor(polling), [first])).comments == 1
    await polling.poll()
    assert await holding(polling) == []
    other = polling.platform.write("Noch eine Frage", author=NAME, author_id=None)
    await polling.poll()
    assert (await polling.comment(other)).text == "Noch eine Frage"


@pytest.mark.parametrize("name", ["zdenka", "PROHASKA", "ka Pro", "Zdenka Prohaska"])
async def test_a_person_is_found_by_a_part_of_the_name(polling: Polling, forget: Forget, name: str) -> None:
    await told(polling)
    (found,) = await forget.find(polling.business.id, name)
    assert (found.name, found.comments, found.last_text, found.channel) == (NAME, 1, WORDS, "Blog")
    assert await forget.find(polling.business.id, "niemand") == ()
    assert await forget.find(polling.business.id, " ") == ()


async def test_a_name_that_begins_with_an_umlaut_is_found_in_either_case(
    polling: Polling, forget: Forget
) -> None:
    await told(polling, author="Özlem K.")
    assert len(await forget.find(polling.business.id, "özlem")) == 1
    assert len(await forget.find(polling.business.id, "Özlem")) == 1


async def test_nobody_is_forgotten_whose_comment_waits(polling: Polling, forget: Forget) -> None:
    await told(polling)
    polling.platform.write("Noch was mit Xanadu", author=NAME, author_id="zdenka")
    await polling.poll()
    await post_cards(polling)
    before = await holding(polling)
    done = await forget.forget(actor(polling), [await someone(polling, forget)])
    assert (done.blockers.waiting, done.blockers.moving) == (1, 0)
    assert await holding(polling) == before
    assert not ErasureLog(polling.db.path).path.exists()


async def test_nobody_is_forgotten_whose_reply_is_on_its_way(polling: Polling, forget: Forget) -> None:
    external = polling.platform.write(WORDS, author=NAME, author_id="zdenka")
    await polling.poll()
    await post_cards(polling)
    await polling.in_flight(external, OURS)
    await close(polling, external)
    who = await someone(polling, forget)
    done = await forget.forget(actor(polling), [who])
    assert (done.blockers.waiting, done.blockers.moving) == (0, 1)
    await polling.db.write(lambda tx: tx.execute("UPDATE outbox SET state = 'sent', external_id = 'x-1'"))
    assert await forget.forget(actor(polling), [who]) == Forgetting(1)
    assert await holding(polling) == []
    (row,) = await polling.rows("SELECT state, created_by, length(body_hash), external_id FROM outbox")
    assert row == ("sent", 42, 32, None)


async def test_nobody_is_forgotten_whose_card_is_just_being_posted(polling: Polling, forget: Forget) -> None:
    external = await told(polling)
    await polling.db.write(lambda tx: tx.execute("UPDATE card SET posting_at = 1"))
    done = await forget.forget(actor(polling), [await someone(polling, forget)])
    assert done.blockers.moving == 1
    assert (await polling.comment(external)).text == WORDS


async def test_the_messages_of_their_cards_and_the_digests_that_quote_them_are_to_be_deleted(
    polling: Polling, forget: Forget
) -> None:
    external = await told(polling)
    comment = await polling.comment(external)
    await polling.db.write(
        lambda tx: QuoteStore(tx).add(
            polling.business.id, DiscordChannelId(5), MessageId(6), [comment.id, comment.id]
        )
    )
    await forget.forget(actor(polling), [await someone(polling, forget)])
    assert await polling.rows("SELECT place_id, message_id FROM removal ORDER BY place_id") == [
        (5, 6),
        (77, 1001),
    ]
    assert await polling.rows("SELECT message_id, shown_version = version FROM card") == [(None, 1)]
    assert await polling.rows("SELECT count(*) FROM quote") == [(0,)]


async def test_a_card_with_a_comment_of_somebody_else_is_redrawn_and_stays(
    polling: Polling, forget: Forget
) -> None:
    await told(polling)
    polling.platform.write("Hallo", author="Kundin K.", author_id="k")
    await polling.poll()
    await close(polling, ExternalId(polling.platform.listed()[-1].id))
    await post_cards(polling)
    await polling.db.write(lambda tx: tx.execute("UPDATE card_comment SET card_id = 1"))
    await forget.forget(actor(polling), [await someone(polling, forget)])
    assert await polling.rows("SELECT count(*) FROM removal") == [(0,)]
    assert await polling.rows("SELECT message_id, shown_version < version FROM card WHERE id = 1") == [
        (1001, 1)
    ]


async def test_a_thread_that_they_began_loses_its_title_and_keeps_its_number_for_the_others(
    polling: Polling, forget: Forget
) -> None:
    external = polling.platform.write(WORDS, author=NAME, author_id="zdenka", thread="post-1")
    own_thread = polling.platform.write("Danke euch", author="Kundin K.", author_id="k", thread=external)
    await polling.poll()
    await polling.db.write(
        lambda tx: tx.execute("UPDATE thread SET title = 'Xanadu?', url = 'https://x' WHERE id = 2")
    )
    await close(polling, external)
    await post_cards(polling)
    await forget.forget(actor(polling), [await someone(polling, forget)])
    rows = await polling.rows("SELECT external_id, title, url FROM thread ORDER BY id")
    assert rows[1] == (external, "", "")
    await polling.poll(timedelta(days=1))
    assert (await polling.rows("SELECT title FROM thread WHERE id = 2")) == [("",)]
    await close(polling, own_thread)
    await post_cards(polling)
    await forget.forget(actor(polling), [await someone(polling, forget, "Kundin K.")])
    assert (await polling.rows("SELECT external_id FROM thread WHERE id = 2")) == [("erased:2",)]


async def test_a_number_that_belongs_to_another_comment_later_is_taken_in(
    polling: Polling, forget: Forget
) -> None:
    external = await told(polling)
    await forget.forget(actor(polling), [await someone(polling, forget)])
    later = polling.clock() + timedelta(days=3)
    polling.clock.advance(timedelta(days=3, hours=1))
    polling.platform.comments[external].author_id = "somebody"
    polling.platform.comments[external].author = "Jemand"
    polling.platform.comments[external].text = "Ganz was anderes"
    polling.platform.comments[external].posted_at = later
    await polling.poll()
    assert (await polling.comment(external)).text == "Ganz was anderes"


async def test_a_comment_whose_date_was_in_the_future_does_not_come_back(
    polling: Polling, forget: Forget
) -> None:
    external = polling.platform.write(
        WORDS, author=NAME, author_id=None, posted_at=polling.clock() + timedelta(days=900)
    )
    await polling.poll()
    await close(polling, external)
    await post_cards(polling)
    await forget.forget(actor(polling), [await someone(polling, forget)])
    await polling.poll()
    assert await holding(polling) == []


async def test_no_byte_of_name_or_words_is_left_in_database_log_and_a_new_backup(
    polling: Polling, forget: Forget
) -> None:
    await told(polling)
    await polling.in_flight((await polling.rows("SELECT external_id FROM comment"))[0][0], OURS)
    await polling.db.write(lambda tx: tx.execute("UPDATE outbox SET state = 'sent'"))
    folder = polling.db.path.parent
    assert has_any(everything(folder))
    await forget.forget(actor(polling), [await someone(polling, forget)])
    back_up(polling.db.path, polling.clock(), BackupKind.BY_HAND)
    await polling.db.checkpoint()
    await polling.db._writer.execute("VACUUM")
    await polling.db.checkpoint()
    assert not has_any(everything(folder))


def everything(folder: Path) -> Iterator[bytes]:
    return (file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def has_any(files: Iterator[bytes]) -> bool:
    needles = [
        word.encode(code)
        for word in ("Zdenka", "zdenka", "Prohaska", "Xanadu", "Röstkaffee")
        for code in ("utf-8", "utf-16-le", "latin-1")
    ]
    return any(needle in content for content in files for needle in needles)


# The log, and backups.


async def test_a_restored_backup_is_forgotten_again_also_what_is_open_in_it(
    polling: Polling, forget: Forget, clock: Clock
) -> None:
    external = polling.platform.write(WORDS, author=NAME, author_id="zdenka")
    await polling.poll()
    await post_cards(polling)
    await polling.in_flight(external, OURS)
    path = polling.db.path
    backup = back_up(path, clock(), BackupKind.BY_HAND)
    await polling.db.write(lambda tx: tx.execute("UPDATE outbox SET state = 'sent', external_id = 'x-1'"))
    await close(polling, external)
    await forget.forget(actor(polling), [await someone(polling, forget)])
    await polling.db.close()
    with Lock.take(path) as lock:
        restore_backup(lock, path, backup.path, clock.advance(timedelta(minutes=5)))
    again = await Database.open(path)
    polling.db = again
    polling.start()
    assert await holding(polling) == []
    assert await polling.rows("SELECT state FROM comment") == [("done",)]
    assert await polling.rows("SELECT state FROM outbox") == [("cancelled",)]
    for _ in range(5):
        await polling.poll()
    assert await holding(polling) == []
    assert (await polling.rows("SELECT count(*) FROM comment WHERE role = 'customer'")) == [(1,)]
    assert (await polling.rows("SELECT message_id FROM removal")) == [(1001,)]
    await again.close()


@pytest.mark.parametrize(
    "step",
    [
        "erasures.ErasureStore.add",
        "searches.SearchStore.forget",
        "erasing.ErasingStore.empty",
        "removals.RemovalStore.take_cards",
        "removals.RemovalStore.take_quotes",
        "installation.InstallationStore.put_number",
    ],
)
async def test_a_kill_between_log_and_commit_is_made_good_at_the_next_start(
    polling: Polling, forget: Forget, log: ErasureLog, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """A transaction that a kill ended is rolled back, as by the exception here; the log stays as it was written."""
    await told(polling)
    who = await someone(polling, forget)
    monkeypatch.setattr(f"bot.storage.{step}", killed)
    monkeypatch.setattr(ErasureLog, "cut", lambda *_: None)
    with pytest.raises(Killed):
        await forget.forget(actor(polling), [who])
    monkeypatch.undo()
    assert log.size() > 0
    assert await holding(polling)
    await polling.db.write(lambda tx: catch_up(tx, log, polling.clock()))
    assert await holding(polling) == []
    assert await polling.rows("SELECT value FROM setting WHERE name = :name", name=APPLIED) == [
        (str(log.size()),)
    ]
    assert await polling.rows("SELECT count(*) FROM removal") == [(1,)]
    for _ in range(5):
        await polling.poll()
    assert await holding(polling) == []


class Killed(BaseException):
    """What a kill is to a test."""


def killed(*_: Any) -> int:
    raise Killed


async def test_a_log_that_cannot_be_written_forgets_nobody(
    polling: Polling, forget: Forget, log: ErasureLog
) -> None:
    await told(polling)
    log.path.mkdir()
    with pytest.raises(IsADirectoryError):
        await forget.forget(actor(polling), [await someone(polling, forget)])
    assert await holding(polling)
    assert await polling.rows("SELECT count(*) FROM erasure") == [(0,)]


async def test_a_card_that_was_read_before_is_not_posted_any_more(polling: Polling, forget: Forget) -> None:
    await told(polling)
    await polling.db.write(lambda tx: tx.execute("UPDATE card SET message_id = NULL"))
    await forget.forget(actor(polling), [await someone(polling, forget)])
    begun = await polling.db.write(
        lambda tx: CardMessageStore(tx).posting(
            polling.business.id, CardId(1), DiscordChannelId(7), ONLY, polling.clock()
        )
    )
    assert not begun
    await polling.db.write(lambda tx: CardStore(tx).touch_all(polling.business.id, polling.clock(), closed=9))
    desk = Desk(polling.db, polling.switchboard, polling.woken.append, ONLY)
    assert await desk.facts(polling.business.id, CardId(1)) is None


async def test_what_is_erased_is_not_asked_for_again_one_by_one(polling: Polling, forget: Forget) -> None:
    external = await told(polling)
    await forget.forget(actor(polling), [await someone(polling, forget)])
    polling.platform.delete(external)
    for _ in range(3):
        await polling.poll(timedelta(hours=1))
    watched = await polling.db.read(
        lambda tx: WatchedStore(tx).watched(
            polling.business.id,
            polling.channel_id,
            50,
            polling.clock() + timedelta(days=9),
            NOW - timedelta(days=9),
        )
    )
    assert [one.external_id for one in watched] == []
    assert await polling.rows(
        "SELECT visibility, erased_at IS NULL FROM comment WHERE role = 'customer'"
    ) == [("public", 0)]


async def test_after_a_restore_a_message_of_an_erased_card_is_not_adopted(
    polling: Polling, forget: Forget
) -> None:
    await told(polling)
    await forget.forget(actor(polling), [await someone(polling, forget)])
    desk = Desk(polling.db, polling.switchboard, polling.woken.append, ONLY)
    known = await desk.recognise(
        polling.business.id, DiscordChannelId(77), MessageId(1001), [CardId(1)], polling.clock()
    )
    assert not known


async def test_a_comment_that_is_erased_is_not_opened_again(polling: Polling, forget: Forget) -> None:
    await told(polling)
    await forget.forget(actor(polling), [await someone(polling, forget)])
    opened = await polling.db.write(
        lambda tx: CommentStateStore(tx).reopen(polling.business.id, CommentId(1))
    )
    assert not opened


async def test_names_that_come_apart_are_not_asked_for_of_whoever_was_forgotten(
    polling: Polling, forget: Forget
) -> None:
    polling.platform.names_authors = True
    polling.platform.named = {"zdenka": NAME}
    polling.start()
    await told(polling)
    await polling.poll()
    await forget.forget(actor(polling), [await someone(polling, forget)])
    await polling.db.write(lambda tx: tx.execute("UPDATE cursor SET cursor = '', next_at = 0"))
    polling.start()
    for _ in range(3):
        await polling.poll(timedelta(hours=1))
    assert await holding(polling) == []


async def test_what_the_business_wrote_below_its_own_answer_goes_too(
    polling: Polling, forget: Forget
) -> None:
    external = await told(polling)
    answer = next(one for one in polling.platform.comments if one != external)
    deeper = polling.platform.answer(answer, "Und Zdenka, noch etwas")
    polling.platform.answer(deeper, "Zdenka?")
    await polling.poll()
    assert (await polling.rows("SELECT count(*) FROM comment")) == [(4,)]
    await forget.forget(actor(polling), [await someone(polling, forget)])
    assert await holding(polling) == []


async def test_the_title_of_a_thread_that_they_began_is_not_saved_again(
    polling: Polling, forget: Forget
) -> None:
    external = polling.platform.write(WORDS, author=NAME, author_id="zdenka")
    polling.platform.write("Danke euch", author="Kundin K.", author_id="k", thread=external)
    await polling.poll()
    await close(polling, external)
    await post_cards(polling)
    await forget.forget(actor(polling), [await someone(polling, forget)])
    saved = await polling.db.write(
        lambda tx: ThreadStore(tx).set_title(
            polling.business.id, polling.channel_id, external, "Xanadu?", "https://x"
        )
    )
    assert not saved
    assert await holding(polling) == []


async def test_a_platform_whose_clock_is_ahead_brings_nothing_back(polling: Polling, forget: Forget) -> None:
    external = polling.platform.write(
        WORDS, author=NAME, author_id=None, posted_at=polling.clock() + timedelta(minutes=20)
    )
    await polling.poll()
    await close(polling, external)
    await post_cards(polling)
    await forget.forget(actor(polling), [await someone(polling, forget)])
    polling.platform.comments[external].posted_at += timedelta(hours=1)
    await polling.poll()
    assert await holding(polling) == []


async def test_several_people_are_forgotten_at_once_or_none(polling: Polling, forget: Forget) -> None:
    await told(polling)
    polling.platform.write("Und ich?", author="Zdenka Zwei", author_id="zwei")
    await polling.poll()
    await post_cards(polling)
    found = [one.who for one in await forget.find(polling.business.id, "zdenka")]
    assert len(found) == 2
    assert (await forget.forget(actor(polling), found)).blockers.waiting == 1
    assert len(await forget.find(polling.business.id, "zdenka")) == 2
    await close(polling, ExternalId(polling.platform.listed()[-1].id))
    assert await forget.forget(actor(polling), found) == Forgetting(2)
    assert await forget.find(polling.business.id, "zdenka") == ()


async def test_nobody_of_another_business_is_found_or_forgotten(polling: Polling, forget: Forget) -> None:
    await told(polling)
    who = await someone(polling, forget)
    other = await polling.db.write(
        lambda tx: BusinessStore(tx).create(ServerId(4711), "Andere", polling.clock())
    )
    stranger = replace(actor(polling), business=other.id)
    assert await forget.find(other.id, "zdenka") == ()
    assert await forget.forget(stranger, [who, Someone(comment=CommentId(1))]) == Forgetting(0)
    assert await holding(polling)


async def test_a_failure_after_the_log_was_written_forgets_nobody_and_takes_the_line_back(
    polling: Polling, forget: Forget, log: ErasureLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    await told(polling)
    who = await someone(polling, forget)
    with monkeypatch.context() as patch:
        patch.setattr("bot.services.upkeep.erasing._empty", killed)
        with pytest.raises(Killed):
            await forget.forget(actor(polling), [who])
    assert log.size() == 0
    assert await holding(polling)
    assert (await forget.forget(actor(polling), [who])).comments == 1
    assert await holding(polling) == []


def full_disk(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("left", [0, 100])
async def test_a_log_that_was_lost_or_cut_is_written_again_by_the_next_start_and_a_restore_still_forgets(
    polling: Polling,
    forget: Forget,
    log: ErasureLog,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    left: int,
) -> None:
    await told(polling)
    await told(polling, "Zdenka Novak", "other")
    path = polling.db.path
    backup = back_up(path, clock(), BackupKind.BY_HAND)
    for name in ("Prohaska", "Novak"):
        await forget.forget(actor(polling), [await someone(polling, forget, name)])
    log.path.write_bytes(log.path.read_bytes()[:left])
    for full in (True, False, False):
        with monkeypatch.context() as patch:
            if full:
                patch.setattr(ErasureLog, "append", full_disk)
            await polling.db.write(lambda tx: catch_up(tx, log, polling.clock()))
    assert len([entry for entry in log.entries() if entry.erased]) == 1
    await polling.db.close()
    with Lock.take(path) as lock:
        restore_backup(lock, path, backup.path, clock.advance(timedelta(minutes=5)))
    polling.db = await Database.open(path)
    assert await holding(polling) == []
    await polling.db.close()


# Figures.


def scatter(tx: Tx, business: Business, channel: int, seed: int, now: int) -> None:
    """A hundred comments of ten persons and of guests, in every state, over forty days."""
    rng = random.Random(seed)
    minute = 60_000
    for thread in range(1, 5):
        tx.execute(
            "INSERT INTO thread (id, business_id, channel_id, external_id, title) VALUES (:id, :b, :c, :e, 'T')",
            id=thread,
            b=business.id,
            c=channel,
            e=f"t{thread}",
        )
    for person in range(1, 11):
        tx.execute(
            "INSERT INTO person (id, business_id, channel_id, author_id, name, first_seen_at)"
            " VALUES (:id, :b, :c, :a, 'Xanadu', 0)",
            id=person,
            b=business.id,
            c=channel,
            a=f"a{person}",
        )
    for number in range(1, 101):
        since = now - rng.randrange(40 * 24 * 60) * minute
        state = rng.choice(["answered", "answered", "elsewhere", "done", "silent"])
        answered = state in ("answered", "elsewhere") or (state == "done" and rng.random() < 0.3)
        tx.execute(
            "INSERT INTO comment (id, business_id, channel_id, external_id, ordinal, thread_id, person_id, author, role,"
            " text, posted_at, seen_at, waits_since, url, visibility, fingerprint, looked_at, state, kind, answered_at,"
            " done_at, audience) VALUES (:id, :b, :c, :e, :id, :t, :p, 'Xanadu', 'customer', 'Xanadu?', :at, :at, :at,"
            " 'u', :v, :f, 1, :s, :kind, :answered, :done, :audience)",
            kind=rng.choice(list(Kind)),
            id=number,
            b=business.id,
            c=channel,
            e=f"c{number}",
            t=rng.randrange(1, 5),
            p=rng.choice([None, *range(1, 11)]),
            at=since,
            f=b"f",
            s=state,
            v=rng.choice(["public"] * 5 + ["spam", "gone", "hidden"]),
            answered=since + rng.randrange(5000) * minute if answered else None,
            done=since + 60 * minute if state == "done" else None,
            audience=rng.choice(["public"] * 6 + ["direct"]),
        )
        if state == "answered":
            tx.execute(
                "INSERT INTO outbox (business_id, channel_id, comment_id, errand, parent, body, state, due_at,"
                " external_id, created_by, created_at, settled_at) VALUES (:b, :c, :id, 'reply', :e, 'Xanadu!', 'sent',"
                " :at, :sent, :by, :at, :at)",
                b=business.id,
                c=channel,
                id=number,
                e=f"c{number}",
                sent=f"r{number}",
                by=rng.choice([42, 43]),
                at=since,
            )


async def figures_of(polling: Polling, now: datetime) -> list[Any]:
    """Everything that /numbers and every past report say, but for the words that they quote."""
    reports, business = FigureReports(polling.db, polling.switchboard), polling.business.id
    found: list[Any] = []
    for days in (7, 30, 90):
        scope = Scope(days)
        numbers = await reports.numbers(business, scope, now, by_member=True)
        assert numbers is not None
        found += [numbers.figures, numbers.more, numbers.before, numbers.members]
        found += [one.figures for one in numbers.channels]
        for figure in Figure:
            behind = await reports.behind(business, scope, figure, 0, now)
            assert behind is not None
            found += [behind.total, [(line.comment.id, took) for line, took in behind.lines]]
    for back in range(45):
        for channel in (None, polling.channel_id):
            asked = Asked(channel=channel, by_member=True)
            digest = await reports.day(business, (now - timedelta(days=back)).date(), now, asked)
            assert digest is not None
            found += [digest.figures, digest.evening, digest.week_before, digest.off, digest.kinds]
            found += [digest.by_member, digest.open_total, digest.quiet, digest.overdue]
    return found


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("by_age", [False, True])
async def test_no_figure_and_no_past_report_changes_by_forgetting_or_by_age(
    polling: Polling, forget: Forget, log: ErasureLog, seed: int, by_age: bool
) -> None:
    now = polling.clock()
    await polling.db.write(lambda tx: scatter(tx, polling.business, polling.channel_id, seed, to_ms(now)))
    before = await figures_of(polling, now)
    assert any(one for one in before)
    if by_age:
        await polling.db.write(
            lambda tx: change_business(tx, polling.business.id, set_up_at=now, set_up_by=MemberId(42))
        )
        retention = Retention(polling.db, log, Removing(polling.db, polling.woken.append), ONLY)
        await retention.keep(actor(polling), WordsKept.SIX)
        polling.clock.advance(timedelta(days=183 - 20))
        while await retention.step(polling.clock()) <= polling.clock():
            pass
        polling.clock.advance(timedelta(days=1))
        while await retention.step(polling.clock()) <= polling.clock():
            pass
    else:
        for person in random.Random(seed).sample(range(1, 11), 4):
            who = Someone(person=PersonId(person))
            assert not (await forget.forget(actor(polling), [who])).blockers
    assert await figures_of(polling, now) == before
    left = await polling.rows("SELECT count(*) FROM comment WHERE erased_at IS NULL")
    assert 0 < left[0][0] < 100
    assert await polling.rows("SELECT count(*) FROM outbox WHERE body = ''") != [(0,)]


async def test_exports_go_before_the_words_do_and_once_more_afterwards(
    polling: Polling, log: ErasureLog
) -> None:
    """A kill in between may leave the words in the rows, which the log erases at the next start, but in no file."""
    await told(polling)
    words: list[tuple[int, int]] = []

    def remove(business: BusinessId) -> None:
        assert business == polling.business.id
        with closing(sqlite3.connect(polling.db.path)) as reader:
            (left,) = reader.execute("SELECT count(*) FROM comment WHERE text = ?", (WORDS,)).fetchone()
        words.append((left, log.size()))

    forget = Forget(polling.db, log, Removing(polling.db, polling.woken.append), remove, polling.woken.append)
    who = await someone(polling, forget)
    await forget.forget(actor(polling), [who])
    assert words == [(1, 0), (0, log.size())]
    assert polling.woken[-1] == INDEXING, "the words leave the file of the index at once"
    await forget.forget(actor(polling), [who])
    assert len(words) == 2, "nobody was forgotten"
