"""A Discord channel on the contract's stage: the loopback Discord without sockets, on a clock of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import pytest

from bot.domain.business import Business, BusinessId, DiscordRoleId, ServerId
from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId
from bot.domain.role import MappedRole, Role
from bot.ports import Account, AccountRef, Connector, ConnectorFactory, Net, Unmetered
from bot.services.business.directory import Entry
from cogs.community.factories import platforms
from cogs.community.settings import KEY, PLACE, TAKES, Takes
from cogs.gateway import line as gateway_line
from cogs.gateway.line import Line
from tests.connectors.harness import Able
from tests.connectors.machine import There
from tests.connectors.wordpress.double import FakeWordPress
from tests.connectors.wordpress.stage import Kept
from tests.support.clock import NOW, Clock
from tests.support.direct_discord import Direct
from tests.support.loopback_discord import MESSAGE_CONTENT, Channel, LoopbackDiscord, Message, Person, posts
from tests.support.loopback_discord.model import FORUM

LONGEST = 4000
"""Characters that a paying person may write."""


class OnStage:
    """Fulfils Stage and Played. Everything that customers say in the channel is a comment."""

    able = frozenset(
        {
            Able.ANSWER_THERE,
            Able.COLLEAGUE,
            Able.EDIT,
            Able.DELETE,
            Able.WRITE,
            Able.MODERATE,
            Able.FAIL,
            Able.THREADS,
            Able.TELLS_STATE,
        }
    )
    key = KEY
    secrets: Mapping[str, str] = {}
    takes = Takes.ALL

    def __init__(self, _: pytest.FixtureRequest | None = None) -> None:
        gateway_line.READY_WITHIN = 0.01
        self.clock = Clock(NOW)
        self.loopback = LoopbackDiscord(rate_limits=False)
        world = self.loopback.world
        world.now, world._last_id = self.clock, 0  # type: ignore[method-assign]
        self.loopback.gateway.allowed_privileged = MESSAGE_CONTENT
        self.guild, self.team = self.loopback.guild, self.loopback.colleague
        self.channel = self._open()
        self.client = Direct(self.loopback, self.clock)
        self.line = Line()
        self.line.look_up = self._entry
        self.line.connected(self.client)
        self.settings: Mapping[str, str] = {PLACE: f"{self.guild.id}/{self.channel.id}", TAKES: self.takes}
        self.people: dict[str, Person] = {}

    def _open(self) -> Channel:
        return self.guild.add_channel("hilfe")

    async def _entry(self, server: ServerId) -> Entry:
        business = Business(
            id=BusinessId(1),
            server_id=server,
            name="Rösterei",
            inbox_id=None,
            digest_id=None,
            team_role_id=None,
            set_up_at=NOW,
            set_up_by=None,
            celebrated_at=None,
        )
        team = MappedRole(DiscordRoleId(self.loopback.team_role.id), Role.TEAM)
        return Entry(True, business, (team,))

    def factory(self) -> ConnectorFactory:
        return platforms(self.line)[KEY]

    def net(self) -> Net:
        return FakeWordPress()

    def renewed(self) -> Mapping[str, str]:
        return {}

    def connector(self, ref: AccountRef | None) -> Connector:
        return self.factory()(Account(self.settings, ref, b""), Kept(), Unmetered(), self.net())

    def now(self) -> datetime:
        return self.clock()

    def _person(self, name: str) -> Person:
        if name not in self.people:
            self.people[name] = self.loopback.add_person(name)
            self.people[name].user.name = self.people[name].user.display_name = name
        return self.people[name]

    def _message(self, comment: ExternalId) -> Message:
        return next(
            channel.log[int(comment)]
            for channel in self.loopback.world.channels.values()
            if int(comment) in channel.log
        )

    async def comment(self, text: str, *, name: str = "Resi", under: ExternalId | None = None) -> ExternalId:
        return self._say(self._person(name), text, under)

    def _say(self, who: Person, text: str, under: ExternalId | None) -> ExternalId:
        above = None if under is None else self._message(under)
        place = self.channel if above is None else above.channel
        message = who.say(place, text[:1000], reply_to=above)
        message.content = text[:LONGEST]
        return ExternalId(str(message.id))

    async def answer_there(self, under: ExternalId, text: str) -> ExternalId:
        above = self._message(under)
        body = {"content": text, "message_reference": {"message_id": str(above.id)}}
        return ExternalId(str(posts.create(above.channel, self.loopback.world.bot, body).id))

    async def colleague(self, under: ExternalId, text: str) -> ExternalId:
        return self._say(self.team, text, under)

    async def edit(self, comment: ExternalId, text: str) -> None:
        message = self._message(comment)
        posts.edit(message, {"content": text})

    async def delete(self, comment: ExternalId) -> None:
        posts.delete(self._message(comment))

    async def hold(self, text: str) -> ExternalId:
        raise AssertionError("nothing is held on Discord")

    async def standing(self, under: ExternalId) -> tuple[str, ...]:
        return tuple(
            each.content
            for each in self._message(under).channel.messages
            if each.reference is not None
            and each.reference["message_id"] == under
            and each.author.id in (self.loopback.world.bot.id, self.team.id)
        )

    def revoke(self) -> None:
        raise AssertionError("the bot's own token is no connection's")

    def down(self) -> Callable[[], None]:
        self.client.down = True
        self.line.closed(self.client)

        def up() -> None:
            self.client.down = False
            self.line.connected(self.client)

        return up

    def rewrite(self, words: str, into: str) -> None:
        raise AssertionError("Discord changes no words")

    def lose_next_answer(self) -> None:
        self.client.lost_answers += 1

    # What the machine needs beside that.

    def hide(self, comment: ExternalId, *, hidden: bool) -> None:
        raise AssertionError("nothing is hidden on Discord")

    def deliveries(self) -> Sequence[tuple[Mapping[str, str], bytes]]:
        return ()

    def there(self) -> Mapping[ExternalId, There]:
        found: dict[ExternalId, There] = {}
        for message in self.channel.messages:
            above = None if message.reference is None else ExternalId(message.reference["message_id"])
            role = {self.loopback.world.bot.id: AuthorRole.US, self.team.id: AuthorRole.TEAM}.get(
                message.author.id, AuthorRole.CUSTOMER
            )
            found[ExternalId(str(message.id))] = There(message.content, role, parent=above)
        return found

    def requests(self) -> int:
        return len(self.client.requested)


class InForum(OnStage):
    """A forum: each comment that is no reply is a post of its own."""

    takes = Takes.USUAL

    def _open(self) -> Channel:
        return self.loopback.world.add_channel(self.guild, "fragen", kind=FORUM)

    async def comment(self, text: str, *, name: str = "Resi", under: ExternalId | None = None) -> ExternalId:
        if under is not None:
            return self._say(self._person(name), text, under)
        message = self._person(name).post(self.channel, "Ein Beitrag", text[:1000])
        message.content = text[:LONGEST]
        return ExternalId(str(message.id))
