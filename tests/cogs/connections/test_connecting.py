"""[Connect] and [Renew]: the form where an address is enough, else a link to the page, or the line to type."""

import asyncio
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.domain.actor import NOBODY
from bot.domain.business import MemberId
from bot.domain.connect_link import ConnectLink, DoorShut, LinkId
from bot.domain.connecting import Connected
from bot.domain.settings import Language
from bot.domain.words import ConnectWords
from bot.marks import Marked
from bot.ports import Account, Meter, Net, Secrets, Steps
from bot.texts import speak
from cogs.connections.wording import first_lines
from tests.services.channels.test_login_flow import Door
from tests.support.businesses import acting
from tests.support.platform import KEY, WORDS, FakeConnector, FakeFactory
from tests.support.simcord_bed import Shown, SimcordBed, message_in, simcord_bed

TITLE = "Connect a page"
URL = "https://bell.example/connect/abc"


class PageLogin(Door):
    """A login that says what is needed."""

    def steps(self, form: Any) -> Steps:
        return replace(Door.steps(self, form), minutes=20, needs=Marked("the account that manages the page"))


@dataclass(slots=True)
class PageFactory(FakeFactory):
    """The pretend platform, connected on a page of its own."""

    @property
    def info(self) -> Any:
        plain = FakeFactory.info.fget(self)  # type: ignore[attr-defined]
        connect = ConnectWords(
            Marked(TITLE), Marked("Connect your page."), Marked("A page"), Marked("free"), 20, form=False
        )
        return replace(plain, words=replace(WORDS, connect=connect), login=PageLogin)

    def __call__(self, account: Account, secrets: Secrets, meter: Meter, net: Net, /) -> FakeConnector:
        return FakeFactory.__call__(self, account, secrets, meter, net)


class PasswordFactory(PageFactory):
    """The same, with a form in Discord."""

    @property
    def info(self) -> Any:
        plain = PageFactory.info.fget(self)  # type: ignore[attr-defined]
        return replace(plain, words=WORDS)


@dataclass(slots=True)
class Links:
    """In the place of the connect links and of their site: makes one, and says when it is done."""

    bed: SimcordBed
    reachable: bool = True
    redirect: str = "https://bell.example/connect/back"
    shut: DoorShut | None = None
    made_for: list[tuple[Any, str, Any, Language]] = field(default_factory=list)
    done: asyncio.Event = field(default_factory=asyncio.Event)
    channel: Any = None

    async def make(
        self, actor: Any, connector: str, channel: Any, language: Language
    ) -> ConnectLink | DoorShut:
        self.made_for.append((actor.member, connector, channel, language))
        return self.shut or ConnectLink(LinkId(7), URL, self.bed.clock() + timedelta(minutes=30))

    async def wait(self, business: Any, link: ConnectLink, now: Any) -> Any:
        await self.done.wait()
        return self.channel

    async def made(self, business: Any, link: LinkId, now: Any) -> Any:
        return self.channel if link == 7 and business == self.bed.business.id else None


def with_page(bed: SimcordBed) -> Links:
    """The bed's platform is one that is connected on a page."""
    bed.app.switchboard._factories = {**bed.app.switchboard._factories, KEY: PageFactory(bed.platform)}
    bed.app.switchboard.forget(bed.channel)
    links = Links(bed)
    bed.app.connect_links = bed.app.connect_site = links  # type: ignore[assignment]
    return links


async def chosen(bed: SimcordBed) -> Shown:
    """The message after [Connect] and the choice of the page."""
    panel = message_in(await bed.owner.command("connections"))
    offers = message_in(await bed.owner.click(panel, "Verbinden"))
    assert offers.text == "### Was soll ich verbinden?"
    return message_in(await bed.owner.choose(offers, "Wo", "A page"))


