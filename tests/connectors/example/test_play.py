"""The example platform plays by the clock it is asked at, and by nothing else."""

from datetime import datetime, timedelta
from typing import ClassVar

import pytest

from bot.connectors.example import MIDNIGHT, Example
from bot.connectors.example.english import ENGLISH
from bot.connectors.example.places import PLACES, Place
from bot.connectors.example.script import HISTORY, ONGOING, ONGOING_EVERY, SCENES, Line
from bot.connectors.example.stage import Stage
from bot.domain.comment import AuthorRole
from bot.ports import Account, Pull, SeenComment, Unmetered
from tests.connectors.wordpress.double import FakeWordPress
from tests.connectors.wordpress.stage import Kept
from tests.support.clock import NOW

TODAY = NOW.replace(hour=0, minute=0)
SETTINGS = {MIDNIGHT: TODAY.isoformat()}


async def seen_at(play: Stage, now: datetime, settings: dict[str, str] = SETTINGS) -> tuple[SeenComment, ...]:
    class Ours(Example):
        stage: ClassVar[Stage] = play

    connector = Ours(Account(settings, None, b""), Kept(), Unmetered(), FakeWordPress())
    return (await connector.fetch(Pull("all", "", (), now))).seen


def said_there(place: Place, lines: tuple[Line, ...]) -> list[Line]:
    return [line for line in lines if line.post in place.posts]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
async def test_the_days_before_have_their_comments_each_answered_in_its_time(place: Place) -> None:
    seen = await seen_at(Stage(place), TODAY)
    posted = {one.external_id: one.posted_at for one in seen if one.role is AuthorRole.CUSTOMER}
    waits = [one.posted_at - posted[one.answers[0]] for one in seen if one.role is AuthorRole.US]
    assert list(posted.values()) == [TODAY + line.after for line in said_there(place, HISTORY)]
    assert sorted(waits) == sorted(line.within for line in said_there(place, HISTORY))


async def test_read_day_by_day_it_is_the_same() -> None:
    slow = Stage()
    for ago in range(10, 0, -1):
        await seen_at(slow, TODAY - timedelta(days=ago))
    read = await seen_at(slow, TODAY)
    at_once = await seen_at(Stage(), TODAY)
    assert {(one.author, one.text, one.posted_at) for one in read} == {
        (one.author, one.text, one.posted_at) for one in at_once
    }


async def test_a_scene_is_played_at_the_look_after_it_began_and_not_before_that_midnight() -> None:
    stage = Stage()
    before = len(await seen_at(stage, TODAY))
    assert len(await seen_at(stage, NOW)) == before
    stage.scenes = 1
    assert len(await seen_at(Stage(scenes=1), TODAY)) == before
    after = await seen_at(stage, NOW + timedelta(minutes=3))
    assert [(one.author, one.posted_at) for one in after[before:]] == [("Klara", NOW + timedelta(minutes=3))]
    assert await seen_at(stage, NOW + timedelta(hours=1)) == after


async def test_a_thank_you_comes_below_the_answer_and_not_without_one() -> None:
    silent, kind = Stage(scenes=1), Stage(scenes=1)
    for stage in (silent, kind):
        await seen_at(stage, NOW)
    (klara,) = [one for one in kind.comments.values() if one.author == "Klara"]
    ours = kind.answer(klara, "own", AuthorRole.US, "Ja, ab 10 €.", NOW)
    for stage in (silent, kind):
        stage.scenes = 6
        await seen_at(stage, NOW)
    assert [one.text for one in silent.comments.values() if one.author == "Klara"] == [klara.text]
    (thanks,) = [one for one in kind.comments.values() if one.text == "Danke!"]
    assert (thanks.author, thanks.parent) == ("Klara", ours.id)


async def test_without_that_setting_nobody_writes() -> None:
    stage = Stage()
    assert await seen_at(stage, NOW, {}) == ()
    assert await seen_at(stage, NOW + timedelta(days=1), {}) == ()


async def test_every_line_is_said_in_one_place_and_then_one_every_few_minutes_somewhere() -> None:
    over = NOW + ONGOING_EVERY * len(ONGOING)
    written: list[tuple[datetime, str]] = []
    for place in PLACES:
        stage = Stage(place, scenes=len(SCENES))
        await seen_at(stage, NOW)
        seen = await seen_at(stage, over)
        written += [
            (one.posted_at, one.text)
            for one in seen
            if one.role is AuthorRole.CUSTOMER and one.posted_at >= NOW
        ]
    played = [(NOW, line.text) for scene in SCENES for line in scene if not line.answers]
    encores = [(NOW + ONGOING_EVERY * (n + 1), line.text) for n, line in enumerate(ONGOING)]
    assert sorted(written) == sorted(played + encores)


def test_every_line_and_post_has_its_english() -> None:
    said = {
        text
        for line in (*HISTORY, *(one for scene in SCENES for one in scene), *ONGOING)
        for text in (line.text, line.answered)
    }
    titles = {title for place in PLACES for title in place.posts.values()}
    assert set(ENGLISH) == (said | titles) - {""}


def test_visitors_of_the_pretend_blog_cannot_delete_what_they_wrote_as_on_a_real_one() -> None:
    assert (Example.info.words.noun, Example.info.customers_delete) == ("Blog", False)
