"""The whole bot on simcord: real App and cogs over the pretend platform, a still clock, and loops that the test steps."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from simcord import interactions

from bot.app import App
from bot.config import load
from bot.domain.business import Business, DiscordChannelId, DiscordRoleId, MemberId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.connecting import Connected
from bot.domain.role import Role
from bot.domain.settings import Language
from bot.domain.template import Flaw, TemplateId
from bot.storage.credentials import new_key
from cogs.gateway.client import Shopbell
from cogs.inbox.poster import Poster
from cogs.supervisor import posters
from tests.support.businesses import acting
from tests.support.clock import NOW, Clock, Even
from tests.support.fresh import new_database
from tests.support.platform import KEY, FakePlatform

DISCORD_LANGUAGE = {Language.GERMAN_DU: "de", Language.GERMAN_SIE: "de", Language.ENGLISH: "en-US"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a message shows: text and everything that can be pressed, plain or Components V2."""

    id: int
    content: str
    parts: Sequence[dict[str, Any]]
    v2: bool
    ephemeral: bool
    raw: Any

    @property
    def text(self) -> str:
        """From top to bottom."""
        said = [part["content"] for part in self.parts if part["type"] == 10]
        return "\n".join([self.content, *said] if self.content else said)

    @property
    def buttons(self) -> list[str]:
        return [part["label"] for part in self.parts if part["type"] == 2]

    @property
    def selects(self) -> list[dict[str, Any]]:
        return [part for part in self.parts if part["type"] in (3, 5, 6, 7, 8)]

    @property
    def framed(self) -> bool:
        return any(part["type"] == 17 for part in self.parts)


@dataclass(frozen=True, slots=True)
class Form:
    """A form that opened."""

    raw: dict[str, Any]
    result: Any

    @property
    def title(self) -> str:
        return str(self.raw["title"])

    @property
    def fields(self) -> dict[str, dict[str, Any]]:
        """By custom id, from top to bottom; `label` and `description` beside the field's own keys."""
        found = {}
        for part in self.raw["components"]:
            if part["type"] == 18:
                labels = {"label": part["label"], "description": part.get("description")}
                found[part["component"]["custom_id"]] = {**part["component"], **labels}
        return found

    @property
    def small_print(self) -> str:
        return "\n".join(part["content"] for part in self.raw["components"] if part["type"] == 10)


@dataclass(slots=True)
class Member:
    """Somebody on the server; every click, choice and form is counted."""

    bed: SimcordBed
    actor: simcord.MemberActor
    interactions: int = 0

    @property
    def id(self) -> int:
        return int(self.actor.id)

    async def click(self, on: Shown, label: str) -> Shown | Form | None:
        """The button with this label, or with the only label that begins so."""
        wanted = [name for name in on.buttons if name == label] or [
            name for name in on.buttons if name.startswith(label)
        ]
        assert len(wanted) == 1, f"{label!r} among {on.buttons}"
        self.interactions += 1
        return self.bed.seen(await self.actor.click(on.raw, label=wanted[0]))

    async def choose(self, on: Shown, placeholder: str, *values: Any) -> Shown | Form | None:
        """Options by label or value, or handles of roles and channels."""
        (select,) = [one for one in on.selects if one["placeholder"].startswith(placeholder)]
        named = {option["label"]: option["value"] for option in select.get("options", ())}
        chosen = [named.get(value, value) if isinstance(value, str) else value for value in values]
        self.interactions += 1
        return self.bed.seen(await self.actor.select(on.raw, chosen, custom_id=select["custom_id"]))

    async def send(self, form: Form, **values: Any) -> Shown | Form | None:
        """By custom id or label; fields not named keep their content."""
        by_label = {part["label"]: key for key, part in form.fields.items()}
        kept: dict[str, Any] = {k: part["value"] for k, part in form.fields.items() if part.get("value")}
        for key, part in form.fields.items():
            standing = [option["value"] for option in part.get("options", ()) if option.get("default")]
            kept |= {key: standing} if standing else {}
        given = {by_label.get(name, name): value for name, value in values.items()}
        self.interactions += 1
        return self.bed.seen(await self.actor.submit_modal(form.result, kept | given))

    async def command(self, name: str, **options: Any) -> Shown | Form | None:
        self.interactions += 1
        return self.bed.seen(await self.actor.slash(self.bed.inbox, name, **options))


