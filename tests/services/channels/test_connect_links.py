"""Connect links: for whom one works, how often and how long, and what of it lies in the database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.actor import NOBODY
from bot.domain.business import Business, MemberId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.connect_link import ConnectLink, DoorShut, LinkId
from bot.domain.login import LINK_LASTS
from bot.domain.settings import Language
from bot.marks import mark
from bot.ports import LoginField, Step, Steps
from bot.services.business.directory import Directory
from bot.services.channels.connect_links import ConnectLinks
from bot.services.channels.connect_site import DOOR, ConnectSite
from bot.services.channels.login_flow import NoLogin
from bot.services.channels.switchboard import UnknownChannel
from bot.services.upkeep.housekeeping import Housekeeping
from bot.storage.businesses import BusinessStore
from bot.storage.connect_links import KeptForm
from bot.storage.credentials import NoKey, Vault, new_key
from bot.storage.sqlite.database import Database
from tests.services.channels.test_login_flow import Door as PageLogin
from tests.services.channels.test_login_flow import logins
from tests.services.channels.test_sharing import OWNER, Shared
from tests.support.businesses import acting
from tests.support.clock import NOW, Clock
from tests.support.holders import ONLY
from tests.support.platform import FakeConnector, fake_info

PORT = 8766
STEPS = Steps(
    (
        Step("token", mark("Token"), mark("Why"), fields=(LoginField("token", mark("Token"), secret=True),)),
        Step("allow", mark("Allowed"), mark("Why"), opens=True),
    )
)


@dataclass(slots=True)
class Listening:
    """A web door: whether its port is free, and whether it was opened."""

    free: bool = True
    opened: int = 0

    async def open(self) -> bool:
        self.opened += self.free
        return self.free


@dataclass(slots=True)
class Links:
    """The service over a page that is connected, and what it wakes."""

    shared: Shared
    door: Listening = field(default_factory=Listening)
    woken: list[str] = field(default_factory=list)
    public_url: str = ""
    site: ConnectSite = field(init=False)
    service: ConnectLinks = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Builds the service again, as after a restart."""
        of = self.shared
        self.site = ConnectSite(of.db, PORT, self.public_url)
        self.service = ConnectLinks(
            *(of.db, of.switchboard, of.vault, logins(of), Directory(of.db, ()), self.woken.append),
            self.site,
        )
        self.site.door = self.door

    async def make(self, member: MemberId = OWNER, channel: ChannelId | None = None) -> ConnectLink:
        """A link that could be made."""
        actor = acting(self.shared.business.id, member, self.shared.clock())
        link = await self.service.make(actor, "page", channel, Language.GERMAN_DU)
        assert isinstance(link, ConnectLink)
        return link

    async def set_up(self) -> None:
        """The business has finished its set-up."""
        await self.shared.db.write(lambda tx: tx.execute("UPDATE business SET set_up_at = 1"))

    async def rows(self) -> int:
        found = await self.shared.db.read(lambda tx: tx.one("SELECT count(*) AS n FROM connect_link"))
        assert found is not None
        return int(found["n"])


@pytest.fixture
async def links(
    db: Database, shop: Business, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Links]:
    info = fake_info()
    object.__setattr__(info, "login", PageLogin)
    monkeypatch.setattr("tests.support.platform.FakeConnector.info", info)
    monkeypatch.setattr("tests.support.platform.fake_info", lambda *_, **__: info)
    shared = Shared(db, shop, clock)
    await shared.begin()
    yield Links(shared)
    await shared.switchboard.aclose()


def token(link: ConnectLink) -> str:
    return link.url.rpartition("/")[2]


async def test_a_link_opens_once_and_after_that_only_for_the_browser_that_used_it(links: Links) -> None:
    link, now = await links.make(), links.shared.clock()
    assert link.url.startswith("http://127.0.0.1:8766/connect/") and len(token(link)) == 43
    for _ in range(3):
        seen = await links.service.fresh(token(link), now)
        assert seen is not None and (seen.member, seen.connector) == (OWNER, "page")
    used = await links.service.use(token(link), now)
    assert used is not None
    kept, cookie = used
    assert await links.service.use(token(link), now) is None
    assert await links.service.fresh(token(link), now) is None
    found = await links.service.of_browser(kept.id, cookie, now)
    assert found is not None and found.id == link.id
    for wrong in ("", token(link), cookie[:-1], cookie + "x"):
        assert await links.service.of_browser(kept.id, wrong, now) is None
    assert await links.service.of_browser(LinkId(kept.id + 1), cookie, now) is None


