"""Trips to the database through the whole bot: a press, a form, an idle pass, and a comment's way to its card as it stays."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.domain.business import DiscordChannelId, DiscordRoleId, MemberId, ServerId
from bot.domain.card_facts import stamp
from bot.domain.channel import Glow, Side
from bot.domain.comment import CommentId, Visibility
from bot.domain.form_text import FormInput, InteractionId
from bot.domain.reason import Reason
from bot.domain.role import Role
from bot.domain.times import to_ms
from bot.ports import Period, Quota
from bot.services.channels.lamps import lamp
from bot.storage.businesses import BusinessStore
from bot.storage.sqlite.database import Tx
from cogs.digest.poster import Reporter
from cogs.kit.routes import STAMP, Button, ChannelPick, Choice, MemberPick, RolePick
from tests.support.businesses import acting, change_business
from tests.support.simcord_bed import Shown, SimcordBed, form_in, message_in, simcord_bed
from tests.support.trips import Trips, counting

PRESS, SUBMIT = 3, 4
ADMISSION = 1
IDLE = 1
WAY_TRIPS, WAY_STATEMENTS = 11, 60
"""From the poll that brings a comment to its card as it stays."""

ASKS_A_PLATFORM = frozenset({"channel:check", "card:check", "form:connect", "channel:confirm"})
UNCOUNTED = frozenset({"setup:finish"})
"""The end of set-up makes channels; connecting asks the platform."""

Step = Callable[[], Awaitable[Any]]


def limit(name: str) -> int:
    return SUBMIT if name.startswith("form:") else PRESS


@dataclass(slots=True)
class Counted:
    """What each route and command cost at most."""

    bed: SimcordBed
    trips: Trips
    cost: dict[str, int] = field(default_factory=dict)
    spent: Trips = field(default_factory=Trips)
    """By the newest press."""

    async def cost_of(self, name: str, step: Step) -> Any:
        self.trips.counted()
        answer = await step()
        self.spent = spent = self.trips.counted()
        self.cost[name] = max(self.cost.get(name, 0), spent.trips)
        return answer

    async def press(self, route: str, *arguments: int | str) -> Any:
        """A button of this route, in a message of its own: an old one answers as a new one does."""
        return await self._use(Button("x", route, *arguments), route, label="x")

    async def choose(self, route: str, *arguments: int | str, value: int | str) -> Any:
        option = discord.SelectOption(label="x", value=str(value))
        item = Choice(route, *arguments, options=[option], placeholder="x")
        return await self._use(item, route, values=[str(value)])

    async def pick(self, route: str, item: Any, handle: Any) -> Any:
        return await self._use(item, route, values=[handle])

    async def _use(self, item: Any, route: str, label: str = "", values: list[Any] | None = None) -> Any:
        place = self.bed.client.get_channel(self.bed.inbox.id)
        assert isinstance(place, discord.TextChannel)
        made = await place.send(view=discord.ui.View(timeout=None).add_item(item))
        message = next(one for one in self.bed.inbox.history() if one.id == made.id)

        async def step() -> Any:
            actor = self.bed.owner.actor
            if values is None:
                return await actor.click(message, label=label)
            return await actor.select(message, values, custom_id=item.item.custom_id)

        return self.bed.seen(await self.cost_of(route, step))

    async def send(self, form: Any, **values: Any) -> Any:
        opened = form_in(form)
        route = ":".join(str(opened.raw["custom_id"]).split(":")[:2])
        return await self.cost_of(route, lambda: self.bed.owner.send(opened, **values))

    async def command(self, name: str) -> Any:
        return await self.cost_of(f"/{name}", lambda: self.bed.owner.command(name))

    async def row(self, sql: str) -> int:
        """The number that this query gives."""
        found = await self.bed.app.db.read(lambda tx: tx.one(sql))
        assert found is not None
        return int(found[0])

    async def asked(self, text: str, **more: Any) -> int:
        """A comment that came; its card."""
        await self.bed.asked(text, **more)
        return await self.row("SELECT max(id) FROM card")

    async def change(self, sql: str) -> None:
        await self.bed.app.db.write(lambda tx: tx.execute(sql))


async def answering(live: Counted) -> None:
    """The form, with and without a template, objections, taking back, changing and deleting."""
    bed = live.bed
    who = MemberId(bed.owner.id)
    template = await bed.app.templates.save(
        acting(bed.business.id, who, bed.clock()), None, "Offen", "", "{Tag} offen!"
    )
    card = await live.asked("Habt ihr am Samstag offen?", author="Klara K.", author_id="k")
    await live.press("card:more", card)
    await live.choose("card:kind", card, value="complaint")
    await live.press("kind:undo", await live.row("SELECT max(id) FROM comment"))
    await live.press("card:why", card)
    await live.press("card:nothing_fits", card)
    await live.press("example:undo", await live.row("SELECT max(id) FROM example"))
    await live.send(await live.choose("card:template", card, value="search"), words="offen")
    await live.choose("card:template", card, value=int(str(template)))
    await live.send(await live.press("card:reply", card, int(str(template))), answer="{Tag} offen!")
    kept = await live.row("SELECT max(id) FROM form_text")
    await live.press("text:send", kept, "empty")
    await live.press("text:change", kept)
    await live.press("card:reply", card, 0)
    await live.press("card:more", card)
    await live.press("card:throw_away", card)
    first, second = [await live.press("card:reply", card, 0) for _ in range(2)]
    await live.send(first, answer="Ja, bis 13 Uhr.")
    await live.send(second, answer="Nein.")
    reply = await live.row("SELECT max(id) FROM outbox")
    await live.press("card:take_back", card, reply)
    await live.send(await live.press("card:reply", card, 0), answer="Ja, bis 13 Uhr.")
    await bed.deliver()
    await live.press("card:more", card)
    await live.press("card:take_back", card, await live.row("SELECT max(id) FROM outbox"))
    await live.send(await live.press("card:edit_own", card), answer="Ja, bis 14 Uhr.")
    await bed.deliver()
    await live.send(await live.press("card:edit_own", card), answer="Ja, kommen Sie.")
    await live.press("text:edit", await live.row("SELECT max(id) FROM form_text"), "address")
    await live.send(await live.press("card:edit_own", card), answer=" ")
    for route in ("text:change", "text:other"):
        await live.press(route, await live.row("SELECT max(id) FROM form_text"))
    await live.press("card:delete_own", card)
    await live.press("card:take_back", card, await live.row("SELECT max(id) FROM outbox"))
    await live.send(await live.press("card:reply", card, 0), answer="Ja, bis 14 Uhr.")
    await live.press(
        "text:send", await live.row("SELECT max(id) FROM form_text"), "same_text-answered_meanwhile"
    )


async def together(live: Counted) -> None:
    """Claims and snoozes, where several answer."""
    bed = live.bed
    actor = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
    await bed.app.setup.set_role(actor, Role.TEAM, DiscordRoleId(bed.team_role.id))
    card = await live.asked("Wer weiß das?", author="Paul P.", author_id="p")
    for _ in range(2):
        await live.press("card:reply", card, 0)
    await live.press("card:more", card)
    await live.press("card:mine", card)
    for route in ("card:ask", "card:note"):
        await live.send(await live.press(route, card), note="Weiß das wer?")
    await live.choose("card:snooze", card, value=to_ms(bed.clock() + timedelta(hours=1)))
    await live.press("card:more", card)
    await bed.app.setup.set_role(actor, Role.TEAM, None)
    asked = await live.asked("Und wer schreibt das?", author="Paul P.", author_id="p2")
    comment = CommentId(await live.row(f"SELECT comment_id FROM card_comment WHERE card_id = {asked}"))
    for number, route in enumerate(("redraft", "accept", "withdraw", "decline")):
        who = MemberId(bed.owner.id if route == "withdraw" else bed.owner.id + 1)
        form = FormInput(comment, who, f"Ich! {number}", InteractionId(7_000 + number))
        kept = await bed.app.replies.keep_text(bed.business.id, form, bed.clock())
        await bed.app.replies.send(acting(bed.business.id, who, bed.clock(), Role.DRAFT), kept)
        draft = await live.row("SELECT max(id) FROM draft")
        await live.press(f"card:{route}", asked, draft)
        await live.change("UPDATE outbox SET state = 'cancelled' WHERE state = 'queued'")


async def moderating(live: Counted) -> None:
    """Whatever a single tap on a card does."""
    bed = live.bed
    card = await live.asked("Schöner Laden.", author="Maria M.", author_id="user:9", identity="user:9")
    comment = await live.row("SELECT max(comment_id) FROM card_comment")
    for route in ("card:done", "card:reopen", "card:is_answered"):
        await live.press(route, card)
    bed.platform.write("Danke!", author="Maria M.", author_id="user:9", identity="user:9")
    bed.clock.advance(timedelta(minutes=2))
    await bed.read()
    await live.press("card:no_thanks", card, await live.row("SELECT id FROM comment WHERE thanks = 1"))
    await live.press("card:reopen", card)
    await live.press("card:act", card, "spam")
    await live.press("card:act", card, "unspam")
    await live.press("card:take_back", card, await live.row("SELECT max(id) FROM outbox"))
    for who in ("us", "them"):
        await live.press("card:author", card, comment, who)
    unseen = await live.asked("Geht das auch am Sonntag?")
    bed.platform.sweep = Visibility.HELD
    await live.send(await live.press("card:reply", unseen, 0), answer="Leider nein.")
    await bed.deliver()
    bed.platform.sweep = Visibility.PUBLIC
    await live.press("card:more", unseen)
    await live.press("card:reveal", unseen)
    asks = await live.asked("Wann macht ihr zu?")
    parent = next(reversed(bed.platform.comments))
    bed.platform.answer(parent, "Um sechs.", sure=False)
    bed.clock.advance(timedelta(minutes=2))
    await bed.read()
    await live.press("card:more", asks)
    for word in ("no", "yes"):
        await live.press("card:probably", asks, word)


async def deciding(live: Counted) -> None:
    """Rows that need a person, or failed."""
    for state, routes in {
        "needs_human": ("missing", "again", "is_there", "leave"),
        "failed": ("text", "retry", "close"),
    }.items():
        for route in routes:
            card = await live.asked(f"Was ist mit {route}?")
            await live.send(await live.press("card:reply", card, 0), answer="Weiß ich noch nicht.")
            row = await live.row("SELECT max(id) FROM outbox")
            await live.change(f"UPDATE outbox SET state = '{state}', reason = '' WHERE id = {row}")
            await live.press("card:more", card)
            await live.press(f"card:{route}", card, row)
            if route == "text":
                await live.press("card:reword", card, row)
            await live.change(f"UPDATE outbox SET state = 'cancelled' WHERE id = {row}")


async def many(live: Counted) -> None:
    """Bundles, and closing all at once."""
    bed = live.bed
    bed.clock.advance(timedelta(hours=2))
    for number in range(5):
        bed.platform.write(f"Nachgeholt {number}")
    await bed.read()
    await bed.show()
    bundle = await live.row("SELECT max(id) FROM card WHERE form = 'bundle'")
    await live.press("bundle:list", bundle, 0)
    inside = await live.row(f"SELECT max(comment_id) FROM card_comment WHERE card_id = {bundle}")
    await live.choose("bundle:open", bundle, value=inside)
    await bed.show()
    await live.choose("bundle:open", bundle, value=inside)
    await live.command("open")
    await live.press("open:show", 0)
    await live.press("open:work")
    await live.press("open:show", "urgent", 0)
    await live.choose("open:part", value="out")
    await live.press("all:ask", 0)
    at = int(bed.clock().timestamp() * 1000)
    await live.press("all:close", 0, at)
    await live.press("all:undo", at)
    await live.press("all:undo", at)


async def walking(live: Counted) -> None:
    """A walk through a bundle: replies, thanks, closing, and every way back."""
    bed = live.bed
    who, tapped = MemberId(bed.owner.id), "0-0-0-0"
    thanks = await bed.app.templates.save(
        acting(bed.business.id, who, bed.clock()), None, "Dank", "", "Danke, {name}!"
    )
    await live.change(f"UPDATE template SET thanks = 1, used = 1 WHERE id = {thanks}")
    bed.clock.advance(timedelta(hours=2))
    for number in range(9):
        bed.platform.write(f"So ein toller Kaffee, Nummer {number}!")
    await bed.read()
    await bed.show()
    bundle = await live.row("SELECT max(id) FROM card WHERE form = 'bundle'")
    first = await live.row(f"SELECT min(comment_id) FROM card_comment WHERE card_id = {bundle}")
    await live.press("bundle:more", bundle)
    walk = message_in(await live.press("walk:begin", bundle))
    thank = next(part for part in walk.parts if part.get("label") == "So danken")
    _, _, *arguments = str(thank["custom_id"]).split(":")
    await live.press("walk:thank", *arguments)
    reply = await live.row("SELECT max(id) FROM outbox")
    await live.send(await live.press("walk:take_back", bundle, first, tapped, reply), answer=" ")
    kept = await live.row("SELECT max(id) FROM form_text")
    await live.press("walk:send", bundle, first, tapped, kept, "st")
    await live.send(await live.press("walk:change", bundle, first, tapped, kept), answer="Danke!")
    await live.press("walk:other", bundle, first, tapped, kept)
    facts = await bed.app.walking.facts(bed.business.id, CommentId(first + 1))
    assert facts is not None
    seen = STAMP + stamp(facts)
    await live.send(await live.press("walk:reply", bundle, first + 1, tapped, 0, seen), answer="Danke sehr!")
    for route, more in {
        "walk:next": (),
        "walk:close": ("done",),
        "walk:reopen": (),
        "walk:act": ("spam",),
    }.items():
        facts = await bed.app.walking.facts(bed.business.id, CommentId(first + 2))
        assert facts is not None
        await live.press(route, bundle, first + 2, tapped, *more, STAMP + stamp(facts))
    await live.choose("bundle:close", bundle, 0, value=first + 3)
    await live.press("bundle:reopen", bundle, 0, int(bed.clock().timestamp() * 1000))


async def finding(live: Counted) -> None:
    """A search, its form, one comment of it, and the person who wrote."""
    await live.asked("Findet ihr das?", author="Klara K.", author_id="k")
    await live.bed.app.indexing.step(live.bed.clock())
    await live.command("find")
    nothing = (0, 0, 0, "")
    await live.press("find:page", *nothing, 0)
    await live.send(await live.press("find:form", *nothing), words="findet")
    comment = await live.row("SELECT max(id) FROM comment")
    await live.press("comment:show", comment)
    await live.press("comment:person", await live.row("SELECT max(person_id) FROM comment"))
    await live.press("comment:card", comment)
    live.bed.platform.write("Earn money with crypto, DM me", author="Mr. X")
    live.bed.clock.advance(timedelta(minutes=2))
    await live.bed.read()
    await live.press("comment:not_spam", await live.row("SELECT max(id) FROM comment"))


async def keeping_data(live: Counted) -> None:
    """Forgetting somebody, how long words are kept, the export, and the audit log."""
    await live.asked("Vergesst ihr mich?", author="Vera V.", author_id="v")
    person = await live.row("SELECT max(person_id) FROM comment")
    await live.command("data")
    await live.press("data:show")
    await live.press("data:export")
    await live.send(await live.press("data:name"), name="vera")
    await live.choose("data:person", value=f"p{person}")
    await live.press("data:person", f"p{person}")
    await live.press("data:forget", f"p{person}")
    await live.press("card:done", await live.row("SELECT max(id) FROM card"))
    await live.bed.show()
    await live.press("data:forget", f"p{person}")
    await live.press("data:keeping")
    await live.choose("data:keep", value="12")
    await live.press("data:audit", "any", "all", 0)
    await live.pick("data:by", MemberPick("data:by", "all", placeholder="x"), live.bed.owner.actor)
    await live.choose("data:about", "any", value="data")


async def panels(live: Counted) -> None:
    """Numbers, reports, templates, help, and the page of set-up."""
    for name in ("help", "numbers", "report", "me", "templates", "connections", "setup"):
        await live.command(name)
    await live.press("numbers:show", 30)
    await live.choose("numbers:behind", 7, value="new")
    await live.press("numbers:page", 7, "new", 1)
    await live.press("numbers:more", 7, 0)
    await live.choose("numbers:of", 7, value=int(live.bed.channel))
    await live.pick(
        "numbers:member", MemberPick("numbers:member", 7, 0, placeholder="x"), live.bed.owner.actor
    )
    await live.press("numbers:answers", 7, 0, live.bed.owner.id, 0)
    for minutes in ("99999", "30"):
        await live.send(await live.press("numbers:target"), minutes=minutes)
    await live.press("report:show", "2026-11-20")
    await live.choose("report:day", 0, value="2026-11-19")
    await live.choose("report:of", "2026-11-19", value=int(live.bed.channel))
    await live.choose("report:month", value="2026-11")
    await live.press("report:words", "2026-11")
    for day in ("32.1.", "19.11."):
        await live.send(await live.press("report:earlier", 0), day=day)
    await live.press("me:show")
    await live.choose("me:language", value="sie")
    await live.choose("me:language", value="discord")
    await live.press("me:screen", "yes")
    await live.press("me:digest", "yes")
    for start in ("25:77", "22:00"):
        await live.send(await live.press("me:quiet"), start=start, end="7:00")
    await live.press("templates:list", 0)
    for title in (" ", "Samstag", "Samstag"):
        await live.send(await live.press("templates:new"), title=title, body="Ja.", short_name="")
    template = await live.row("SELECT max(id) FROM template")
    await live.choose("templates:show", value=template)
    await live.send(await live.press("templates:change", template), body="Nein.")
    await live.press("templates:thanks", template, 1)
    await live.press(
        "templates:from", await live.row("SELECT max(comment_id) FROM outbox WHERE state = 'sent'")
    )
    await live.press("templates:ask", template)
    await live.press("templates:remove", template)
    await live.press("templates:remove", template)
    bed = live.bed
    for route, arguments in {
        "setup:start": (),
        "setup:speak": ("sie",),
        "setup:solo": (),
    }.items():
        await live.press(route, *arguments)
    for at in ("25.77", "9:00"):
        await live.send(await live.press("setup:details"), digest_at=at)
    await live.pick("setup:role", RolePick("setup:role", placeholder="x"), bed.team_role)
    await live.press("setup:tidying")
    await live.choose("setup:tidy", value="month")
    await live.press("setup:practice")
    await live.press("setup:roles")
    await live.pick("setup:map", RolePick("setup:map", "team", placeholder="x"), bed.team_role)
    for route in ("setup:inbox", "setup:digest"):
        await live.pick(route, ChannelPick(route, placeholder="x"), bed.inbox)


async def templating(live: Counted) -> None:
    """Everything about templates beside adding, changing and removing one."""
    for kind in ("csv", "yaml"):
        await live.press("templates:export", kind)
    await live.press("templates:others")
    await live.press("templates:starter")
    await live.choose("templates:starter", value="common")
    await live.choose("templates:take", "common", value=0)
    await live.press("templates:take", "cafe")
    template = await live.row("SELECT max(id) FROM template WHERE removed_at IS NULL")
    await live.send(await live.press("templates:find"), words="Tisch")
    for place in (0, 1):
        await live.press("templates:preview", template, place)
    for body in ("{?a} {?b} {?c} {?d}", "Hello"):
        await live.send(await live.choose("templates:more", template, value="text-en"), body=body)
    await live.send(await live.choose("templates:more", template, value="examples"), example_1="Offen?")
    await live.send(await live.choose("templates:more", template, value="place"), category="Zeiten")
    for day in ("01", "02"):
        await live.change(
            "INSERT INTO offer (business_id, kind, new, times, shown_on, made_at)"
            f" SELECT id, 'topic', 'Rad', 3, '2026-01-{day}', 1 FROM business"
        )
    offer = await live.row("SELECT max(id) FROM offer")
    await live.send(await live.press("offer:accept", offer), title="Rad", body="Im Hof.")
    await live.press("offer:decline", offer - 1)
    await live.press("templates:learnt", 0, 0)
    await live.choose("templates:unlearn", template, value=await live.row("SELECT max(id) FROM example"))
    for chosen in ("thanks", "copy", "remove"):
        await live.choose("templates:more", template, value=chosen)
    await live.press("templates:remove", template)
    await live.press("templates:removed", 0)
    await live.choose("templates:restore", value=template)
    table = b"title,du\nNeu,Ja.\n,Nein.\n"
    plan = await live.send(await live.press("templates:import"), file=("a.csv", table))
    await live.cost_of("templates:take_in", lambda: live.bed.owner.click(plan, "Einlesen"))


async def branding(live: Counted) -> None:
    """Every part of the brand, with lines that are refused."""
    await live.command("brand")
    await live.press("brand:show")
    for sentence in ("4", "20"):
        await live.send(await live.press("brand:style"), sentence=sentence)
    for words in ("= fair", "billig = fair"):
        await live.send(await live.press("brand:words"), words=words)
    for team in ("x" * 50, "Anna"):
        await live.send(await live.press("brand:greeting"), team=team)
    for facts in ("telefon", "telefon: 01 234"):
        await live.send(await live.press("brand:facts"), facts=facts)
    await live.send(await live.press("brand:goals"), goal_1="mehr Kurse")
    await live.press("brand:check", 0)
    await live.send(await live.press("brand:text"), text="Können Sie?")
    await live.press("brand:export")


async def connections(live: Counted) -> None:
    """What can be done to a connection without asking the platform; it is removed in the end."""
    bed = live.bed
    channel = int(bed.channel)
    await bed.app.db.write(
        lambda tx: lamp(tx, bed.business.id, bed.channel, Side.READ, Glow.OUT, Reason.FLOOD, bed.clock())
    )
    await bed.show()
    card = await live.row("SELECT max(id) FROM card WHERE form = 'stopped'")
    for route in ("card:explain", "card:renew", "card:read_on", "card:read_on"):
        await live.press(route, card)
    await live.press("channel:list")
    await live.choose("channel:show", value=channel)
    await live.press("channel:offer")
    await live.choose("channel:choose", value="wordpress")
    await live.press("channel:connect")
    await live.press("channel:linked", 1)
    await live.press("channel:arrived", "wordpress", 0, to_ms(bed.clock()))
    bed.platform.quotas = (Quota("money", 5000, period=Period.MONTH, currency="USD"),)
    for amount in ("much", "7.50"):
        await live.send(await live.press("channel:limit", channel), amount=amount)
    bed.platform.quotas = ()
    await live.press("card:limit", card)
    await live.press("card:later", card)
    asked = await live.asked("Noch offen?")
    form = await live.press("card:reply", asked, 0)
    await live.choose("channel:set", channel, "takes", value="all")
    await live.press("channel:pause", channel)
    await live.send(form, answer="Ja.")
    await live.press("card:reply", asked, 0)
    await live.press("channel:resume", channel)
    await live.choose("channel:pause_until", channel, value=3)
    await live.press("channel:resume", channel)
    await live.press("channel:renew", channel)
    await live.press("channel:ask", channel)
    await live.press("channel:remove", channel)


STORIES = (
    answering,
    together,
    moderating,
    deciding,
    many,
    walking,
    finding,
    keeping_data,
    panels,
    branding,
    templating,
    connections,
)


async def test_every_route_that_asks_no_platform_keeps_to_its_trips(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        with counting(monkeypatch) as trips:
            live = Counted(bed, trips)
            for story in STORIES:
                await story(live)
        routes, commands = (
            set(bed.client.routes.rights()),
            {f"/{one.name}" for one in bed.client.tree.get_commands(type=discord.AppCommandType.chat_input)},
        )
        assert set(live.cost) == (routes | commands) - ASKS_A_PLATFORM - UNCOUNTED
        over = {name: spent for name, spent in live.cost.items() if spent > limit(name)}
        assert sorted(over.items()) == []


async def more_businesses(bed: SimcordBed, count: int) -> None:
    """So many others that are set up, each with its own inbox."""

    def work(tx: Tx) -> None:
        for number in range(count):
            made = BusinessStore(tx).create(ServerId(1_000 + number), "Shop", bed.clock())
            change_business(
                tx,
                made.id,
                inbox_id=DiscordChannelId(2_000 + number),
                set_up_at=bed.clock(),
                set_up_by=MemberId(bed.owner.id),
            )

    await bed.app.db.write(work)


@pytest.mark.parametrize("others", [0, 49])
async def test_admission_is_one_trip_whatever_the_number_of_businesses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: int
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await more_businesses(bed, others)
        with counting(monkeypatch) as trips:
            live = Counted(bed, trips)
            refused = await live.cost_of("/open", lambda: bed.colleague.command("open"))
            assert isinstance(refused, Shown)
            assert refused.text.startswith("Diesen Eingang betreuen")
            assert live.cost == {"/open": ADMISSION}
            assert live.spent.statements <= 3
            assert live.spent.rows <= 3


async def test_an_idle_pass_of_the_cards_or_the_digests_is_one_trip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        reporter = Reporter(bed.client, bed.app.digests, timedelta(seconds=3))
        await bed.asked("Habt ihr offen?")
        for step in (bed.poster.step, reporter.step):
            await step(bed.clock())
            with counting(monkeypatch) as trips:
                await step(bed.clock())
                assert trips.trips <= IDLE


async def test_a_comments_way_from_the_poll_to_its_converted_card_keeps_to_its_trips_and_statements(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.asked("Habt ihr am Freitag offen?", author="Moritz M.", author_id="m")
        bed.platform.write("Habt ihr am Samstag offen?", author="Klara K.", author_id="k")
        bed.clock.advance(timedelta(minutes=2))
        with counting(monkeypatch) as trips:
            await bed.app.poller.step(bed.business.id, bed.channel, bed.clock())
            await bed.show()
            way = trips.counted()
        assert [card.v2 for card in bed.cards()] == [True, True]
        print(way)
        assert way.trips <= WAY_TRIPS
        assert way.statements <= WAY_STATEMENTS
