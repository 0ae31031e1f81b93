"""A fair: one process that serves many businesses, each on a server of its own with stalls where customers write."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import App
from bot.config import load
from bot.domain.business import BusinessId, DiscordChannelId, DiscordRoleId, MemberId, ServerId
from bot.domain.connecting import Connected
from bot.domain.role import Role
from bot.domain.settings import Language
from tests.e2e.process import BotProcess
from tests.support.businesses import acting
from tests.support.loopback_discord import Channel, Guild, LoopbackDiscord, Message, Person
from tests.support.stalls import KEY, PRELOAD, Stalls

STALLS = 5
HISTORY = timedelta(minutes=3)
"""Comments of before the bot was started: those of the first page."""


@dataclass(slots=True)
class Tenant:
    """One business: its server, its people, its mark."""

    number: int
    guild: Guild
    owner: Person
    colleague: Person
    inbox: Channel
    business: BusinessId = field(default=BusinessId(0))

    @property
    def mark(self) -> str:
        return f"zq{self.number:02}"


@dataclass(slots=True)
class Fair:
    """The process, its Discord, and all who are on it."""

    bot: BotProcess
    discord: LoopbackDiscord
    tenants: list[Tenant]

    def cards(self, tenant: Tenant, button: str) -> list[Message]:
        return [one for one in tenant.inbox.messages if button in one.buttons]


@asynccontextmanager
async def fair(folder: Path, businesses: int, every: float, poll: str = "") -> AsyncIterator[Fair]:
    """All businesses set up and connected; the bot runs.

    `every`: seconds between two comments of a stall; at every third business twice and three times as many, so that their
    figures differ.
    """
    (folder / "preload").mkdir()
    (folder / "preload" / "sitecustomize.py").write_text(PRELOAD)
    since = datetime.now(UTC) - HISTORY
    async with LoopbackDiscord(rate_limits=False) as discord:
        tenants = []
        for number in range(businesses):
            guild, team, owner, colleague, _ = discord.add_guild(f"Laden zq{number:02}")
            inbox = guild.add_channel("kundenkommentare", private_for=[team, owner.user, discord.world.bot])
            tenants.append((Tenant(number, guild, owner, colleague, inbox), team))
        environment = {
            **discord.environment(),
            "DISCORD_TOKEN": discord.token,
            "PYTHONPATH": str(folder / "preload"),
            "SHOPBELL_SERVERS": ",".join(str(one.guild.id) for one, _ in tenants),
            "SHOPBELL_TEST_UNDO": "1",
            "SHOPBELL_TEST_POLL": poll,
        }
        bot = BotProcess(folder, environment, discord)
        settings = load(folder / "no.env", bot.environment)
        async with await App.open(settings, more={KEY: Stalls}) as app:
            for tenant, team in tenants:
                await _open_shop(app, tenant, team.id, since, every * (1 + tenant.number % 3))
        await bot.start()
        await discord.ready()
        try:
            yield Fair(bot, discord, [one for one, _ in tenants])
        finally:
            await bot.kill()


async def _open_shop(app: App, tenant: Tenant, team: int, since: datetime, every: float) -> None:
    server, who, now = ServerId(tenant.guild.id), MemberId(tenant.owner.id), app.now()
    begun = await app.setup.begin(server, tenant.guild.name, Language.GERMAN_DU, now)
    assert begun is not None
    actor = acting(begun.id, who, now)
    place = DiscordChannelId(tenant.inbox.id)
    await app.setup.set_places(actor, inbox=place, digest=place)
    await app.setup.set_role(actor, Role.TEAM, DiscordRoleId(team))
    assert await app.setup.finish(server, who, now) is not None
    tenant.business = begun.id
    await app.templates.save(
        actor, None, f"Samstag bei {tenant.mark}", "Samstag", f"Am Samstag bis 17 Uhr, {tenant.mark}!"
    )
    for stand in range(STALLS):
        settings = {
            "stall": f"{tenant.mark}-{stand}",
            "mark": tenant.mark,
            "since": (since + timedelta(seconds=stand)).isoformat(),
            "every": str(every),
        }
        assert isinstance(await app.connect.add(actor, KEY, settings, {}), Connected)