async def test_of_ten_browsers_at_once_one_uses_a_link_up(links: Links) -> None:
    link, now = await links.make(), links.shared.clock()
    used = await asyncio.gather(*(links.service.use(token(link), now) for _ in range(10)))
    assert sum(one is not None for one in used) == 1


async def test_a_link_ends_after_half_an_hour_used_or_not_and_its_row_goes(links: Links) -> None:
    one, two = await links.make(), await links.make()
    used = await links.service.use(token(one), links.shared.clock())
    assert used is not None and one.expires_at == links.shared.clock() + LINK_LASTS
    links.shared.clock.advance(LINK_LASTS - timedelta(seconds=1))
    assert await links.service.fresh(token(two), links.shared.clock()) is not None
    links.shared.clock.advance(timedelta(seconds=1))
    now = links.shared.clock()
    assert await links.service.fresh(token(two), now) is None
    assert await links.service.use(token(two), now) is None
    assert await links.service.of_browser(used[0].id, used[1], now) is None
    assert await links.site.last_end(now) is None
    assert await links.rows() == 0


async def test_links_that_ended_and_those_of_a_clock_far_ahead_go_at_night(links: Links) -> None:
    await links.make()
    links.shared.clock.advance(timedelta(days=-400))
    await Housekeeping(links.shared.db, ZoneInfo("UTC"), ONLY).step(links.shared.clock())
    assert await links.rows() == 0


async def test_the_door_is_open_before_a_link_is_handed_out_and_a_taken_port_makes_none(links: Links) -> None:
    await links.make()
    assert (links.door.opened, links.woken) == (1, [DOOR])
    links.door.free = False
    actor = acting(links.shared.business.id, OWNER, links.shared.clock())
    shut = await links.service.make(actor, "page", None, Language.ENGLISH)
    assert shut == DoorShut(PORT, taken=True)
    assert await links.rows() == 1
    links.site.door = None
    assert await links.service.make(actor, "page", None, Language.ENGLISH) == DoorShut(PORT, taken=False)


async def test_neither_link_nor_cookie_nor_what_was_typed_lies_in_the_file(links: Links) -> None:
    link = await links.make()
    used = await links.service.use(token(link), links.shared.clock())
    assert used is not None
    await links.service.keep(used[0], KeptForm({"client": "c-4711-typed"}))
    await links.shared.db.checkpoint()
    content = b"".join(
        path.read_bytes()
        for path in links.shared.db.path.parent.iterdir()
        if path.name.startswith("shopbell.db")
    )
    for secret in (token(link), used[1], "c-4711-typed"):
        assert secret.encode() not in content
    assert token(link) not in repr(link) and "c-4711-typed" not in repr(used[0])


async def test_the_log_leaves_out_links_and_cookies(links: Links) -> None:
    learnt: set[str] = set()
    links.shared.vault = Vault([new_key()], learnt.add)
    links.shared.start()
    links.start()
    link = await links.make()
    used = await links.service.use(token(link), links.shared.clock())
    assert used is not None and {token(link), used[1]} <= learnt


async def test_what_was_typed_is_kept_over_a_restart_and_goes_when_the_link_is_done(links: Links) -> None:
    used = await links.service.use(token(await links.make()), links.shared.clock())
    assert used is not None
    await links.service.keep(used[0], KeptForm({"client": "c"}, passed=("client",)))
    links.start()
    found = await links.service.of_browser(used[0].id, used[1], links.shared.clock())
    assert found is not None and (found.form.values, found.form.passed) == ({"client": "c"}, ("client",))
    await links.service.finish(found, await links.shared.channel("page"), links.shared.clock())
    done = await links.service.of_browser(used[0].id, used[1], links.shared.clock())
    assert done is not None and done.form == KeptForm() and done.done_at is not None


async def test_whoever_waits_for_a_link_learns_which_channel_came_of_it(links: Links) -> None:
    link, business = await links.make(), links.shared.business.id
    used = await links.service.use(token(link), links.shared.clock())
    assert used is not None
    waiting = asyncio.create_task(links.service.wait(business, link, links.shared.clock()))
    await asyncio.sleep(0)
    assert await links.service.made(business, link.id, links.shared.clock()) is None
    page = await links.shared.channel("page")
    await links.service.finish(used[0], page, links.shared.clock())
    assert await waiting == page.id
    assert await links.service.made(business, link.id, links.shared.clock()) == page.id


async def test_waiting_ends_with_the_link(links: Links) -> None:
    link = await links.make()
    links.shared.clock.advance(LINK_LASTS)
    assert await links.service.wait(links.shared.business.id, link, links.shared.clock()) is None


