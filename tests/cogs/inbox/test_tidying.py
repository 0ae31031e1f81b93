"""Tidying: lines of closed cards leave the channel after a while, whatever happens in between; rows stay."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.domain.business import MemberId
from bot.domain.card import CardForm, CardId, Ringing
from bot.domain.comment import CommentId
from bot.domain.settings import TidyAfter
from bot.storage.cards import CardStore
from bot.storage.sqlite.database import Tx
from bot.storage.tidying import TidyingStore
from cogs.gateway.client import REFUSED
from cogs.inbox.tidying import PAUSE, Tidying
from tests.cogs.bell import Bell, bell
from tests.support.loopback_discord import Channel, Message, Right, posts
from tests.support.simcord_bed import form_in, simcord_bed

WEEK = timedelta(days=7)
BULK = "POST /channels/{channel}/messages/bulk-delete"
ONE = "DELETE /channels/{channel}/messages/{message}"


def inbox_of(live: Bell) -> Channel:
    return live.discord.guild.channel("kundenkommentare")


def now_is(live: Bell, at: datetime) -> datetime:
    """Bot and Discord have this time."""
    live.clock.advance(at - live.clock())
    live.discord.world.skew += at - live.discord.world.now()
    return at


async def later(live: Bell, by: timedelta) -> datetime:
    return now_is(live, live.clock() + by)


async def posted(live: Bell, count: int, state: str = "done", *, rings: bool = False) -> list[Message]:
    """So many cards of comments in this state, posted now. `rings`: they would ring their owner while they are open."""
    before = len(inbox_of(live).messages)
    at = live.clock()
    for number in range(count):
        comment = await live.days.comment(at, state=state, text=f"Frage {number}?")
        await live.app.db.write(partial(_card, live=live, comment=comment, at=at, rings=rings))
    await live.poster.step(live.clock())
    return inbox_of(live).messages[before:]


def _card(tx: Tx, *, live: Bell, comment: CommentId, at: datetime, rings: bool) -> CardId:
    owner = Ringing(None, (MemberId(live.discord.owner.id),))
    return CardStore(tx).open(
        live.days.business.id,
        CardForm.COMMENT,
        [comment],
        at,
        rings=rings,
        ringing=owner if rings else Ringing(),
    )


async def tidied(live: Bell, tidying: Tidying, steps: int = 100) -> None:
    """Steps until nothing is left to do now."""
    for _ in range(steps):
        due = await tidying.step(live.clock())
        if due is None or due > live.clock() + PAUSE:
            return
        await later(live, PAUSE)


async def test_closed_lines_leave_after_seven_days_and_open_cards_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        now_is(live, live.discord.world.now().replace(microsecond=0))
        tidying = Tidying(live.client)
        closed, waiting = await posted(live, 3), await posted(live, 2, "open")
        await later(live, WEEK - timedelta(minutes=1))
        assert await tidying.step(live.clock()) is not None
        assert [one.deleted for one in closed] == [False] * 3
        young = await posted(live, 2)
        await later(live, timedelta(minutes=2))
        await tidied(live, tidying)
        assert [one.deleted for one in closed] == [True] * 3
        assert inbox_of(live).messages == [*waiting, *young]
        assert len(live.discord.sent(BULK)) == 1
        kept = await live.app.db.read(lambda tx: tx.all("SELECT state FROM comment"))
        assert len(kept) == 7
        live.discord.assert_clean()


async def test_five_hundred_answered_and_five_open_leave_five_frames_and_the_lines_of_seven_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        now_is(live, live.discord.world.now().replace(microsecond=0))
        tidying = Tidying(live.client)
        frames = await posted(live, 5, "open")
        at = live.clock()
        for number in range(500):
            await live.days.comment(at - timedelta(days=8), answered=timedelta(minutes=5), text=f"{number}?")
        place = inbox_of(live)
        await _write_lines(live, place, 460, at - timedelta(days=8))
        await _write_lines(live, place, 40, at - timedelta(days=2))
        await tidied(live, tidying)
        assert len(place.messages) == 45
        assert [one for one in place.messages if one.framed] == frames
        assert len(live.discord.sent(BULK)) == 5
        lines, total = await live.app.desk.open(live.days.business.id)
        assert (len(lines), total) == (5, 5)


async def _write_lines(live: Bell, place: Channel, count: int, closed_at: datetime) -> None:
    """Lines of cards that were closed then, posted without the trips of each."""
    world = live.discord.world
    skew, last = world.skew, world._last_id
    world.skew, world._last_id = world.skew + (closed_at - world.now()), 0
    line = {"content": "**Ohne Antwort erledigt**"}
    messages = [posts.create(place, world.bot, line).id for _ in range(count)]
    world.skew, world._last_id = skew, last
    millis = int(closed_at.timestamp() * 1000)
    await live.app.db.write(
        lambda tx: tx.many(
            "INSERT INTO card (business_id, form, place_id, message_id, version, shown_version, due_at, closed_at,"
            " created_at) VALUES (:business, 'comment', :place, :message, 1, 1, :at, :at, :at)",
            [
                {"business": live.days.business.id, "place": place.id, "message": message, "at": millis}
                for message in messages
            ],
        )
    )


async def test_lines_older_than_fourteen_days_go_one_by_one_and_a_few_a_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        now_is(live, live.discord.world.now().replace(microsecond=0))
        tidying = Tidying(live.client)
        old = await posted(live, 7)
        await later(live, timedelta(days=15))
        assert await tidying.step(live.clock()) == live.clock() + PAUSE
        assert [one.deleted for one in old] == [True] * 5 + [False] * 2
        await tidied(live, tidying)
        assert inbox_of(live).messages == []
        assert live.discord.sent(BULK) == []
        live.discord.assert_clean()


async def test_without_manage_messages_the_bots_own_lines_go_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        now_is(live, live.discord.world.now().replace(microsecond=0))
        tidying = Tidying(live.client)
        await posted(live, 3)
        live.discord.guild.take_away(Right.MANAGE_MESSAGES)
        await live.discord.owner.command("help")
        await later(live, WEEK)
        await tidied(live, tidying)
        assert inbox_of(live).messages == []
        assert live.discord.sent(BULK) == []
        live.discord.assert_clean()


async def test_a_death_after_the_deletion_and_before_its_record_is_made_up_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        now_is(live, live.discord.world.now().replace(microsecond=0))
        await posted(live, 3)
        await later(live, WEEK)

        async def killed(*_: object) -> None:
            raise RuntimeError("killed")

        with monkeypatch.context() as dying:
            dying.setattr(live.app.tidying, "left", killed)
            with pytest.raises(RuntimeError):
                await Tidying(live.client).step(live.clock())
        assert inbox_of(live).messages == []
        again = Tidying(live.client)
        await tidied(live, again)
        assert await again.step(live.clock()) is None
        assert await live.poster.step(live.clock()) is None
        assert inbox_of(live).messages == []


async def test_what_discord_refuses_is_left_alone_for_an_hour_and_then_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        now_is(live, live.discord.world.now().replace(microsecond=0))
        tidying = Tidying(live.client)
        lines = await posted(live, 2)
        await later(live, WEEK)
        live.discord.fault("POST /channels/*/messages/bulk-delete", status=403, code=50013)
        await tidying.step(live.clock())
        await tidied(live, tidying)
        assert [one.deleted for one in lines] == [False, False]
        assert len(live.discord.sent(BULK)) == 1
        await later(live, REFUSED)
        await tidied(live, tidying)
        assert [one.deleted for one in lines] == [True, True]


async def test_a_card_that_was_opened_again_after_its_line_left_is_posted_silently_and_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        now_is(live, live.discord.world.now().replace(microsecond=0))
        tidying = Tidying(live.client)
        await posted(live, 2, rings=True)
        await later(live, WEEK)
        await tidied(live, tidying)
        rows = await live.app.db.read(lambda tx: tx.all("SELECT id FROM comment ORDER BY id"))
        first = CommentId(rows[0]["id"])
        # A closed one that changes stays away; one that is opened again comes back.
        await live.app.desk.redraw(live.days.business.id, [CommentId(rows[1]["id"])], live.clock())
        await live.poster.step(live.clock())
        assert inbox_of(live).messages == []
        await live.app.db.write(
            lambda tx: tx.execute("UPDATE comment SET state = 'open' WHERE id = :id", id=first)
        )
        await live.app.desk.redraw(live.days.business.id, [first], live.clock())
        await live.poster.step(live.clock())
        (card,) = inbox_of(live).messages
        assert card.framed
        assert card.silent
        assert live.discord.owner.notifications == []
        await later(live, WEEK)
        await tidied(live, tidying)
        assert inbox_of(live).messages == [card]


async def test_a_card_opened_again_while_its_line_is_being_deleted_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        now_is(live, live.discord.world.now().replace(microsecond=0))
        await posted(live, 1)
        await later(live, WEEK)
        found = await live.app.tidying.due(live.clock())
        await live.app.db.write(lambda tx: tx.execute("UPDATE comment SET state = 'open'"))
        rows = await live.app.db.read(lambda tx: tx.all("SELECT id FROM comment"))
        await live.app.desk.redraw(live.days.business.id, [CommentId(rows[0]["id"])], live.clock())
        (leaving,) = found.leaving
        await Tidying(live.client)._tidy(leaving, live.clock())
        await live.poster.step(live.clock())
        assert [one.framed for one in inbox_of(live).messages] == [True]


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        (TidyAfter.AT_ONCE, timedelta(seconds=10)),
        (TidyAfter.DAY, timedelta(days=1)),
        (TidyAfter.MONTH, timedelta(days=30)),
        (TidyAfter.NEVER, None),
    ],
)
async def test_the_owner_chooses_how_long_lines_stay(
    after: TidyAfter, kept: timedelta | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        now_is(live, live.discord.world.now().replace(microsecond=0))
        await live.days.change(tidy_after=after)
        tidying = Tidying(live.client)
        (line,) = await posted(live, 1)
        if kept is None:
            await later(live, timedelta(days=400))
            assert await tidying.step(live.clock()) is None
            assert not line.deleted
            return
        due = await tidying.step(live.clock())
        assert due is not None
        assert timedelta(0) <= due - live.clock() <= kept
        await later(live, kept - timedelta(seconds=5))
        await tidying.step(live.clock())
        assert not line.deleted
        await later(live, timedelta(seconds=6))
        await tidying.step(live.clock())
        assert line.deleted


async def test_a_card_with_a_time_of_its_own_leaves_then_whatever_the_setting_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        now_is(live, live.discord.world.now().replace(microsecond=0))
        await live.days.change(tidy_after=TidyAfter.NEVER)
        line, frame = (await posted(live, 1))[0], (await posted(live, 1, "open"))[0]
        cards = await live.app.db.read(lambda tx: tx.all("SELECT id FROM card"))
        at = live.clock() + timedelta(hours=1)
        business = live.days.business.id
        await live.app.db.write(
            lambda tx: TidyingStore(tx).leave(business, [CardId(row["id"]) for row in cards], at)
        )
        tidying = Tidying(live.client)
        assert await tidying.step(live.clock()) == at
        await later(live, timedelta(hours=1))
        await tidied(live, tidying)
        assert line.deleted
        assert frame.deleted
        assert inbox_of(live).messages == []


async def test_an_answered_card_leaves_and_its_record_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?", author="Kundin K.", author_id="k")
        form = form_in(await bed.owner.click(card, "Antworten"))
        await bed.owner.send(form, answer="Ja, bis 14 Uhr.")
        await bed.deliver()
        assert "Beantwortet" in bed.again(card).text
        tidying = Tidying(bed.client)
        bed.clock.advance(timedelta(days=8))
        await tidying.step(bed.clock())
        assert bed.cards() == []
        rows = await bed.app.db.read(lambda tx: tx.all("SELECT body, state FROM outbox"))
        assert [tuple(row) for row in rows] == [("Ja, bis 14 Uhr.", "sent")]
