"""Everything that people do on a Facebook page at random, and the real poller, intake and pushes that read it."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.connectors.facebook import Facebook
from bot.domain.business import Business, MemberId
from bot.domain.channel import ChannelId
from bot.domain.connecting import Connected
from bot.ports import HttpAnswer, HttpRequest
from bot.services.channels.connecting import Connecting
from bot.services.channels.process_memory import Process
from bot.services.channels.switchboard import Switchboard
from bot.services.reading.intake import Intake
from bot.services.reading.poller import BREATH, Poller
from bot.services.reading.pushes import Pushes
from bot.storage.credentials import Vault, new_key
from bot.storage.sqlite.database import Database
from tests.connectors.facebook.double import PAGE, FakeFacebook, answer_file
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.holders import ONLY
from tests.support.recording import DROPPED, HALF, Asked, Fault, Recording, Reply
from tests.support.recording import PAGE as HTML_PAGE

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
PEOPLE = [(f"70010000000000{number:02}", f"Kundin {number}") for number in range(9)]
BUSY = Reply(429, b"slow down")
BROKEN = Reply(503, b"<html>busy</html>", {"content-type": "text/html"})


class Readable:
    """Way out to the fake page. Fulfils Net."""

    def __init__(self, bed: Recording) -> None:
        self._bed = bed

    async def request(self, request: HttpRequest) -> HttpAnswer:
        return await self._bed.request(request)


@dataclass
class Engine:
    """The real poller, intake and pushes over a real file, reading the fake page."""

    db: Database
    business: Business
    clock: Clock
    facebook: FakeFacebook
    bed: Recording

    def __post_init__(self) -> None:
        self.vault = Vault((new_key(),))
        self.start()

    def start(self, seed: int = 7) -> None:
        """Builds the services as after a restart."""
        self.switchboard = Switchboard(
            self.db, self.vault, {"facebook": Facebook}, lambda _: Readable(self.bed), self.clock
        )
        self.intake = Intake(self.db, _wake, self.switchboard.info)
        self.poller = Poller(
            self.db, self.switchboard, self.intake, _wake, rng=random.Random(seed), process=Process(ONLY)
        )
        self.pushes = Pushes(self.switchboard, self.intake, _wake, lambda: True)

    async def open(self) -> None:
        """Connects the page and reads it for the first time."""
        connecting = Connecting(self.db, self.switchboard, self.vault, _wake, _nothing)
        made = await connecting.add(
            acting(self.business.id, MemberId(1), self.clock()),
            "facebook",
            {"page": PAGE},
            {"token": "page-token", "app_id": self.facebook.app_id, "app_secret": self.facebook.app_secret},
        )
        assert isinstance(made, Connected), made
        self.channel: ChannelId = made.channel.id
        await self.settle()

    async def settle(self) -> None:
        """Steps until nothing is due at this moment."""
        for _ in range(3_000):
            due = await self.poller.step(self.business.id, self.channel, self.clock())
            if due is None or due > self.clock() + BREATH:
                return
            self.clock.advance(max(due - self.clock(), timedelta(0)))
        raise AssertionError("the poller never comes to rest")

    async def run(self, span: timedelta) -> None:
        """Lets time go by; the poller steps whenever it is due."""
        end = self.clock() + span
        for _ in range(20_000):
            due = await self.poller.step(self.business.id, self.channel, self.clock())
            if due is None or due >= end:
                self.clock.advance(max(end - self.clock(), timedelta(0)))
                return
            self.clock.advance(max(due - self.clock(), timedelta(milliseconds=1)))
        raise AssertionError("the poller never comes to rest")

    async def push(self, body: bytes) -> None:
        """Delivers a webhook, signed as Meta signs it."""
        receiver = Facebook.info.webhook
        assert receiver is not None
        secrets = {"app_secret": self.facebook.app_secret}
        signature = hmac.new(secrets["app_secret"].encode(), body, hashlib.sha256).hexdigest()
        headers = {"x-hub-signature-256": f"sha256={signature}"}
        verified = receiver.verify(secrets, headers, body, self.clock())
        assert verified.accounts == (PAGE,)
        await self.pushes.take(self.business.id, self.channel, receiver.receive(body)[PAGE], self.clock())

    async def mirror(self) -> dict[str, tuple[Any, ...]]:
        """What is known of every comment that is not gone."""
        rows = await self.db.read(
            lambda tx: tx.all(
                "SELECT comment.external_id, visibility, text, in_reply_to, thread.external_id, author, role, liked"
                " FROM comment JOIN thread ON thread.id = comment.thread_id"
                " WHERE comment.channel_id = :channel AND visibility <> 'gone'",
                channel=self.channel,
            )
        )
        return {row[0]: tuple(row)[1:] for row in rows}

    async def announced(self) -> list[str]:
        """Ids of the comments that were announced, once for each time."""
        rows = await self.db.read(
            lambda tx: tx.all(
                "SELECT comment.external_id FROM event JOIN comment ON comment.id = event.comment_id"
                " WHERE event.what = 'announced' AND comment.channel_id = :channel",
                channel=self.channel,
            )
        )
        return [row[0] for row in rows]

    async def states(self) -> dict[str, tuple[str, str]]:
        """State of every comment, and which answer of the page perhaps answers it."""
        rows = await self.db.read(
            lambda tx: tx.all(
                "SELECT external_id, state, probable_answer FROM comment WHERE channel_id = :channel",
                channel=self.channel,
            )
        )
        return {row[0]: (row[1], row[2] or "") for row in rows}


@dataclass
class World:
    """People on one page, from a seed."""

    engine: Engine
    rng: random.Random
    posts: list[str] = field(default_factory=list)
    written: dict[str, bool] = field(default_factory=dict)
    """Customers' comments, by id; whether each was visible all the time."""
    meant: dict[str, set[str]] = field(default_factory=dict)
    """Comments that an answer of the page was meant for, and those answers."""
    unsaid: set[str] = field(default_factory=set)
    """Comments under which the page answered somebody without a name: which of them, Facebook does not tell."""
    deliveries: list[bytes] = field(default_factory=list)
    count: int = 0
    lost: bool = False

    @property
    def facebook(self) -> FakeFacebook:
        return self.engine.facebook

    async def step(self) -> None:
        """One thing happens."""
        self.count += 1
        self.engine.clock.advance(self.rng.choice((timedelta(0), SECOND, 40 * SECOND)))
        happening = self.rng.choices(
            [self.comment, self.reply, self.visit, self.answer, self.edit, self.hide, self.like, self.delete,
             self.new_post, self.token, self.look, self.night, self.push_late, self.restart],
            weights=[20, 12, 4, 16, 6, 6, 3, 5, 4, 2, 22, 2, 6, 3],
        )[0]  # fmt: skip
        await happening()

    async def comment(self) -> None:
        """A customer comments on a post, mostly on one of the newest."""
        post = self.rng.choice(self.posts if self.rng.random() < 0.2 else self.posts[-3:])
        await self._say(post, self.rng.choice(PEOPLE))

    async def reply(self) -> None:
        """A customer replies to a comment or to a reply."""
        there = self._comments()
        if there:
            under = self.rng.choice(there[-12:])
            await self._say(self.facebook.comments[under].post, self.rng.choice(PEOPLE), under)

    async def visit(self) -> None:
        """A visitor writes on the page."""
        author = self.rng.choice(PEOPLE)
        post = self.facebook.post(f"Besuch {self.count}", author)
        self.posts.append(post)
        self.written[post] = True
        value = self._value("add", "post", post_id=post, message=f"Besuch {self.count}")
        await self._deliver({**value, "from": {"id": author[0], "name": author[1]}})

    async def answer(self) -> None:
        """The page answers on Facebook itself: names the person, as Facebook's own form does, or not."""
        there = [one for one in self._comments() if self.facebook.comments[one].author != self.facebook.us]
        visits = [one for one in self.posts if one in self.facebook.posts and one in self.written]
        if visits and self.rng.random() < 0.15:
            post = self.rng.choice(visits[-3:])
            made = await self._say(post, self.facebook.us)
            self.meant.setdefault(post, set()).add(made)
            return
        if not there:
            return
        asked = self.facebook.comments[self.rng.choice(there[-12:])]
        author = asked.author
        assert author is not None
        reply = bool(asked.parent)
        tags = (author,) if self.rng.random() < (0.8 if reply else 0.3) else ()
        made = await self._say(asked.post, self.facebook.us, asked.id, tags=tags)
        top = asked.parent or asked.id
        family = [one for one in self.facebook.comments.values() if one.id == top or one.parent == top]
        if tags:
            for one in family:
                if one.author == author and one.id != made:
                    self.meant.setdefault(one.id, set()).add(made)
        else:
            self.meant.setdefault(asked.id, set()).add(made)
            self.unsaid |= {one.id for one in family}

    async def edit(self) -> None:
        """Somebody changes a comment."""
        there = self._comments()
        if there:
            comment = self.facebook.comments[self.rng.choice(there[-20:])]
            comment.message = f"Geändert {self.count}"
            await self._deliver(self._value("edited", "comment", comment_id=comment.id, post_id=comment.post))

    async def hide(self) -> None:
        """The page hides a comment on Facebook, or shows it again."""
        there = [one for one in self._comments() if self.facebook.comments[one].author != self.facebook.us]
        if there:
            comment = self.facebook.comments[self.rng.choice(there[-20:])]
            comment.hidden = not comment.hidden
            if comment.hidden:
                self.written[comment.id] = False
            verb = "hide" if comment.hidden else "unhide"
            await self._deliver(self._value(verb, "comment", comment_id=comment.id, post_id=comment.post))

    async def like(self) -> None:
        """The page likes a comment on Facebook."""
        there = self._comments()
        if there:
            comment = self.facebook.comments[self.rng.choice(there)]
            comment.likes = not comment.likes
            await self._deliver(self._value("add", "reaction", comment_id=comment.id, post_id=comment.post))

    async def delete(self) -> None:
        """A comment is deleted, or a whole post."""
        there = self._comments()
        if len(self.posts) > 6 and self.rng.random() < 0.1:
            post = self.posts.pop(self.rng.randrange(len(self.posts) - 3))
            self.facebook.delete(post)
            await self._deliver(self._value("remove", "post", post_id=post))
        elif there:
            comment = self.facebook.comments[self.rng.choice(there[-20:])]
            self.facebook.delete(comment.id)
            await self._deliver(self._value("remove", "comment", comment_id=comment.id, post_id=comment.post))

    async def new_post(self) -> None:
        """The page writes a post."""
        self.posts.append(self.facebook.post(f"Beitrag {self.count}"))

    async def token(self) -> None:
        """The access ends, or is good again."""
        self.lost = not self.lost
        sample = self.rng.choice(("facebook-error-password-changed", "facebook-error-token-expired"))
        self.facebook.tokens["page-token"].dead = sample if self.lost else ""

    async def look(self) -> None:
        """A few minutes go by."""
        await self.engine.run(self.rng.choice((2, 3, 15, 70)) * MINUTE)

    async def night(self) -> None:
        """The bot is off for a while."""
        self.engine.clock.advance(self.rng.choice((1, 9, 30)) * 60 * MINUTE)
        self.engine.start(self.rng.randrange(1000))

    async def restart(self) -> None:
        """The bot is started again."""
        self.engine.start(self.rng.randrange(1000))

    async def push_late(self) -> None:
        """Meta delivers something once more."""
        if self.deliveries:
            await self.engine.push(self.rng.choice(self.deliveries))

    def fault(self, asked: Asked) -> Fault | None:
        """Random trouble with reading."""
        if self.rng.random() > 0.04:
            return None
        return self.rng.choice(
            (DROPPED, HALF, HTML_PAGE, Fault(reply=BUSY), Fault(reply=BROKEN),
             Fault(reply=answer_file("facebook-error-transient-2")), Fault(reply=answer_file("facebook-error-buc-80001")))
        )  # fmt: skip

    async def end(self) -> None:
        """Everything is well again, and every poll has its turns."""
        self.engine.bed.chance = None
        self.facebook.tokens["page-token"].dead = ""
        for minutes in (5, 65, 125, 5, 65, 125, 5, 5):
            self.engine.clock.advance(minutes * MINUTE)
            await self.engine.settle()

    def _comments(self) -> list[str]:
        return list(self.facebook.comments)

    async def _say(self, post: str, author: tuple[str, str], under: str = "", **more: Any) -> str:
        if post not in self.facebook.posts:
            post = self.posts[-1]
            under = ""
        made = self.facebook.say(post, f"Kommentar {self.count}", author, parent=under, **more)
        said = self.facebook.comments[made]
        if author != self.facebook.us:
            self.written[made] = True
        value = self._value("add", "comment", comment_id=made, post_id=post, parent_id=said.parent or post)
        value |= {"from": {"id": author[0], "name": author[1]}, "message": said.message}
        await self._deliver(value)
        return made

    def _value(self, verb: str, item: str, **more: str) -> dict[str, Any]:
        return {"item": item, "verb": verb, "created_time": int(self.engine.clock().timestamp()), **more}

    async def _deliver(self, value: dict[str, Any]) -> None:
        """Meta delivers half of what happens, some of it late."""
        if self.rng.random() < 0.5:
            return
        entry = {"id": PAGE, "time": value["created_time"], "changes": [{"field": "feed", "value": value}]}
        body = json.dumps({"object": "page", "entry": [entry]}).encode()
        self.deliveries.append(body)
        if self.rng.random() < 0.8:
            await self.engine.push(body)


def _wake(name: str) -> None:
    """No loop sleeps here."""


async def _nothing(_: object) -> None:
    """No loops to keep in step here."""