async def test_a_link_that_was_done_before_anybody_waited_is_known_at_once(links: Links) -> None:
    link = await links.make()
    used = await links.service.use(token(link), links.shared.clock())
    assert used is not None
    page = await links.shared.channel("page")
    await links.service.finish(used[0], page, links.shared.clock())
    waited = links.service.wait(links.shared.business.id, link, links.shared.clock())
    assert await asyncio.wait_for(waited, 5) == page.id


async def test_a_renewal_begins_with_what_is_stored_and_at_the_step_that_is_needed(
    links: Links, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = replace(STEPS.fields[0], secret=False)
    first = Steps((replace(STEPS.steps[0], fields=(public,)),))
    both = Steps((*first.steps, STEPS.steps[1]))
    monkeypatch.setattr(PageLogin, "steps", lambda _, form: both if "token" in form else first)
    link = await links.make(channel=links.shared.channels["page"])
    kept = await links.service.fresh(token(link), links.shared.clock())
    assert kept is not None
    assert kept.form.values == {"token": "old"}
    assert kept.form.passed == ("token",)


async def test_a_renewal_of_which_everything_is_stored_begins_at_its_last_secret(
    links: Links, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is stored there is what does not work any more."""
    typed = STEPS.fields[0]
    last = Step("proof", mark("Proof"), mark("Why"), fields=(typed,))
    after = Step("more", mark("More"), mark("Why"), fields=(replace(typed, required=False),))
    monkeypatch.setattr(PageLogin, "steps", lambda *_: Steps((*STEPS.steps[:1], last, after)))
    link = await links.make(channel=links.shared.channels["page"])
    kept = await links.service.fresh(token(link), links.shared.clock())
    assert kept is not None
    assert kept.form.passed == ("token",)
    assert kept.form.values == {}, "would look pasted"


async def test_no_link_is_made_for_a_channel_of_another_platform_or_business(links: Links) -> None:
    other = await links.shared.db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    page, gallery = links.shared.channels["page"], links.shared.channels["gallery"]
    for business, channel in ((other.id, page), (links.shared.business.id, gallery), (other.id, gallery)):
        with pytest.raises(UnknownChannel):
            await links.service.make(acting(business, OWNER, NOW), "page", channel, Language.ENGLISH)
    assert await links.rows() == 0


async def test_no_link_is_made_without_a_login_without_a_platform_or_without_a_key(
    links: Links, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = acting(links.shared.business.id, OWNER, NOW)
    with pytest.raises(UnknownChannel):
        await links.service.make(actor, "nowhere", None, Language.ENGLISH)
    links.shared.vault = Vault([])
    links.shared.start()
    links.start()
    with pytest.raises(NoKey):
        await links.service.make(actor, "page", None, Language.ENGLISH)
    object.__setattr__(FakeConnector.info, "login", None)
    with pytest.raises(NoLogin):
        await links.service.make(actor, "page", None, Language.ENGLISH)
    assert await links.rows() == 0


async def test_only_an_owner_of_a_business_that_is_served_is_let_in(links: Links) -> None:
    asked: list[tuple[str, MemberId]] = []
    answers: list[bool | None] = [True, False, None]

    async def is_owner(business: Business, member: MemberId) -> bool | None:
        asked.append((business.name, member))
        return answers.pop(0)

    await links.set_up()
    kept = await links.service.fresh(token(await links.make()), links.shared.clock())
    assert kept is not None
    assert await links.service.admits(kept) is None
    links.site.is_owner = is_owner
    assert [await links.service.admits(kept) for _ in range(3)] == [True, False, None]
    assert asked == [(links.shared.business.name, OWNER)] * 3
    await links.shared.db.write(lambda tx: tx.execute("UPDATE business SET set_up_at = NULL"))
    assert await links.service.admits(kept) is False


async def test_a_link_of_the_terminal_needs_no_discord(links: Links) -> None:
    await links.set_up()
    kept = await links.service.fresh(token(await links.make(NOBODY)), links.shared.clock())
    assert kept is not None and await links.service.admits(kept) is True


async def test_links_of_a_business_that_is_erased_are_gone(links: Links) -> None:
    link = await links.make()
    await links.shared.db.write(lambda tx: tx.execute("DELETE FROM business"))
    assert await links.service.fresh(token(link), links.shared.clock()) is None


async def test_with_a_public_address_links_and_redirects_use_that(links: Links) -> None:
    links.public_url = "https://shop.example"
    links.start()
    assert (await links.make()).url.startswith("https://shop.example/connect/")
    assert (links.site.redirect, links.site.reachable) == ("https://shop.example/connect/back", True)