async def test_a_platform_with_a_page_gets_a_link_for_the_presser_and_says_when_it_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        links = with_page(bed)
        message = await chosen(bed)
        assert message.ephemeral
        assert message.text.split("\n") == [
            f"### {TITLE}",
            "Am besten am Computer: etwa 20 Minuten, gratis.",
            "Du brauchst: das Konto, das die Seite verwaltet.",
            "-# Der Link gilt 30 Minuten, einmal, nur für dich.",
        ]
        assert message.buttons == ["Weiter am Computer", "Fertig?"]
        assert [part.get("url") for part in message.parts if part.get("label") == "Weiter am Computer"] == [
            URL
        ]
        assert [(made[1:]) for made in links.made_for] == [(KEY, None, Language.GERMAN_DU)]
        assert links.made_for[0][0] == bed.owner.id
        not_yet = message_in(await bed.owner.click(message, "Fertig?"))
        assert not_yet.text.startswith("Noch nicht.")
        links.channel = bed.channel
        done = message_in(await bed.owner.click(message, "Fertig?"))
        assert done.text == (
            "**Verbunden: Rösterei (Blog)** · ich lese ab jetzt mit, du kannst von hier antworten, freigeben,"
            " verbergen, liken, als Spam markieren."
        )
        assert (done.id, done.buttons) == (message.id, [])


def test_a_review_that_is_not_needed_is_said_where_nothing_is_to_pay() -> None:
    steps = Steps(minutes=20, spares=Marked("a review by Facebook"))
    for language, said in (
        (Language.GERMAN_DU, "Am besten am Computer: etwa 20 Minuten, gratis, ohne Prüfung durch Facebook."),
        (Language.GERMAN_SIE, "Am besten am Computer: etwa 20 Minuten, gratis, ohne Prüfung durch Facebook."),
        (
            Language.ENGLISH,
            "Best on the computer: about 20 minutes, free of charge, without a review by Facebook.",
        ),
    ):
        assert first_lines("Page", steps, speak(language)) == ["### Page", said]
        assert first_lines("Page", steps, speak(language), renews=True) == ["### Page"]


async def test_the_message_with_the_link_changes_by_itself_when_the_page_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        links = with_page(bed)
        # Simcord's ids are of January 2026, so by this machine's clock every press is over; and its way to Discord is a
        # context variable.
        monkeypatch.setattr(discord.Interaction, "is_expired", lambda _: False)
        monkeypatch.setattr(bed.app.loops, "_outside", copy_context())
        await chosen(bed)
        (waiting,) = bed.app.loops._aside
        links.channel = bed.channel
        links.done.set()
        await waiting
        edits = [request for request in bed.env.http_requests if request.method == "PATCH"]
        assert "Verbunden: Rösterei (Blog)" in str(edits[-1])


@pytest.mark.parametrize(
    ("shut", "sentence"),
    [
        (None, ""),
        (
            DoorShut(8766, taken=True),
            "Ich kann die Seite nicht öffnen: Ein anderes Programm auf meinem Rechner verwendet Port 8766.",
        ),
    ],
)
async def test_without_a_page_that_can_be_reached_the_line_to_type_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shut: DoorShut | None, sentence: str
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        links = with_page(bed)
        links.shut, links.reachable = shut, shut is not None
        message = await chosen(bed)
        assert message.buttons == ["Fertig?"]
        assert sentence in message.text
        assert message.text.endswith(
            "Tipp auf dem Rechner, auf dem ich laufe:\n"
            f"```\npython -m bot channel add {KEY}\n```\n"
            "Die Person, die mich eingerichtet hat, kennt ihn."
        )


async def test_the_line_to_type_is_done_once_the_terminal_connected_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        with_page(bed).reachable = False
        bed.clock.advance(timedelta(minutes=1))  # the bed's channel was connected before
        message = await chosen(bed)
        not_yet = message_in(await bed.owner.click(message, "Fertig?"))
        assert not_yet.text == "Noch nicht. Tipp die Zeile auf dem Rechner ein, auf dem ich laufe."
        await connect_again(bed)
        done = message_in(await bed.owner.click(message, "Fertig?"))
        assert done.text.startswith("**Verbunden: Rösterei (Blog)** · ich lese ab jetzt mit")
        assert (done.id, done.buttons) == (message.id, [])


