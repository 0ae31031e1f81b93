"""Replays: a recording opened by the bot of any checkout, every custom id in it pressed, and what came of each."""

from __future__ import annotations

import asyncio
import json
import re
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from copy import copy, deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.e2e.blogs import Blogs
from tests.e2e.process import BotProcess
from tests.e2e.recording import DISCORD_EPOCH, FOLDER, MINUTE, Moment, load
from tests.support.loopback_discord import (
    Channel,
    InteractionFailed,
    LoopbackDiscord,
    Message,
    Modal,
    Outcome,
    Role,
    User,
)
from tests.support.loopback_discord.payloads import numbered

KEY = urlsafe_b64encode(b"a recorded bot, nobody's secret!").decode()
BLOGS = ("laden", "zweit", "lesen", "aus", "flut")
"""The shop's own; a second one on the same credential; one that is only read; one whose password has run out;
one that brings more than is taken in."""
PLACES = {"inbox": "kundenkommentare", "digest": "tagesbericht", "hall": "allgemein"}
QUICK = {
    "SHOPBELL_TEST_POLL": "60",
    "SHOPBELL_TEST_UNDO": "0.2",
    "SHOPBELL_TEST_SETTLE": "1",
    "SHOPBELL_TEST_CONVERT": "0.1",
}
JSON = dict[str, Any]

ROWS = {
    "setting": "SELECT name, value FROM business_setting WHERE name <> 'digest_at'",
    "template": "SELECT title, short_name, body, removed_at IS NOT NULL FROM template",
    "channel": "SELECT title, settings, state, read_glow, send_glow, credential_id IS NOT NULL FROM channel",
    "author": "SELECT identity, role FROM author",
    "refused form": "SELECT form, about, fields FROM refused_form",
    "digest": "SELECT local_date, state, message_id IS NOT NULL FROM job_run WHERE kind = 'digest'",
    "comment": "SELECT channel_id, external_id, role, visibility, state, handed_over_at IS NOT NULL FROM comment WHERE role <> 'us'",
    "card": (
        "SELECT form, (SELECT group_concat(comment_id) FROM card_comment WHERE card_id = card.id),"
        " closed_at IS NOT NULL FROM card"
    ),
    "put off": "SELECT card.id, form FROM card WHERE snoozed_until IS NOT NULL",
    "claim": "SELECT card_id, member_id FROM claim",
    "draft": "SELECT comment_id, state, reply_id IS NOT NULL FROM draft",
    "note": "SELECT card_id, text, message_id IS NOT NULL FROM note",
    "thanks": "SELECT id FROM comment WHERE thanks = 1",
    "own setting": "SELECT member_id, name, value FROM member_setting",
    "role": "SELECT role, discord_role_id FROM role",
    "erasure": "SELECT count(*) FROM erasure",
    "form text": "SELECT comment_id, template_id, purpose, body, used_at IS NOT NULL FROM form_text",
    "outbox": (
        "SELECT comment_id, errand, act, body, approve_first, state, attempts, reason, visibility,"
        " confirmed_at IS NOT NULL FROM outbox"
    ),
    "event": "SELECT what, comment_id, count(*) FROM event WHERE member_id IS NOT NULL GROUP BY 1, 2",
}
"""What is looked at."""
BEFORE_3 = {
    "setting": " UNION ALL ".join(
        f"SELECT '{name}', {name} FROM business"
        for name in ("language", "customer_language", "zone", "target", "lock_screen_text")
    )
}
"""The same in a database of an earlier schema."""


@dataclass(slots=True)
class Recorded:
    """The three files of a recording, with their marks."""

    database: str
    discord: str
    presses: str

    @classmethod
    def read(cls) -> Recorded:
        return cls(
            *(_file(name).read_text(encoding="utf-8") for name in ("database.sql", "discord", "presses"))
        )

    def write(self) -> None:
        FOLDER.mkdir(exist_ok=True)
        for name, text in (
            ("database.sql", self.database),
            ("discord", self.discord),
            ("presses", self.presses),
        ):
            _file(name).write_text(text, encoding="utf-8")


def _file(name: str) -> Path:
    return FOLDER / (name if "." in name else f"{name}.jsonl")


