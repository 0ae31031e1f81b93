"""Topics of a month: by template, else by likeness; the counts are those of the figures, and no personal data is left."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from bot.domain.actor import Actor
from bot.domain.brand import Brand
from bot.domain.business import Business, MemberId, ServerId
from bot.domain.comment import CommentId
from bot.domain.role import Role
from bot.domain.topic import Month, Topic
from bot.domain.vector import StoredVector, TextHash
from bot.services.reports.figures import Scope
from bot.services.reports.topics import TopicReports
from bot.storage.brands import BrandStore
from bot.storage.businesses import BusinessStore
from bot.storage.erasing import ErasingStore
from bot.storage.people import PersonStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.templates import TemplateStore
from bot.storage.vectors import VectorStore
from tests.support.days import OWNER, Days

NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)
NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
NOON = datetime(2026, 11, 12, 11, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
async def other(db: Database) -> Business:
    return await db.write(lambda tx: BusinessStore(tx).create(ServerId(7001), "Andere", NOON))


@pytest.fixture
async def days(db: Database, shop: Business) -> Days:
    return await Days(db, shop).ready()


async def answered(days: Days, title: str, *comments: CommentId) -> None:
    """A reply made from the template of this title went out under each of these comments."""

    def work(tx: Tx) -> None:
        store = TemplateStore(tx)
        known = store.titled(days.business.id, title)
        template = known.id if known else store.add(days.business.id, title, title[:14], "Ja!", OWNER, NOON)
        for comment in comments:
            tx.execute(
                "INSERT INTO outbox (business_id, channel_id, comment_id, errand, parent, state, due_at, created_by,"
                " created_at, settled_at, template_id) SELECT business_id, channel_id, id, 'reply', external_id, 'sent',"
                " 1, :member, 1, 1, :template FROM comment WHERE id = :comment",
                member=OWNER,
                comment=comment,
                template=template,
            )

    await days.db.write(work)


async def month(days: Days, first: date = NOVEMBER) -> Month:
    found = await TopicReports(days.db).month(days.business.id, first, NOW)
    assert found is not None
    return found


def counts(found: Month) -> dict[str, int]:
    return {topic.title or topic.words[0]: topic.comments for topic in found.topics}


def everything(found: Month) -> list[str]:
    return [one.text for topic in (*found.topics, found.others) for one in topic.said]


async def test_comments_are_grouped_by_the_template_that_answered_else_by_likeness(days: Days) -> None:
    for text in ("Habt ihr Gutscheine?", "gutschein für zwei", "Was kostet ein Gutschein?"):
        await answered(days, "Gutscheine", await days.comment(NOON, answered=MINUTE, text=text))
    for text in ("Wo kann man parken?", "Kann man bei euch parken?"):
        await days.comment(NOON, text=text)
    await days.comment(NOON, text="Ist der Kuchen vegan?")
    await days.comment(NOON, text="")
    found = await month(days)
    assert counts(found) == {"Gutscheine": 3, "parken": 2}
    assert [one.text for one in found.others.said] == ["Ist der Kuchen vegan?"]
    assert found.others.comments == 2
    voucher = found.topics[0]
    assert {text for text, _ in voucher.asked} == {"Habt ihr Gutscheine?", "Was kostet ein Gutschein?"}
    assert voucher.stated == (("gutschein für zwei", 1),)
    alone = await TopicReports(days.db, alike=False).month(days.business.id, NOVEMBER, NOW)
    assert alone is not None
    assert (counts(alone), alone.others.comments) == ({"Gutscheine": 3}, 4)
    assert sorted(everything(alone)) == sorted(everything(found))


async def test_comments_are_alike_by_their_meaning_where_their_vectors_are_stored(days: Days) -> None:
    texts = (
        "Wann habt ihr offen?",
        "What are your opening hours",
        "Ist der Kuchen vegan?",
        "Wo kann man parken?",
    )
    comments = [await days.comment(NOON, text=text) for text in texts]
    assert (await month(days)).topics == ()

    def stored(tx: Tx) -> None:
        meanings = np.array([[1, 0], [0.9, 0.4], [0, 1]], "<f2")
        vectors = [
            StoredVector(comment, TextHash(str(comment)), meaning.tobytes())
            for comment, meaning in zip(comments, meanings, strict=False)
        ]
        VectorStore(tx).put(days.business.id, "new", vectors)
        VectorStore(tx).put(days.business.id, "old", [StoredVector(comments[3], TextHash("x"), bytes(4))])

    await days.db.write(stored)
    [topic] = (await month(days)).topics
    assert {one.text for one in topic.said} == set(texts[:2])


@pytest.mark.parametrize("damage", [b"", b"x", b"\x00\x7e\x00\x7e", b"\x00\xfc\x00\x7c", bytes(6)])
async def test_a_damaged_vector_is_none(days: Days, damage: bytes) -> None:
    texts = (
        "Wann habt ihr offen?",
        "Ist der Kuchen vegan?",
        "What are your opening hours",
        "Kuchen vegan oder nicht?",
    )
    comments = [await days.comment(NOON, text=text) for text in texts]
    numbers = [damage, damage, *(np.array(one, "<f2").tobytes() for one in ([1, 0], [0, 1]))]

    def stored(tx: Tx) -> None:
        pairs = zip(comments, numbers, strict=True)
        VectorStore(tx).put(
            days.business.id, "new", [StoredVector(one, TextHash(str(one)), made) for one, made in pairs]
        )

    await days.db.write(stored)
    [topic] = (await month(days)).topics
    assert {one.text for one in topic.said} == {texts[1], texts[3]}


async def test_a_reply_answers_all_that_its_person_wrote_before(days: Days) -> None:
    first = await days.comment(NOON, answered=9 * MINUTE, text="Wie lange habt ihr offen?", person="a")
    second = await days.comment(NOON + MINUTE, answered=8 * MINUTE, text="Und am Sonntag?", person="a")
    await answered(days, "Öffnungszeiten", second)
    found = await month(days)
    assert counts(found) == {"Öffnungszeiten": 2}
    assert first != second


async def test_the_counts_are_those_of_the_figures(days: Days) -> None:
    for number in range(7):
        comment = await days.comment(NOON + number * DAY, answered=MINUTE, text=f"Frage {'abcdefg'[number]}?")
        if number % 2:
            await answered(days, "Antwort", comment)
    await days.comment(NOON, visibility="spam", text="Kauft Kredite")
    await days.comment(NOON, state="silent", text="Von früher")
    await days.comment(NOON, role="team", text="Von uns")
    await days.comment(NOON - 30 * DAY, text="Im Oktober")
    found = await month(days)
    assert sum(topic.comments for topic in found.topics) + found.others.comments == found.figures.new == 7
    numbers = await days.figures.numbers(days.business.id, Scope(28), NOW)
    assert numbers is not None
    assert numbers.figures == found.figures
    assert (await month(days, OCTOBER)).figures.new == 1


async def test_what_was_erased_held_hidden_sorted_out_or_deleted_there_is_not_in_it(days: Days) -> None:
    gone = await days.comment(NOON, answered=MINUTE, visibility="gone", text="Gelöscht worden")
    await days.comment(NOON, visibility="held", text="Wartet auf Freigabe")
    await days.comment(NOON, answered=MINUTE, visibility="hidden", text="Versteckt worden")
    erased = await days.comment(NOON, text="Abgelaufene Worte")
    spam = await days.comment(NOON, state="silent", text="Kauft Kredite")
    await days.db.write(lambda tx: tx.execute("UPDATE comment SET spam_like = 1 WHERE id = :id", id=spam))
    await days.comment(NOON, text="Noch da")
    await days.db.write(lambda tx: ErasingStore(tx).empty(days.business.id, [erased], [], NOW))
    found = await month(days)
    assert everything(found) == ["Noch da"]
    assert found.figures.new == 5
    assert gone
    for forbidden in ("Gelöscht", "Wartet", "Versteckt", "Abgelaufene", "Kredite"):
        assert forbidden not in str(found)


async def test_names_of_authors_of_other_persons_and_of_the_team_are_left_out(days: Days) -> None:
    def known(tx: Tx) -> None:
        PersonStore(tx).merge(days.business.id, days.channel, {"x": "Xaveria Ilmberger"}, NOON)
        BrandStore(tx).put(days.business.id, Brand(team=("Quirina",)))

    await days.db.write(known)
    await days.comment(NOON, author="Ludmira Zacherl", text="Die Xaveria hat Quirina empfohlen, lg ludmira")
    [text] = everything(await month(days))
    assert text == "Die […] hat […] empfohlen, lg […]"


async def test_giving_words_out_is_in_the_audit_log_without_words(days: Days) -> None:
    await days.comment(NOON, text="Habt ihr offen?")
    found = await month(days)
    actor = Actor(days.business.id, MemberId(7), Role.OWNER, NOW, "Ina")
    await TopicReports(days.db).handed_over(actor, found)
    rows = await days.db.read(lambda tx: tx.all("SELECT what, member_id, detail FROM event"))
    assert [tuple(row) for row in rows] == [("words_exported", 7, '{"month": "2026-11"}')]


def texts(topics: Iterable[Topic]) -> list[str]:
    return [one.text for topic in topics for one in topic.said]


async def test_another_business_has_its_own_words(days: Days, other: Business) -> None:
    await days.comment(NOON, text="Habt ihr offen?")
    found = await TopicReports(days.db).month(other.id, NOVEMBER, NOW)
    assert found is not None
    assert (found.figures.new, found.topics, found.others.said) == (0, (), ())
    assert texts((await month(days)).topics) == []
