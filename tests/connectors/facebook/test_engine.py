"""A Facebook page read by the real poller and intake: what rings, what stays silent, what a card closes by, what the lamp says."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.domain.business import Business
from bot.storage.sqlite.database import Database
from tests.connectors.facebook.double import FakeFacebook
from tests.connectors.facebook.world import PEOPLE, Engine
from tests.support.clock import Clock
from tests.support.recording import Recording

ANNA, BERND = PEOPLE[0], PEOPLE[1]
DAY = timedelta(days=1)


class Page:
    """A page with a post, and the engine that reads it."""

    def __init__(self, db: Database, shop: Business) -> None:
        self.clock = Clock()
        self.facebook = FakeFacebook(self.clock)
        self.post = self.facebook.post("Neue Öffnungszeiten!")
        self.bed = Recording(self.facebook, self.clock)
        self.engine = Engine(db, shop, self.clock, self.facebook, self.bed)

    def ask(self, text: str, author: tuple[str, str] = ANNA, *, under: str = "", post: str = "") -> str:
        self.clock.advance(timedelta(seconds=30))
        return self.facebook.say(post or self.post, text, author, parent=under)

    def answer(self, text: str, under: str, *, names: tuple[str, str] | None = None) -> str:
        self.clock.advance(timedelta(seconds=30))
        post = self.facebook.comments[under].post
        return self.facebook.say(post, text, self.facebook.us, parent=under, tags=(names,) if names else ())

    async def state(self, comment: str) -> str:
        return (await self.engine.states())[comment][0]

    async def lamp(self) -> tuple[str, str]:
        rows = await self.engine.db.read(lambda tx: tx.all("SELECT read_glow, read_reason FROM channel"))
        return rows[0][0], rows[0][1]

    async def minutes(self, minutes: int) -> None:
        self.clock.advance(timedelta(minutes=minutes))
        await self.engine.settle()


@pytest.fixture
def page(db: Database, shop: Business) -> Page:
    return Page(db, shop)


async def test_at_the_first_connect_only_what_waits_since_lately_comes_and_history_never_rings(
    page: Page,
) -> None:
    old_post = page.facebook.post("Vom Frühling")
    history = [page.ask(f"Alt {number}", post=old_post) for number in range(60)]
    for number in range(30):
        page.clock.advance(timedelta(hours=6))
        page.facebook.post(f"Beitrag {number}")
    newest = page.facebook.post("Der neueste")
    answered = page.ask("Schon beantwortet", post=newest)
    page.answer("Ja!", answered)
    waits = page.ask("Wartet noch", BERND, post=newest)
    await page.engine.open()
    assert await page.engine.announced() == [waits]
    page.clock.advance(timedelta(hours=1))
    fresh = page.ask("Zum alten Beitrag", post=old_post)
    for _ in range(4):
        await page.minutes(65)
    assert sorted(await page.engine.announced()) == sorted([waits, fresh])
    assert set(history) & set(await page.engine.announced()) == set()


async def test_an_answer_on_facebook_closes_what_it_is_under_and_a_named_one_whom_it_names(
    page: Page,
) -> None:
    await page.engine.open()
    asked = page.ask("Habt ihr Samstag offen?")
    await page.minutes(3)
    page.answer("Ja, bis 20 Uhr.", asked)
    await page.minutes(3)
    assert await page.state(asked) == "elsewhere"
    anna, bernd = page.ask("Und Sonntag?", under=asked), page.ask("Gibt es Kuchen?", BERND, under=asked)
    await page.minutes(3)
    page.answer("Sonntags nicht.", anna, names=ANNA)
    await page.minutes(3)
    assert (await page.state(anna), await page.state(bernd)) == ("elsewhere", "open")


async def test_an_answer_that_may_be_for_several_closes_none_and_asks(page: Page) -> None:
    await page.engine.open()
    asked = page.ask("Habt ihr Samstag offen?")
    second = page.ask("Und Sonntag?", BERND, under=asked)
    await page.minutes(3)
    answer = page.answer("Ja, beides!", second)
    await page.minutes(3)
    states = await page.engine.states()
    assert states[asked] == ("open", answer) and states[second] == ("open", answer)


async def test_deliveries_ring_at_once_and_close_and_polls_then_tell_the_same(page: Page) -> None:
    await page.engine.open()
    asked = page.ask("Habt ihr offen?")
    said = page.facebook.comments[asked]
    value = {"item": "comment", "verb": "add", "comment_id": asked, "post_id": page.post, "parent_id": page.post,
             "from": {"id": ANNA[0], "name": ANNA[1]}, "message": said.message,
             "created_time": int(said.created.timestamp())}  # fmt: skip
    await page.engine.push(delivery(value))
    assert await page.engine.announced() == [asked]
    answer = page.answer("Ja!", asked)
    own = {
        **value,
        "comment_id": answer,
        "parent_id": asked,
        "from": {"id": page.facebook.us[0], "name": "Wir"},
    }
    await page.engine.push(delivery(own))
    await page.engine.settle()
    assert await page.state(asked) == "elsewhere"
    await page.minutes(30)
    await page.engine.push(delivery(value))
    await page.minutes(30)
    assert await page.engine.announced() == [asked]


def delivery(value: dict[str, object]) -> bytes:

    entry = {"id": "104850000000001", "time": 1, "changes": [{"field": "feed", "value": value}]}
    return json.dumps({"object": "page", "entry": [entry]}).encode()


@pytest.mark.parametrize(
    ("sample", "reason"),
    [("facebook-error-password-changed", "sign_in_changed"), ("facebook-error-token-expired", "expired"),
     ("facebook-error-permission-200", "no_right")],
)  # fmt: skip
async def test_an_access_that_ended_puts_the_lamp_out_for_its_reason_and_nothing_is_lost(
    page: Page, sample: str, reason: str
) -> None:
    await page.engine.open()
    page.facebook.tokens["page-token"].dead = sample
    for _ in range(3):
        await page.minutes(20)
    assert await page.lamp() == ("out", reason)
    asked = page.ask("Hört ihr mich?")
    page.facebook.tokens["page-token"].dead = ""
    for _ in range(3):
        await page.minutes(31)
    assert (await page.lamp())[0] == "on"
    assert await page.engine.announced() == [asked]


async def test_a_deleted_comment_its_replies_and_a_deleted_post_are_gone_and_nothing_else_is(
    page: Page,
) -> None:
    await page.engine.open()
    stays, goes = page.ask("Ich bleibe"), page.ask("Ich gehe", BERND)
    reply = page.ask("Unter dem, der geht", under=goes)
    other = page.facebook.post("Geht auch")
    on_other = page.ask("Mit dem Beitrag", post=other)
    await page.minutes(3)
    page.facebook.delete(goes)
    page.facebook.delete(other)
    for minutes in (3, 3, 185, 3):
        await page.minutes(minutes)
    mirror = await page.engine.mirror()
    assert stays in mirror
    assert {goes, reply, on_other} & mirror.keys() == set()


async def test_a_comment_that_is_hidden_on_facebook_leaves_and_comes_back(page: Page) -> None:
    await page.engine.open()
    asked = page.ask("Kauft bei mir!")
    await page.minutes(3)
    page.facebook.comments[asked].hidden = True
    await page.minutes(3)
    assert (await page.engine.mirror())[asked][0] == "hidden"
    page.facebook.comments[asked].hidden = False
    page.facebook.comments[asked].likes = True
    await page.minutes(3)
    row = (await page.engine.mirror())[asked]
    assert (row[0], row[-1]) == ("public", 1)
    assert await page.engine.announced() == [asked]