@dataclass(slots=True)
class Opened:
    """A recording and the bot that opens it; the bot is not started yet."""

    bot: BotProcess
    discord: LoopbackDiscord
    blogs: Blogs
    moment: Moment
    forms: dict[str, Modal]
    """Forms that somebody had on the screen, by their custom id."""
    messages: dict[int, Message]
    """As people see them when they press, whatever the bot has made of them since."""
    newest_card: int = 0
    """Of those that were recorded."""
    known: dict[str, list[str]] = field(default_factory=dict)
    patience: float = 10.0
    """Seconds for an answer; less once one did not come, or a renamed button would take minutes to report."""

    async def start(self) -> None:
        """Until the bot is connected, has read every blog once, and has nothing left to do by itself.

        It reads none again soon: whether a poll or the note of our own act comes first is another story.
        """
        begun = self._now()
        await self.bot.start()
        await self.discord.ready()
        unread = "SELECT 1 FROM channel WHERE state = 'active' AND read_glow = 'on' AND last_read_at < ?"
        await self.discord.until(lambda: not self.bot.rows(unread, begun), 30, "every blog to be read")
        await self.rest()
        self.known = self.rows()

    async def rest(self, within: float = 30.0) -> None:
        """Until nothing is on its way and every card is shown as it is."""
        loop = asyncio.get_running_loop()
        end, quiet = loop.time() + within, 0
        while quiet < 3:
            assert loop.time() < end, f"waited {within:g} s for rest: {self._moving()}"
            quiet = 0 if self._moving() else quiet + 1
            await asyncio.sleep(0.05)

    def _now(self) -> int:
        return int(datetime.now().timestamp() * 1000)

    def _moving(self) -> list[tuple[Any, ...]]:
        soon = self._now() + MINUTE
        found = self.bot.rows(
            "SELECT 'outbox', id, state FROM outbox"
            " WHERE state IN ('queued', 'sending', 'verifying') AND due_at < ?"
            " UNION ALL SELECT 'card', id, shown_version FROM card"
            " WHERE (shown_version < version OR convert_at IS NOT NULL) AND due_at < ?"
            " UNION ALL SELECT 'digest', id, state FROM job_run WHERE kind = 'digest' AND state = 'running'",
            soon,
            soon,
        )
        return [tuple(row) for row in found]

    def rows(self) -> dict[str, list[str]]:
        """What the tables hold, row by row in words."""
        schema = self.bot.rows("PRAGMA user_version")[0][0]
        looked_at = ROWS | (BEFORE_3 if schema < 3 else {})
        return {
            name: sorted(_words(name, tuple(row)) for row in self.bot.rows(sql))
            for name, sql in looked_at.items()
        }

    def changed(self) -> list[str]:
        """What the tables hold more (+) and less (-) than when this was last asked."""
        before, self.known = self.known, self.rows()
        lines = []
        for name, rows in self.known.items():
            gone, new = list(before[name]), []
            for row in rows:
                gone.remove(row) if row in gone else new.append(row)
            lines += [*(f"- {row}" for row in gone), *(f"+ {row}" for row in new)]
        return lines

    async def press(self, step: JSON) -> JSON:
        """Does what a step says, as the owner; what the answer is."""
        outcome = self._pressed(step)
        try:
            await outcome.answered(self.patience)
        except InteractionFailed:
            self.patience = 1.0
            return {"kind": "no answer"}
        if outcome.kind == "thinking":
            await outcome.reply()
        return answer_of(outcome)

    async def press_once(self, custom_id: str) -> JSON:
        """Presses a button of the recording that is no step of it."""
        shown = next(m for m in self.messages.values() if custom_id in controls_of(m))
        return await self.press({"do": "button", "on": str(shown.id), "id": custom_id, "kind": 2})

    def _pressed(self, step: JSON) -> Outcome:
        owner, words = self.discord.owner, step["id"]
        if step["do"] == "form":
            modal = self.forms[words]
            over = None if modal.message is None else self._seen(modal.message)
            return replace(modal, message=over).send(step["values"])
        message = self._seen(self.messages[int(step["on"])])
        data: JSON = {"component_type": step["kind"], "custom_id": words, "id": 0}
        if step["do"] == "select":
            data |= {"values": step["values"], "resolved": self._resolved(step)}
        owner.world.note(f"{owner.user.name} presses {words}")
        return owner.start(3, message.channel, data, message)

    def _seen(self, message: Message) -> Message:
        """A copy: an answer may change the message, and the next press is on what was seen before."""
        seen = copy(message)
        seen.components = deepcopy(message.components)
        return seen

    def _resolved(self, step: JSON) -> JSON:
        found: JSON = {}
        guild = self.discord.guild
        among: dict[int, Mapping[int, User | Role | Channel]] = {
            5: self.discord.world.users,
            6: guild.roles,
            8: guild.channels,
        }
        if step["kind"] in among:
            chosen = among[step["kind"]][int(step["values"][0])]
            self.discord.owner._resolve(chosen, guild.channel(PLACES["hall"]), found)
        return found


