"""What the engine makes of a real WordPress: silence first, bells after, and nothing lost on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.business import Business, MemberId
from bot.domain.comment import AuthorRole
from bot.domain.connecting import Connected
from bot.services.inbox.closing import Closed
from bot.storage.sqlite.database import Database
from tests.connectors.wordpress.engine import Engine
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.wordpress import Customer, Status, WordPress


@pytest.fixture
async def engine(wordpress: WordPress, db: Database, shop: Business) -> AsyncIterator[Engine]:
    made = Engine(db, shop, Clock(datetime.now(UTC)), wordpress)
    yield made
    await made.switchboard.aclose()


async def test_a_new_connection_is_silent_but_for_what_is_young_and_unanswered(engine: Engine) -> None:
    blog, now = engine.blog, datetime.now(UTC)
    post = blog.make_post()
    for days in (400, 30, 4):
        blog.insert_comment(post.id, f"Vor {days} Tagen", at=now - timedelta(days=days))
    answered = blog.insert_comment(post.id, "Beantwortet", at=now - timedelta(hours=30))
    blog.reply(blog.owner, answered, "Ja")
    blog.insert_comment(post.id, "Werbung", at=now - timedelta(hours=2), status=Status.SPAM)
    blog.insert_comment(post.id, "Darf ich?", at=now - timedelta(hours=2), status=Status.HOLD)
    blog.insert_comment(post.id, "Habt ihr offen?", at=now - timedelta(hours=1))
    await engine.open()
    assert await engine.rang() == ["Darf ich?", "Habt ihr offen?"]
    assert len(await engine.mirror()) == 8
    assert await engine.lamps() == ("on", "", "on")


async def test_whatever_happens_on_the_blog_is_seen_within_its_interval(engine: Engine) -> None:
    blog = engine.blog
    post = blog.make_post()
    await engine.open()
    asked = blog.comment(blog.customer(), post.id, "Wo seit ihr?")
    imported = blog.insert_comment(post.id, "Von früher", at=engine.clock() - timedelta(days=400))
    await engine.poll()
    assert await engine.rang() == ["Wo seit ihr?"], "an import is history"
    assert await engine.state(imported) == ("silent", "public", "Von früher")
    blog.edit_comment(asked, "Wo seid ihr?")
    blog.moderate(imported, Status.SPAM)
    await engine.poll()
    assert await engine.state(asked) == ("open", "public", "Wo seid ihr?")
    assert (await engine.state(imported))[1] == "spam"
    await asyncio.to_thread(blog.reply_in_admin, blog.editor, asked, "In der Lindengasse.")
    blog.moderate(imported, Status.UNSPAM)
    await engine.poll()
    assert (await engine.state(asked))[0] == "elsewhere"
    assert (await engine.state(imported))[1] == "public"
    blog.delete_comment(imported)
    await engine.poll(timedelta(minutes=6))
    assert (await engine.state(imported))[1:] == ("gone", "")
    assert len(await engine.rang()) == 1


async def test_a_revoked_password_stops_the_bell_and_a_new_one_catches_up(engine: Engine) -> None:
    blog = engine.blog
    post = blog.make_post()
    await engine.open()
    kept = blog.comment(blog.customer(), post.id, "Vorher")
    await engine.poll()
    blog.revoke_application_passwords(blog.editor)
    missed = blog.comment(blog.customer(), post.id, "Währenddessen")
    await engine.poll()
    assert (await engine.lamps())[:2] == ("out", "revoked")
    assert (await engine.state(kept))[1] == "public"
    editor = blog.new_application_password(blog.editor)
    secrets = {"user": editor.login, "password": editor.application_password}
    renewed = await engine.connect.renew(
        acting(engine.business.id, MemberId(1), engine.clock()), engine.channel, secrets
    )
    assert isinstance(renewed, Connected)
    await engine.poll()
    assert await engine.lamps() == ("on", "", "on")
    assert await engine.rang() == ["Vorher", "Währenddessen"]
    assert (await engine.state(missed))[0] == "open"


async def test_an_outage_loses_nothing_and_reads_as_nothing_else(engine: Engine) -> None:
    blog = engine.blog
    post = blog.make_post()
    await engine.open()
    kept = blog.comment(blog.customer(), post.id, "Vorher")
    await engine.poll()
    with blog.during(blog.maintenance(200)):
        await engine.poll()
        assert (await engine.lamps())[0] == "late"
    blog.stop()
    await engine.poll(timedelta(minutes=20))
    blog.start()
    blog.comment(blog.customer(), post.id, "Danach")
    await engine.poll(timedelta(hours=2))
    assert (await engine.lamps())[0] == "on"
    assert (await engine.state(kept))[1] == "public"
    assert await engine.rang() == ["Vorher", "Danach"]


async def test_a_backup_put_back_gives_an_old_number_to_a_new_comment_and_it_rings(engine: Engine) -> None:
    blog = engine.blog
    post = blog.make_post()
    await engine.open()
    blog.comment(blog.customer(), post.id, "Vor der Sicherung")
    copy = blog.snapshot()
    lost = blog.insert_comment(post.id, "Ging verloren", at=datetime.now(UTC) - timedelta(minutes=5))
    await engine.poll()
    blog.restore(copy)
    again = blog.comment(blog.customer("Eva"), post.id, "Ganz neu")
    assert again == lost
    await engine.poll()
    assert await engine.rang() == ["Vor der Sicherung", "", "Ganz neu"]
    assert await engine.state(again) == ("open", "public", "Ganz neu")


async def test_read_only_it_rings_for_approved_comments_and_forgets_those_that_went(engine: Engine) -> None:
    blog = engine.blog
    post = blog.make_post()
    await engine.open(read_only=True)
    assert (await engine.lamps())[2] == "off"
    shown = blog.comment(blog.customer(), post.id, "Sichtbar")
    held = blog.insert_comment(post.id, "Wartet noch", status=Status.HOLD)
    await engine.poll()
    assert await engine.rang() == ["Sichtbar"]
    blog.moderate(held, Status.APPROVE)
    blog.reply(blog.owner, shown, "Danke!")
    await engine.poll()
    assert await engine.rang() == ["Sichtbar", "Wartet noch"]
    assert (await engine.state(shown))[0] == "elsewhere"
    blog.moderate(held, Status.SPAM)
    await engine.poll(timedelta(minutes=6))
    assert (await engine.state(held))[1:] == ("gone", "")
    blog.moderate(held, Status.UNSPAM)
    await engine.poll(timedelta(minutes=6))
    assert (await engine.state(held))[1:] == ("public", "Wartet noch")
    assert len(await engine.rang()) == 2


async def test_a_guest_with_the_owners_name_and_address_rings_and_closes_nothing(engine: Engine) -> None:
    blog = engine.blog
    post = blog.make_post()
    name = blog.rest("GET", f"/wp/v2/users/{blog.owner.id}", by=blog.owner).json["name"]
    for read_only in (False, True):
        await engine.open(read_only=read_only)
        asked = blog.comment(blog.customer(), post.id, f"Habt ihr offen? {read_only}")
        guest = Customer(name, blog.owner.email, "203.0.113.9")
        claimed = blog.comment(guest, post.id, f"Ja, immer. {read_only}", parent=asked)
        blog.moderate(claimed, Status.APPROVE)
        blog.moderate(asked, Status.APPROVE)
        await engine.poll()
        assert (await engine.state(asked))[0] == "open"
        assert (await engine.state(claimed))[0] == "open"
        assert {f"Habt ihr offen? {read_only}", f"Ja, immer. {read_only}"} <= set(await engine.rang())
        assert await engine.identity(claimed) == f"guest:{claimed}", "the card asks"
        await engine.pausing.remove(acting(engine.business.id, MemberId(1), engine.clock()), engine.channel)


async def test_read_only_an_editor_without_posts_is_asked_about_once_and_then_known(engine: Engine) -> None:
    blog = engine.blog
    post = blog.make_post()
    await engine.open(read_only=True)
    asked = blog.comment(blog.customer(), post.id, "Habt ihr offen?")
    answer = blog.reply_in_admin(blog.editor, asked, "Ja, bis 14 Uhr.")
    await engine.poll()
    assert await engine.rang() == ["Habt ihr offen?", "Ja, bis 14 Uhr."]
    assert await engine.identity(answer) == f"user:{blog.editor.id}"
    assert await engine.placed(answer, AuthorRole.TEAM) is Closed.YES
    assert [(await engine.state(one))[0] for one in (asked, answer)] == ["elsewhere", "silent"]
    again = blog.comment(blog.customer(), post.id, "Und sonntags?")
    blog.reply_in_admin(blog.editor, again, "Sonntags nicht.")
    await engine.poll()
    assert await engine.rang() == ["Habt ihr offen?", "Ja, bis 14 Uhr.", "Und sonntags?"]
    assert (await engine.state(again))[0] == "elsewhere"
    await engine.rest()
    assert [(await engine.state(one))[0] for one in (asked, answer)] == ["elsewhere", "silent"]


async def test_a_customer_with_the_role_of_a_contributor_rings(engine: Engine) -> None:
    blog = engine.blog
    post = blog.make_post()
    blog.set_role(blog.subscriber, "contributor")
    await engine.open()
    made = blog.rest(
        "POST", "/wp/v2/comments", by=blog.subscriber, body={"post": post.id, "content": "Wann röstet ihr?"}
    ).json["id"]
    blog.moderate(made, Status.APPROVE)
    await engine.poll()
    assert await engine.rang() == ["Wann röstet ihr?"]


async def test_a_colleague_hired_today_never_rings(engine: Engine) -> None:
    blog = engine.blog
    post = blog.make_post()
    await engine.open()
    asked = blog.comment(blog.customer(), post.id, "Habt ihr offen?")
    await engine.poll(timedelta(hours=2))
    blog.set_role(blog.subscriber, "author")
    answer = blog.reply(blog.subscriber, asked, "Ja, bis 14 Uhr.")
    await engine.poll()
    assert await engine.rang() == ["Habt ihr offen?"]
    assert (await engine.state(answer))[0] == "silent"


async def test_a_few_endless_comments_of_one_visitor_do_not_silence_the_bell(engine: Engine) -> None:
    blog = engine.blog
    post = blog.make_post()
    await engine.open()
    for number in range(8):
        blog.comment(blog.customer(), post.id, f"{number} " + "🥐" * 16_000)
    blog.comment(blog.customer(), post.id, "Habt ihr offen?")
    await engine.poll()
    rang = await engine.rang()
    assert sum(text == "Habt ihr offen?" for text in rang) == 1 and len(rang) == 9
    assert (await engine.lamps())[0] == "on"
