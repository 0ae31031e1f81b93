"""Random runs of a community: customers write, change and delete, the team answers, the real bot is killed and cut off, its
sessions resumed or not; what it holds afterwards against what is on the server.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.e2e.bed import Running, running
from tests.support.loopback_discord import MESSAGE_CONTENT, Channel, LoopbackDiscord, Message, Person, posts
from tests.support.loopback_discord.model import FORUM

POLL = "300"
"""Seconds between two looks at the history: longer than a short run, so that the gateway has to bring what is new, and a new
session what was missed."""


@dataclass(slots=True)
class Said:
    """What the run knows of a message, apart from the bot: plain facts."""

    message: Message
    by_team: bool = False
    captured: bool = False
    """It needs the business, or answers what does."""
    answers: int = 0
    loose: bool = False
    """An answer to nobody in particular: kept or not."""


@dataclass(slots=True)
class Found:
    """What came of a run: nothing is good."""

    operations: int = 0
    kills: int = 0
    cuts: int = 0
    captured: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.operations} operations, {self.captured} captured, {self.kills} kills, {self.cuts} cuts:"
            f" {len(self.wrong)} wrong {self.wrong[:5]}"
        )


class Run:
    """One run from a seed."""

    def __init__(self, live: Running, hilfe: Channel, forum: Channel, seed: int) -> None:
        self.live = live
        self.discord = live.discord
        self.rng = random.Random(seed)
        self.found = Found()
        self._places: list[Channel] = [hilfe]
        self._forum = forum
        self._said: dict[int, Said] = {}
        self._customers = [self.discord.add_person(name) for name in ("Resi", "Eva", "Max", "Toni", "Lea")]
        self._number = 0
        self._listens = True
        deeds: list[tuple[int, bool, Callable[[], Awaitable[None]]]] = [
            (12, False, self._ask),
            (8, False, self._chat),
            (4, False, self._post),
            (4, False, self._add_to_post),
            (2, False, self._beside_post),
            (2, False, self._begin_thread),
            (5, False, self._edit_question),
            (2, True, self._make_question),
            (2, True, self._make_chatter),
            (4, False, self._delete),
            (1, False, self._delete_many),
            (1, False, self._delete_thread),
            (1, False, self._archive),
            (7, False, self._team_replies),
            (2, False, self._team_says),
            (2, False, self._reply_to_team),
        ]
        self._deeds = deeds

    async def play(self, operations: int) -> Found:
        """So many operations; now and then the connection is lost, and what is said meanwhile counts."""
        left = operations
        while left > 0:
            together = min(left, self.rng.randint(5, 25))
            for _ in range(together):
                await self._deed()
                if self.rng.random() < 0.1:
                    await asyncio.sleep(self.rng.random() / 20)
            left -= together
            if left > 0:
                left -= await self._lose_connection(min(left, self.rng.randint(1, 12)))
        self.found.operations = operations
        await self._compare()
        return self.found

    async def _deed(self) -> None:
        fitting = [(weight, deed) for weight, needs, deed in self._deeds if self._listens or not needs]
        [(_, deed)] = self.rng.choices(fitting, [weight for weight, _ in fitting])
        await deed()

    # What people do.

    def _who(self) -> Person:
        return self.rng.choice(self._customers)

    def _place(self) -> Channel:
        return self.rng.choice([each for each in self._places if not each.deleted])

    def _keep(self, message: Message, **facts: Any) -> Said:
        said = self._said[message.id] = Said(message, **facts)
        return said

    def _alive(self, true: Callable[[Said], bool]) -> Said | None:
        found = [
            each
            for each in self._said.values()
            if not each.message.deleted and not each.message.channel.deleted and true(each)
        ]
        return self.rng.choice(found[-40:]) if found else None

    def _text(self, text: str) -> str:
        self._number += 1
        return f"{text} {self._number}"

    async def _ask(self) -> None:
        self._keep(self._who().say(self._place(), self._text("Habt ihr offen, Nummer") + "?"), captured=True)

    async def _chat(self) -> None:
        self._keep(self._who().say(self._place(), self._text("Schönen Tag allen")))

    async def _post(self) -> None:
        title = self._text("Beitrag")
        self._keep(self._who().post(self._forum, title, f"Es geht um {title}"), captured=True)

    async def _add_to_post(self) -> None:
        post = self._alive(lambda said: said.message.channel.parent is self._forum and not said.by_team)
        if post is not None and post.message.channel.owner_id == post.message.author.id:
            author = next(each for each in self._customers if each.id == post.message.author.id)
            self._keep(author.say(post.message.channel, self._text("Nachtrag")), captured=True)

    async def _beside_post(self) -> None:
        post = self._alive(lambda said: said.message.channel.parent is self._forum)
        if post is not None:
            others = [each for each in self._customers if each.id != post.message.channel.owner_id]
            self._keep(self.rng.choice(others).say(post.message.channel, self._text("Geht mir auch so")))

    async def _begin_thread(self) -> None:
        who = self._who()
        thread = who.begin_thread(self._places[0], self._text("Thread"))
        self._places.append(thread)
        self._keep(who.say(thread, self._text("Wer weiß das, Nummer") + "?"), captured=True)

    async def _edit_question(self) -> None:
        said = self._alive(lambda one: one.captured and not one.by_team)
        if said is not None:
            posts.edit(said.message, {"content": self._text("Habt ihr jetzt offen, Nummer") + "?"})

    async def _make_question(self) -> None:
        said = self._alive(
            lambda one: not (one.captured or one.by_team) and one.message.channel.parent is not self._forum
        )
        if said is not None:
            posts.edit(
                said.message, {"content": self._text("Schönen Tag, wann sperrt ihr auf, Nummer") + "?"}
            )
            said.captured = True

    async def _make_chatter(self) -> None:
        said = self._alive(lambda one: one.captured and not one.by_team)
        # What the bot has not read yet was never a question for it.
        if said is not None and self._row(said.message) is not None:
            posts.edit(said.message, {"content": self._text("Hat sich erledigt")})

    async def _delete(self) -> None:
        said = self._alive(lambda one: True)
        if said is not None:
            posts.delete(said.message)

    async def _delete_many(self) -> None:
        place = self._place()
        there = place.messages[-6:]
        if len(there) > 1:
            posts.delete_bulk(place, self.rng.sample(there, min(3, len(there))))

    async def _delete_thread(self) -> None:
        threads = [each for each in self._places[1:] if not each.deleted]
        if threads:
            self.discord.world.delete_channel(self.rng.choice(threads))

    async def _archive(self) -> None:
        threads = [each for each in self._places[1:] if not each.deleted]
        if threads:
            self.discord.world.archive(self.rng.choice(threads))

    async def _team_replies(self) -> None:
        said = self._alive(lambda one: not one.by_team)
        if said is not None:
            answer = self.discord.owner.say(
                said.message.channel, self._text("Ja, Nummer"), reply_to=said.message
            )
            self._keep(answer, by_team=True, captured=said.captured, answers=said.message.id)

    async def _team_says(self) -> None:
        self._keep(self.discord.owner.say(self._place(), self._text("Guten Tag")), by_team=True, loose=True)

    async def _reply_to_team(self) -> None:
        said = self._alive(lambda one: one.by_team)
        if said is not None:
            text = self._text("Danke dafür, Nummer")
            self._keep(self._who().say(said.message.channel, text, reply_to=said.message), captured=True)

    # What happens to the bot.

    async def _lose_connection(self, meanwhile: int) -> int:
        gateway = self.discord.gateway
        how = self.rng.choice(("kill", "drop", "forget", "forget", "reconnect"))
        self._listens = False
        match how:
            case "kill":
                self.found.kills += 1
                await self.live.bot.kill()
            case "drop":
                gateway.drop()
            case "forget":
                gateway.forget_sessions()
                gateway.drop()
            case _:
                gateway.reconnect()
        self.found.cuts += how != "kill"
        for _ in range(meanwhile):
            await self._deed()
        if how == "kill":
            await self.live.bot.start()
        await self.discord.ready(60)
        await self._listening()
        return meanwhile

    async def _listening(self) -> None:
        """Until a question that is asked now has its row."""
        asked = self._customers[0].say(self._places[0], self._text("Hört ihr zu, Nummer") + "?")
        self._keep(asked, captured=True)
        await self.live.eventually(lambda: self._row(asked) is not None, "the bot to listen", 90)
        self._listens = True

    def _row(self, message: Message) -> Any:
        rows = self.live.bot.rows(f"SELECT * FROM comment WHERE external_id = '{message.id}'")
        return rows[0] if rows else None

    # What it holds.

    async def _compare(self) -> None:
        """Waits until everything is as it should be; what is not after a while is wrong."""
        self.found.captured = sum(each.captured for each in self._said.values())
        loop = asyncio.get_running_loop()
        end = loop.time() + 60
        while True:
            self.found.wrong = await asyncio.to_thread(self._wrong)
            if not self.found.wrong or loop.time() > end:
                return
            await asyncio.sleep(0.5)

    def _wrong(self) -> list[str]:
        rows = {int(row["external_id"]): row for row in self.live.bot.rows("SELECT * FROM comment")}
        wrong: list[str] = []
        for number, said in self._said.items():
            wrong += self._wrong_with(said, rows.pop(number, None))
        wrong += [f"{number} is nobody's message" for number in rows]
        announced = self.live.bot.rows(
            "SELECT comment_id, count(*) AS n FROM event WHERE what = 'announced' GROUP BY comment_id HAVING n > 1"
        )
        return wrong + [f"comment {row['comment_id']} rang {row['n']} times" for row in announced]

    def _wrong_with(self, said: Said, row: Any) -> list[str]:
        message = said.message
        gone = message.deleted or message.channel.deleted
        if gone:
            return (
                [] if row is None or row["visibility"] == "gone" else [f"{message.id} is deleted, not here"]
            )
        if row is None:
            return (
                [f"{message.id} {message.content!r} was missed"]
                if said.captured and not said.by_team
                else (self._missed_answer(said))
            )
        if not said.captured and not said.loose and not self._answers_captured(said):
            return [f"{message.id} {message.content!r} is context, and is stored"]
        if row["text"] != message.content:
            return [f"{message.id} is {row['text']!r} and should be {message.content!r}"]
        return [] if said.by_team else self._wrongly_closed(said, row)

    def _answers_captured(self, said: Said) -> bool:
        """Whether it answers what became a comment only later: kept or not."""
        asked = self._said.get(said.answers)
        return asked is not None and asked.captured

    def _missed_answer(self, said: Said) -> list[str]:
        asked = self._said.get(said.answers)
        if not said.captured or asked is None or asked.message.deleted or asked.message.channel.deleted:
            return []
        return [f"answer {said.message.id} was missed"]

    def _wrongly_closed(self, said: Said, row: Any) -> list[str]:
        answers = [
            each
            for each in self._said.values()
            if each.answers == said.message.id and not each.message.deleted
        ]
        right = "elsewhere" if any(each.captured for each in answers) else "open"
        if row["state"] == right or (answers and row["state"] == "elsewhere"):
            return []
        return [f"{said.message.id} {said.message.content!r} is {row['state']} and should be {right}"]


@asynccontextmanager
async def community(folder: Path, seed: int) -> AsyncIterator[Run]:
    """The bot is set up; a channel and a forum are connected as an owner does it."""
    async with LoopbackDiscord(answer_within=20) as discord:
        discord.gateway.allowed_privileged = MESSAGE_CONTENT
        hilfe = discord.guild.add_channel("hilfe")
        forum = discord.world.add_channel(discord.guild, "fragen", kind=FORUM)
        async with running(folder, discord, {"SHOPBELL_TEST_POLL": POLL}) as live:
            for place in (hilfe, forum):
                said = await connect(live, place)
                assert "Ich lese ab jetzt mit" in said, said
            await discord.until(lambda: bool(discord.gateway.intents & MESSAGE_CONTENT), 60, "the intent")
            run = Run(live, hilfe, forum, seed)
            await run._listening()
            yield run


async def connect(live: Running, place: Channel, takes: str = "") -> str:
    """/connections, Connect, Discord channel, the form; what is said then."""
    owner = live.owner
    panel = await (await owner.command("connections")).reply()
    offers = (await owner.click(panel, "Verbinden")).message
    assert offers is not None
    form = (await owner.select(offers, "discord")).modal
    outcome = await form.submit({"place": place, **({"takes": takes} if takes else {})})
    return (await outcome.reply(60)).text