def _words(name: str, values: Sequence[Any]) -> str:
    return f"{name}: " + " | ".join("" if value is None else str(value) for value in values)


def answer_of(outcome: Outcome) -> JSON:
    """The kind of an answer: what sort, whether private, which routes its controls lead to, which fields it has."""
    if outcome.has_modal:
        return {
            "kind": "form",
            "said": outcome.modal.title,
            "fields": [f.custom_id for f in outcome.modal.fields],
        }
    shown = (
        [m for m in (outcome.message, *outcome.messages) if m is not None]
        if outcome.kind != "acknowledged"
        else []
    )
    controls = {route_of(one) for message in shown for one in controls_of(message)}
    said = " / ".join(dict.fromkeys(message.text for message in shown))
    private = bool(shown) and all(message.ephemeral for message in shown)
    return {"kind": outcome.kind, "said": said[:80], "private": private, "controls": sorted(controls)}


def controls_of(message: Message) -> list[str]:
    """Custom ids of the buttons that can be pressed and of the selects, from top to bottom."""
    buttons = [b.custom_id for b in message.buttons.values() if b.custom_id and not b.disabled]
    return [*buttons, *(select.custom_id for select in message.selects)]


def route_of(custom_id: str) -> str:
    """Area and action, as in `card:reply`."""
    found = re.search(r"[a-z_]+:[a-z_]+", custom_id)
    return found[0] if found else custom_id


@asynccontextmanager
async def opened(folder: Path, recorded: Recorded, checkout: Path | None = None) -> AsyncIterator[Opened]:
    """A fresh data folder and a fresh Discord that hold what was recorded, moved to now."""
    async with LoopbackDiscord(answer_within=15, rate_limits=False) as discord, Blogs(*BLOGS) as blogs:
        channels = make_places(discord)
        names = names_of(discord, blogs, channels)
        head = json.loads(recorded.discord.partition("\n")[0])
        moment = Moment.now(timedelta(minutes=head["digest was due"]), names)
        messages, forms = _filled(discord, channels, blogs, moment.unmarked(recorded.discord))
        bot = BotProcess(folder, environment(discord, blogs, checkout) | QUICK, discord)
        bot.environment["SHOPBELL_SECRET_KEYS"] = KEY
        load(bot.data / "shopbell.db", moment.unmarked(recorded.database), moment.due)
        try:
            newest = bot.rows("SELECT max(id) FROM card")[0][0]
            yield Opened(bot, discord, blogs, moment, forms, messages, newest)
        except AssertionError as failed:
            failed.add_note(bot.words()[-6000:])
            raise
        finally:
            if bot.running:
                await bot.kill()


def environment(discord: LoopbackDiscord, blogs: Blogs, checkout: Path | None) -> dict[str, str]:
    """For the bot of a checkout, this one unless named."""
    return {
        **discord.environment(),
        "DISCORD_TOKEN": discord.token,
        "SHOPBELL_LANGUAGE": "de",
        "SHOPBELL_ZONE": "UTC",
        "SHOPBELL_PRIVATE_HOSTS": urlsplit(blogs.url).netloc,
        **({} if checkout is None else {"PYTHONPATH": str(checkout)}),
    }


def make_places(discord: LoopbackDiscord) -> dict[str, Channel]:
    """The channels of the business, as set-up would make them."""
    guild = discord.guild
    people: list[User | Role] = [discord.world.bot, discord.team_role, discord.owner.user]
    made = {key: guild.add_channel(PLACES[key], private_for=people) for key in ("inbox", "digest")}
    return {**made, "hall": guild.channel(PLACES["hall"])}