@pytest.mark.parametrize("by_password", [False, True])
@pytest.mark.parametrize("renews", [False, True])
async def test_the_message_with_the_line_changes_by_itself_when_the_terminal_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renews: bool, by_password: bool
) -> None:
    if by_password and not renews:
        return  # a form in Discord connects it
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        with_page(bed).reachable = False
        known = bed.app.switchboard._factories
        if by_password:
            bed.app.switchboard._factories = {**known, KEY: PasswordFactory(bed.platform)}
        monkeypatch.setattr(discord.Interaction, "is_expired", lambda _: False)
        monkeypatch.setattr(bed.app.loops, "_outside", copy_context())
        bed.clock.advance(timedelta(minutes=1))
        if renews:
            panel = message_in(await bed.owner.command("connections"))
            one = message_in(await bed.owner.choose(panel, "Eine", str(bed.channel)))
            await bed.owner.click(one, "Erneuern")
        else:
            await chosen(bed)
        (waiting,) = bed.app.loops._aside
        terminal = acting(bed.business.id, NOBODY, bed.clock())
        if renews:
            outcome = await bed.app.connect.renew(terminal, bed.channel, {"user": "u", "password": "p"})
            assert isinstance(outcome, Connected)
        else:
            await connect_again(bed)
        await waiting
        edits = [request for request in bed.env.http_requests if request.method == "PATCH"]
        said = "Zugang erneuert: Rösterei (Blog)" if renews else "Verbunden: Rösterei (Blog)"
        assert said in str(edits[-1])
        assert ("'content': None" in str(edits[-1])) == by_password, "a layout takes no text beside it"


async def connect_again(bed: SimcordBed) -> None:
    """The terminal connects the bed's channel, which was removed before."""
    terminal = acting(bed.business.id, NOBODY, bed.clock())
    await bed.app.pausing.remove(terminal, bed.channel)
    made = await bed.app.connect.add(terminal, KEY, {"url": "https://fake.example"}, {}, "Rösterei")
    assert isinstance(made, Connected) and made.channel.id == bed.channel


async def test_renewing_gives_a_link_for_this_connection_or_the_line_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        links = with_page(bed)
        panel = message_in(await bed.owner.command("connections"))
        one = message_in(await bed.owner.choose(panel, "Eine", str(bed.channel)))
        message = message_in(await bed.owner.click(one, "Erneuern"))
        assert message.text.startswith("### Rösterei: Zugang erneuern\n")
        assert "Minuten, gratis" not in message.text, "a renewal is one step of many"
        assert links.made_for[0][1:] == (KEY, bed.channel, Language.GERMAN_DU)
        links.channel = bed.channel
        done = message_in(await bed.owner.click(message, "Fertig?"))
        assert done.text.startswith("**Zugang erneuert: Rösterei (Blog)** · ")
        links.reachable = False
        panel = message_in(await bed.owner.command("connections"))
        one = message_in(await bed.owner.choose(panel, "Eine", str(bed.channel)))
        line = message_in(await bed.owner.click(one, "Erneuern"))
        assert f"python -m bot channel login {bed.channel}" in line.text


async def test_an_access_that_is_a_password_keeps_its_command_and_gets_the_page_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        links = with_page(bed)
        known = bed.app.switchboard._factories
        bed.app.switchboard._factories = {**known, KEY: PasswordFactory(bed.platform)}
        panel = message_in(await bed.owner.command("connections"))
        one = message_in(await bed.owner.choose(panel, "Eine", str(bed.channel)))
        message = message_in(await bed.owner.click(one, "Erneuern"))
        assert f"python -m bot channel login {bed.channel}" in message.text
        assert message.buttons == ["Weiter am Computer", "Fertig?"]
        assert links.made_for[0][1:] == (KEY, bed.channel, Language.GERMAN_DU)
        links.reachable = False
        message = message_in(await bed.owner.click(one, "Erneuern"))
        assert message.buttons == ["Fertig?"]


async def test_only_the_owner_connects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        with_page(bed)
        panel = message_in(await bed.owner.command("connections"))
        assert "Verbinden" in panel.buttons
        assert "Verbinden" not in message_in(await bed.colleague.command("connections")).buttons


async def test_a_link_of_a_connection_that_was_removed_meanwhile_is_not_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        links = with_page(bed)
        message = await chosen(bed)
        links.channel = bed.channel
        await bed.app.pausing.remove(
            acting(bed.business.id, MemberId(bed.owner.id), bed.clock()), bed.channel
        )
        said = message_in(await bed.owner.click(message, "Fertig?"))
        assert said.text.startswith("Noch nicht.")