@dataclass(slots=True)
class SimcordBed:
    """Set up, one channel connected, nothing read yet."""

    app: App
    client: Shopbell
    poster: Poster
    env: simcord.Env
    platform: FakePlatform
    clock: Clock
    guild: Any
    inbox: Any
    team_role: Any
    business: Business
    channel: ChannelId
    owner: Member = field(init=False)
    colleague: Member = field(init=False)

    async def read(self) -> None:
        """Polls until nothing is due."""
        while True:
            due = await self.app.poller.step(self.business.id, self.channel, self.clock())
            if due is None or due > self.clock():
                return

    async def suggest(self) -> None:
        """Computes suggestions until nothing is left to compute."""
        while await self.app.suggesting.step(self.clock()) is not None:
            pass

    async def show(self) -> None:
        """Suggests, posts every card that is due, and converts it."""
        await self.suggest()
        await self.poster.step(self.clock())
        self.clock.advance(timedelta(seconds=4))
        await self.poster.step(self.clock())

    async def deliver(self) -> None:
        """The undo window passes, and what is due goes out."""
        self.clock.advance(timedelta(seconds=15))
        await self.app.delivery.step(self.business.id, self.channel, self.clock())
        await self.poster.step(self.clock())

    async def asked(self, text: str, **more: Any) -> Shown:
        """A customer writes; the card that comes of it."""
        self.platform.write(text, **more)
        self.clock.advance(timedelta(minutes=2))
        await self.read()
        await self.show()
        return self.cards()[-1]

    async def saved(self, title: str, body: str = "Gern!", short_name: str = "") -> TemplateId:
        """The owner saves a new template."""
        owner = acting(self.business.id, MemberId(self.owner.id), self.clock())
        saved = await self.app.templates.save(owner, None, title, short_name, body)
        assert not isinstance(saved, Flaw)
        return saved

    async def learn(self) -> None:
        """Learns from what went out, and computes suggestions again."""
        while await self.app.learning.step(self.clock()) is not None:
            pass
        await self.suggest()
        await self.poster.step(self.clock())

    def cards(self) -> list[Shown]:
        """Messages in the inbox, oldest first."""
        return sorted(
            (self._message(message) for message in self.inbox.history()), key=lambda shown: shown.id
        )

    def again(self, card: Shown) -> Shown:
        """The same message as it is now."""
        return next(one for one in self.cards() if one.id == card.id)

    def seen(self, result: Any) -> Shown | Form | None:
        """The form, the newest private answer, or nothing where it was only acknowledged."""
        if result.modal is not None:
            return Form(result.modal, result)
        first = [] if result.response is None or not result.response.ephemeral else [result.response]
        answers = [*first, *result.followups]
        return self.response(answers[-1]) if answers else None

    def response(self, answer: Any) -> Shown:
        parts = list(walk(answer.components))
        return Shown(answer.id, answer.content, parts, answer.flags.components_v2, answer.ephemeral, answer)

    def _message(self, message: discord.Message) -> Shown:
        parts = list(walk([part.to_dict() for part in message.components]))
        return Shown(message.id, message.content, parts, message.flags.components_v2, False, message)


def message_in(answer: Shown | Form | None) -> Shown:
    """The message that a press was answered with, where it was one."""
    assert isinstance(answer, Shown)
    return answer


def form_in(answer: Shown | Form | None) -> Form:
    """The form that a press opened, where it did."""
    assert isinstance(answer, Form)
    return answer


async def form_of(bed: SimcordBed, on: Shown, button: str) -> Form:
    """The form that this button opens for the owner."""
    return form_in(await bed.owner.click(on, button))


def walk(components: Any) -> Any:
    """Every component, those inside others too."""
    for part in components:
        yield part
        yield from walk(part.get("components", ()))


@asynccontextmanager
async def simcord_bed(
    folder: Path,
    patch: pytest.MonkeyPatch,
    *,
    language: Language = Language.GERMAN_DU,
    team: bool = False,
    writes: bool = True,
    **more: str,
) -> AsyncIterator[SimcordBed]:
    """`writes`: whether the platform takes replies; `team`: a role answers, else the owner alone; `more`: settings."""
    _speak(patch, DISCORD_LANGUAGE[language])
    clock = Clock(NOW)
    platform = FakePlatform(clock, can_write=writes)
    environment = {
        "DISCORD_TOKEN": "token",
        "SHOPBELL_DATA": str(folder / "data"),
        "SHOPBELL_SUGGESTIONS": "lite",
        "SHOPBELL_SECRET_KEYS": new_key(),
        "SHOPBELL_ZONE": "Europe/Vienna",
        "SHOPBELL_LANGUAGE": {"de": "de", "en": "en"}.get(language.value, "de-sie"),
        **more,
    }
    settings = load(folder / "no.env", environment)
    new_database(settings.database)
    async with await App.open(settings, more={KEY: platform.factory()}, clock=clock, rng=Even()) as app:
        client = Shopbell(app)
        poster, _ = posters(client)
        async with simcord.run(client) as env:
            guild = env.create_guild(name="Rösterei Lindgrün")
            inbox = guild.create_text_channel("kundenkommentare")
            team_role = guild.create_role("Team", mentionable=True)
            manager = guild.create_role("Inhaberin", permissions=discord.Permissions(manage_guild=True))
            owner = guild.add_member(env.create_user("Inhaberin"), roles=[manager])
            colleague = guild.add_member(env.create_user("Aushilfe"), roles=[team_role])
            server, who = ServerId(guild.id), MemberId(owner.id)
            begun = await app.setup.begin(server, "Rösterei Lindgrün", language, clock())
            assert begun is not None
            place = DiscordChannelId(inbox.id)
            await app.setup.set_places(acting(begun.id, who, clock()), inbox=place, digest=place)
            if team:
                await app.setup.set_role(
                    acting(begun.id, who, clock()), Role.TEAM, DiscordRoleId(team_role.id)
                )
            business = await app.setup.finish(server, who, clock())
            assert business is not None
            connected = await app.connect.add(
                acting(business.id, who, clock()),
                KEY,
                {"address": "fake.example"},
                {"password": "x"} if writes else {},
            )
            assert isinstance(connected, Connected)
            bed = SimcordBed(
                app,
                client,
                poster,
                env,
                platform,
                clock,
                guild,
                inbox,
                team_role,
                business,
                connected.channel.id,
            )
            bed.owner, bed.colleague = Member(bed, owner), Member(bed, colleague)
            await bed.read()
            yield bed


def _speak(patch: pytest.MonkeyPatch, locale: str) -> None:
    """simcord's people have Discord in English; here it is in the business's language."""
    plain = interactions.base_payload

    def spoken(*given: Any, **named: Any) -> Any:
        record, payload = plain(*given, **named)
        payload["locale"] = locale
        return record, payload

    patch.setattr(interactions, "base_payload", spoken)