def names_of(discord: LoopbackDiscord, blogs: Blogs, channels: dict[str, Channel]) -> dict[str, str]:
    """What the marks with a name stand for."""
    ids = {
        "server": discord.guild.id,
        "team": discord.team_role.id,
        "owner": discord.owner.id,
        "colleague": discord.colleague.id,
        "bot": discord.world.bot.id,
        **{key: channel.id for key, channel in channels.items()},
    }
    return {
        "blogs": blogs.url,
        "host": urlsplit(blogs.url).netloc,
        **{name: str(number) for name, number in ids.items()},
    }


def _filled(
    discord: LoopbackDiscord, channels: dict[str, Channel], blogs: Blogs, lines: str
) -> tuple[dict[int, Message], dict[str, Modal]]:
    """Messages, forms on the screen and comments of the blogs, one a line."""
    messages: dict[int, Message] = {}
    forms: dict[str, Modal] = {}
    world = discord.world
    for line in map(json.loads, lines.splitlines()[1:]):
        if "blog" in line:
            blogs[line["blog"]].restore(line["comments"])
            blogs[line["blog"]].password = line["password"]
        elif "thread" in line:
            under = messages[int(line["thread"])].id
            place = channels[line["in"]]
            world.add_thread(place, line["name"], world.bot.id, message=place.log[under])
        elif "form" in line:
            message = messages.get(int(line["on"] or 0))
            forms[line["form"]["custom_id"]] = Modal(
                discord.owner, channels[line["in"]], message, line["form"]
            )
        else:
            message, seen = (
                _message(channels[line["in"]], world.users[int(line["by"])], line) for _ in range(2)
            )
            messages[message.id] = seen
            if not message.ephemeral:
                message.channel.log[message.id] = message
    return messages, forms


def _message(channel: Channel, author: User, line: JSON) -> Message:
    number, world = int(line["id"]), channel.world
    at = datetime.fromtimestamp(((number >> 22) + DISCORD_EPOCH) / 1000, world.now().tzinfo)
    private = line.get("private for")
    message = Message(channel, number, author, at, by_webhook=private is not None)
    message.content, message.components = line.get("content", ""), numbered(line.get("components", []))
    message.flags, message.ephemeral_for = line.get("flags", 0), int(private) if private else None
    message.mentions = [int(one) for one in line.get("mentions", ())]
    message.mention_roles = [int(one) for one in line.get("roles", ())]
    message.revise(at)
    return message


def kept(message: Message, place: str) -> JSON:
    """A message as a line of the recording, without what is empty."""
    line: JSON = {
        "id": str(message.id),
        "in": place,
        "by": str(message.author.id),
        "private for": str(message.ephemeral_for or ""),
        "flags": message.flags,
        "mentions": [str(i) for i in message.mentions],
        "roles": [str(i) for i in message.mention_roles],
        "content": message.content,
        "components": _plain(message.components),
    }
    return {name: value for name, value in line.items() if value}


def _plain(part: Any) -> Any:
    """Components without the numbers that Discord gives them, and without what they are anyway."""
    if isinstance(part, list):
        return [_plain(one) for one in part]
    if isinstance(part, dict):
        own = {name: value for name, value in part.items() if not _of_discord(name, value)}
        return {name: _plain(value) for name, value in own.items()}
    return part


def _of_discord(name: str, value: Any) -> bool:
    return name == "proxy_url" or value is False or (name == "id" and isinstance(value, int))


async def replay(bed: Opened, steps: Sequence[JSON]) -> list[JSON]:
    """Every step in its order with what came of it; a step `rest` waits and says what changed in the tables."""
    done = []
    for step in steps:
        if "rest" in step:
            await bed.rest()
            done.append({"rest": step["rest"], "changed": bed.changed()})
        else:
            done.append({**step, "answer": await bed.press(step)})
    return done


def heard(bed: Opened) -> JSON:
    """What a bot did by itself when it opened the recording."""
    rang = [notification.text for notification in bed.discord.notifications]
    opened = {"rest": "opened", "rang": rang, "sent": sorted(bed.blogs.writes), "on cards": on_cards(bed)}
    return {**opened, "looked at": sorted(ROWS)}


def on_cards(bed: Opened) -> list[str]:
    """Custom ids of everything that can be pressed on a card now."""
    cards = bed.discord.guild.channel(PLACES["inbox"]).messages
    return sorted(words for card in cards for words in controls_of(card))
