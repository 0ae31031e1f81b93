"""Update of the bot: what a bot of the commit before left behind when it was killed is opened by this one, which goes on.

The recording (see record.py) holds cards of every state, a form text, replies that are queued, sending, being looked
for or need a person, a digest that was begun and not posted, a plain card, a card whose message was posted and never
confirmed, and two channels on one credential. When it is loaded, all its times, its ids of Discord and its days move
by one span of whole minutes, so that the bot was killed between two and three minutes ago; the hour of the digest moves
along, and the business lives in UTC. So nothing is out of date by the recording's age.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio

from tests.e2e.process import ROOT
from tests.e2e.replaying import PLACES, Opened, Recorded, on_cards, opened, replay, route_of
from tests.support.loopback_discord import Message

REPLACED: dict[str, str] = {"open:show": "open:work", "templates:ask": "templates:more"}
"""Routes of buttons that panels drawn now have in the place of former ones, which still answer."""

LEFT_OUT: dict[str, set[str]] = {"report:show": {"open:show"}, "card:more": {"card:done"}}
"""Routes of buttons that a panel of this route may lack now: the report of an older day is about that day alone; [Done] is
under More of a card that somebody is at, which is written down a moment after their form opened."""
ADDED = frozenset({"card:note", "comment:person"})
"""Buttons below sentences that had none."""

MENDED = {'/lesen"} | removed | on | on | 0': '/lesen"} | removed | on | off | 0'}
"""Ends of rows that the recorded bot had wrong: a connection that is only read took replies once it was resumed."""
LOOKED_AT = frozenset(
    (
        "setting",
        "template",
        "channel",
        "author",
        "refused form",
        "digest",
        "comment",
        "card",
        "form text",
        "outbox",
        "event",
    )
)
"""Rows that a recording knows which does not say so."""

pytestmark = pytest.mark.asyncio(loop_scope="module")


@dataclass(slots=True)
class Update:
    """The recording, opened and come to rest."""

    bed: Opened
    first: dict[str, Any]
    """What the bot of the commit before did when it opened it."""
    steps: list[dict[str, Any]]
    """What people press, and what came of it then."""

    def inbox(self) -> list[Message]:
        return self.bed.discord.guild.channel(PLACES["inbox"]).messages

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.bed.bot.rows(sql)]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def update(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Update]:
    recorded = Recorded.read()
    async with opened(tmp_path_factory.mktemp("update"), recorded) as bed:
        first, *steps = map(json.loads, bed.moment.unmarked(recorded.presses).splitlines())
        await bed.start()
        yield Update(bed, first, steps)
        bed.discord.assert_clean()


async def test_the_database_is_brought_up_to_date_after_a_backup_of_it(update: Update) -> None:
    recorded = int(Recorded.read().database.rsplit("= ", 1)[1].rstrip(";\n"))
    newest = len(list((ROOT / "migrations").glob("*.sql")))
    assert update.rows("PRAGMA user_version") == [(newest,)]
    assert (
        update.rows("PRAGMA integrity_check") == [("ok",)] and update.rows("PRAGMA foreign_key_check") == []
    )
    backups = list((update.bed.bot.data / "backups").glob("*before*.db"))
    assert len(backups) == (newest > recorded)


async def test_only_what_came_while_the_bot_was_off_rings(update: Update) -> None:
    rang = [notification.text for notification in update.bed.discord.notifications]
    assert len(rang) == 1 and "Noch wer da?" in rang[0]


async def test_every_comment_has_its_one_card(update: Update) -> None:
    placed = update.rows(
        "SELECT card.message_id FROM card WHERE message_id IS NOT NULL UNION ALL SELECT NULL FROM card"
        " WHERE message_id IS NULL OR convert_at IS NOT NULL"
    )
    assert Counter(row[0] for row in placed) == Counter(message.id for message in update.inbox())
    assert [message.text for message in update.inbox() if not message.is_v2] == []
    for words in ("Läutet es noch?", "Läutet es auch hier?"):
        assert len([message for message in update.inbox() if words in message.text]) == 1


def missing(bed: Opened, before: Iterable[str]) -> set[str]:
    """Custom ids that are on no card any more. One that has more arguments now does what it did."""
    then, now = ({_named(bed, one) for one in all_of} for all_of in (before, on_cards(bed)))
    return {one for one in then if one not in now and not any(each.startswith(f"{one}:") for each in now)}


def _named(bed: Opened, custom_id: str) -> str:
    """Of a card that is newer than the recording without its comment: which number that has depends on what was read first."""
    parts = custom_id.split(":")
    newer = len(parts) > 2 and parts[2].isdecimal() and int(parts[2]) > bed.newest_card
    return ":".join(parts[:3]) if newer else custom_id


async def test_every_card_offers_what_it_did(update: Update) -> None:
    assert missing(update.bed, update.first["on cards"]) == set()


async def test_what_was_under_way_is_looked_for_and_is_there_once(update: Update) -> None:
    replies = "FROM outbox JOIN comment ON comment.id = outbox.comment_id WHERE body LIKE 'Kommt an, %'"
    assert sorted(update.rows(f"SELECT author, outbox.state, attempts {replies}")) == [
        ("Quirin", "sent", 1),
        ("Sandra", "sent", 2),
        ("Sonja", "sent", 1),
        ("Verena", "sent", 2),
    ]
    assert sorted(update.bed.blogs.writes) == update.first["sent"]
    there = Counter(row.raw for blog in update.bed.blogs.blogs.values() for row in blog.comments.values())
    assert {words: n for words, n in there.items() if words.startswith("Kommt an, ") and n > 1} == {}


async def test_the_digest_that_was_begun_is_posted_once(update: Update) -> None:
    posted = update.bed.discord.guild.channel(PLACES["digest"]).messages
    assert len(posted) == 1
    assert update.rows(
        "SELECT state, message_id FROM job_run WHERE kind = 'digest' AND message_id IS NOT NULL"
    ) == [("done", posted[0].id)]


async def test_every_custom_id_does_what_it_did(update: Update) -> None:
    bed = update.bed
    done = await replay(bed, update.steps)
    assert len(done) > 250
    known = {_event(line) for step in update.steps for line in step.get("changed", ())}
    pairs = zip(update.steps, done, strict=True)
    looked_at = set(update.first.get("looked at", LOOKED_AT))
    for now in done:
        now["changed"] = [line for line in now.get("changed", ()) if _kind(line) in looked_at]
    different = [words for then, now in pairs for words in _differences(then, now, known)]
    assert not different, "\n".join(different)
    # All cards were drawn in another language by then.
    assert missing(bed, update.first["on cards later"]) == set()
    assert "Traceback" not in bed.bot.words()
    assert len(bed.discord.notifications) - len(update.first["rang"]) == update.first["rang later"]


async def test_a_credential_goes_with_the_last_channel_that_it_serves(update: Update) -> None:
    (served,) = update.rows("SELECT credential_id FROM channel WHERE settings LIKE '%/laden%'")
    for channel, left in (("laden", 1), ("zweit", 0)):
        (number,) = update.rows(f"SELECT id FROM channel WHERE settings LIKE '%/{channel}%'")[0]
        assert (await update.bed.press_once(f"channel:remove:{number}"))["kind"] == "acknowledged"
        removed = f"SELECT 1 FROM channel WHERE id = {number} AND state = 'removed'"
        await update.bed.discord.until(lambda: update.rows(removed), 10, f"{channel} to be removed")  # noqa: B023
        assert len(update.rows(f"SELECT 1 FROM credential WHERE id = {served[0]}")) == left


def _differences(then: dict[str, Any], now: dict[str, Any], known: set[str]) -> list[str]:
    """Rows that changed otherwise, but for new kinds of events; whatever differs in an answer but its words."""
    if "rest" in then:
        rows = Counter(_mended(line) for line in then["changed"])
        rows.subtract(line for line in now["changed"] if _event(line) in known)
        return [f"{then['rest']}: {line}, {-n} times more" for line, n in rows.items() if n]
    was, is_now = ({**step["answer"], "said": ""} for step in (then, now))
    offered, offers = (set(answer.pop("controls", ())) for answer in (was, is_now))
    asked, asks = (len(answer.pop("fields", ())) for answer in (was, is_now))
    offered = {one if one in offers else REPLACED.get(one, one) for one in offered}
    offered -= {REPLACED.get(one, one) for one in LEFT_OUT.get(route_of(then["id"]), ())} - offers
    offers -= ADDED - offered
    # A panel may offer more than it did, a sentence stays one; how the fields of a form drawn now are called matters
    # to nobody, since a form that was on the screen is sent as it was.
    more = offered <= offers and bool(offered) == bool(offers) and asked <= asks
    same = was == is_now and more
    return [] if same else [f"{then['id']}: {then['answer']} was, {now['answer']} is"]


def _mended(line: str) -> str:
    for wrong, right in MENDED.items():
        line = line.replace(wrong, right)
    return line


def _kind(line: str) -> str:
    """The kind of row that a line is about."""
    return line[2:].partition(": ")[0]


def _event(line: str) -> str:
    """The kind of a row that says what happened; empty for any other row, of which there always are some."""
    return line[2:].partition(" |")[0] if line[2:].startswith("event: ") else ""
