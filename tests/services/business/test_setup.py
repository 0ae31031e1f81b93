"""Set-up: who is served where several come at once, what an answer changes, and what is written down of it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.domain.actor import Actor
from bot.domain.business import Business, DiscordChannelId, DiscordRoleId, MemberId, ServerId
from bot.domain.event import What
from bot.domain.role import Role
from bot.domain.settings import Language
from bot.services.business.directory import Directory
from bot.services.business.setup import Details, Setup
from bot.storage.businesses import BusinessStore
from bot.storage.events import EventStore
from bot.storage.roles import RoleStore
from bot.storage.sqlite.database import Database
from tests.support.businesses import acting
from tests.support.clock import NOW

FIRST, SECOND = ServerId(1), ServerId(2)
OWNER, OTHER = MemberId(11), MemberId(12)
LATER = NOW + timedelta(days=1)


@pytest.fixture
def woken() -> list[str]:
    return []


@pytest.fixture
def setup(db: Database, woken: list[str]) -> Setup:
    return Setup(db, Directory(db, ()), "Europe/Vienna", woken.append)


async def begun(setup: Setup, server: ServerId) -> Business:
    made = await setup.begin(server, f"Server {server}", Language.GERMAN_DU, NOW)
    assert made is not None
    return made


async def events(db: Database, business: Business) -> list[tuple[What, MemberId | None, str]]:
    found = await db.read(
        lambda tx: EventStore(tx).between(business.id, NOW - timedelta(days=1), LATER + timedelta(days=1))
    )
    return [(event.what, event.member_id, event.fact("setting")) for event in found]


async def stored(db: Database, business: Business) -> Business:
    found = await db.read(lambda tx: BusinessStore(tx).get(business.id))
    assert found is not None
    return found


async def test_of_two_servers_that_finish_set_up_at_once_one_is_served_and_the_other_is_left_as_it_was(
    db: Database, setup: Setup
) -> None:
    businesses = [await begun(setup, FIRST), await begun(setup, SECOND)]
    done = await asyncio.gather(setup.finish(FIRST, OWNER, NOW), setup.finish(SECOND, OTHER, NOW))
    assert sum(one is not None for one in done) == 1
    for business, finished, member in zip(businesses, done, (OWNER, OTHER), strict=True):
        if finished is None:
            assert await stored(db, business) == business
            assert await events(db, business) == []
        else:
            assert (finished.set_up_at, finished.set_up_by) == (NOW, member)
            assert await events(db, business) == [(What.SETUP, member, "")]


async def test_the_first_served_stays_served_and_whoever_comes_later_is_not(
    db: Database, setup: Setup
) -> None:
    directory = Directory(db, ())
    business = await begun(setup, FIRST)
    await begun(setup, SECOND)
    await setup.finish(FIRST, OWNER, NOW)
    first, second = await directory.look_up(FIRST), await directory.look_up(SECOND)
    assert first.served and first.business == await stored(db, business)
    assert not second.served and second.business is None
    assert await setup.begin(ServerId(3), "Noch einer", Language.GERMAN_DU, LATER) is None


async def test_set_up_finished_a_second_time_keeps_when_and_by_whom_it_was_first(
    db: Database, setup: Setup
) -> None:
    business = await begun(setup, FIRST)
    await setup.finish(FIRST, OWNER, NOW)
    again = await setup.finish(FIRST, OTHER, LATER)
    assert again is not None
    assert (again.set_up_at, again.set_up_by) == (NOW, OWNER)
    assert await events(db, business) == [(What.SETUP, OWNER, ""), (What.SETUP, OTHER, "")]


DETAILS = Details("Europe/Berlin", "7:30", Language.GERMAN_SIE, lock_screen_text=False, model_drafts=True)
Change = Callable[[Setup, Actor], Awaitable[object]]
CHANGES: dict[str, Change] = {
    "language": lambda setup, actor: setup.set_language(actor, Language.GERMAN_SIE),
    "details": lambda setup, actor: setup.set_details(actor, DETAILS),
    "team": lambda setup, actor: setup.set_role(actor, Role.TEAM, DiscordRoleId(77)),
    "places": lambda setup, actor: setup.set_places(actor, inbox=DiscordChannelId(88)),
    "target": lambda setup, actor: setup.set_target(actor, timedelta(hours=2)),
}


@pytest.mark.parametrize("setting", CHANGES)
async def test_every_change_of_a_setting_is_written_down_with_its_name_and_who_made_it(
    db: Database, setup: Setup, setting: str
) -> None:
    business = await begun(setup, FIRST)
    await CHANGES[setting](setup, acting(business.id, OTHER, LATER))
    assert await events(db, business) == [(What.CHANGED, OTHER, setting)]
    assert await stored(db, business) != business


@pytest.mark.parametrize(("typed", "woken_then"), [("7:30", ["desk", "reports"]), ("halb acht", [])])
async def test_another_time_of_the_digest_wakes_its_loop_and_one_that_is_no_time_changes_nothing(
    db: Database, setup: Setup, woken: list[str], typed: str, woken_then: list[str]
) -> None:
    business = await begun(setup, FIRST)
    details = replace(DETAILS, digest_at=typed)
    saved = await setup.set_details(acting(business.id, OWNER, NOW), details)
    after = await stored(db, business)
    assert woken == woken_then
    assert saved is bool(woken_then)
    assert after == (replace(after, digest_at=time(7, 30)) if saved else business)


async def test_the_language_of_customers_follows_until_set_up_is_finished_and_then_stays(
    db: Database, setup: Setup
) -> None:
    business = await begun(setup, FIRST)
    actor = acting(business.id, OWNER, NOW)
    await setup.set_language(actor, Language.GERMAN_SIE)
    before = await stored(db, business)
    assert (before.language, before.customer_language) == (Language.GERMAN_SIE, Language.GERMAN_SIE)
    await setup.finish(FIRST, OWNER, NOW)
    await setup.set_language(actor, Language.GERMAN_DU)
    after = await stored(db, business)
    assert (after.language, after.customer_language) == (Language.GERMAN_DU, Language.GERMAN_SIE)


async def test_every_discord_role_that_means_something_is_looked_up(db: Database, setup: Setup) -> None:
    business = await begun(setup, FIRST)
    owner, team = DiscordRoleId(71), DiscordRoleId(72)
    await db.write(lambda tx: RoleStore(tx).name(business.id, Role.OWNER, (owner,)))
    await db.write(lambda tx: RoleStore(tx).name(business.id, Role.TEAM, (team,)))
    roles = (await Directory(db, ()).look_up(FIRST)).roles
    assert [(one.discord_role_id, one.role) for one in roles] == [(owner, Role.OWNER), (team, Role.TEAM)]
