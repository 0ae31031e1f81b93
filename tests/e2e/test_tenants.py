"""Many businesses in one process, each with its own customers: nothing of one is ever shown, sent or handed out in the
server of another, whatever its people press.

In `make test` three businesses for a minute; in the soak twenty for half an hour, five stalls each, a comment a minute.
"""

from __future__ import annotations

import asyncio
import io
import random
import re
import time
import zipfile
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.fair import Fair, Tenant, fair
from tests.support.counts import SOAK
from tests.support.loopback_discord import InteractionFailed, NotOffered

BUSINESSES, MINUTES = (20, 30) if SOAK else (3, 1)
EVERY = 60.0 if SOAK else 20.0
"""Seconds between two comments of a stall; more often where there is only a minute."""
POLL = "" if SOAK else "2"
MARK = re.compile(r"zq\d\d")
NEW = re.compile(r"\*\*(\d+) neu\b")
RNG = random.Random(9)
Step = Callable[[Fair, Tenant], Awaitable[None]]


async def answers(live: Fair, tenant: Tenant) -> None:
    """The first suggestion of a card, sent as it is."""
    cards = live.cards(tenant, "1 Samstag")
    if not cards:
        return
    form = (await tenant.owner.click(RNG.choice(cards), "1 Samstag")).modal
    assert MARK.findall(str(form.raw)), "the form has the template and the comment"
    await form.submit({})


async def opens_more(live: Fair, tenant: Tenant) -> None:
    cards = live.cards(tenant, "Mehr")
    if cards:
        await tenant.colleague.click(RNG.choice(cards), "Mehr")


async def closes(live: Fair, tenant: Tenant) -> None:
    cards = live.cards(tenant, "Erledigt")
    if cards:
        await tenant.colleague.click(RNG.choice(cards), "Erledigt")


async def lists(live: Fair, tenant: Tenant) -> None:
    cards = live.cards(tenant, "Als Liste")
    if cards:
        await tenant.colleague.click(RNG.choice(cards), "Als Liste")


async def searches(live: Fair, tenant: Tenant) -> None:
    """Words of its own customers are found, those of another business's never; these in capitals, which are no mark."""
    own = await tenant.owner.command("find", channel=tenant.inbox, answer_within=None, words=tenant.mark)
    found = await own.reply()
    other = RNG.choice([one for one in live.tenants if one is not tenant])
    words = other.mark.upper()
    foreign = await (
        await tenant.owner.command("find", channel=tenant.inbox, answer_within=None, words=words)
    ).reply()
    assert "Nr." not in foreign.text, (
        f"{tenant.mark} found what customers of {other.mark} wrote: {foreign.text}"
    )
    if found.selects:
        select = found.selects[0]
        await tenant.owner.select(found, RNG.choice(select.options).label, placeholder=select.placeholder)


async def exports(live: Fair, tenant: Tenant) -> None:
    """Everything of the business, as a file that only the owner sees."""
    panel = await (await tenant.owner.command("data", channel=tenant.inbox, answer_within=None)).reply()
    await (await tenant.owner.click(panel, "Ausgeben")).reply()


def runs(name: str, **options: str) -> Step:
    """A command of the owner's; what is typed may be the mark of another business."""

    async def step(live: Fair, tenant: Tenant) -> None:
        other = RNG.choice(live.tenants)
        given = {key: value.format(own=tenant.mark, other=other.mark) for key, value in options.items()}
        await tenant.owner.command(name, channel=tenant.inbox, answer_within=None, **given)

    step.__name__ = name + "".join(options.values())
    return step


STEPS: tuple[Step, ...] = (
    answers,
    opens_more,
    closes,
    lists,
    searches,
    exports,
    *(runs(name) for name in ("me", "open", "numbers", "report", "connections", "templates", "help")),
)


async def busy(live: Fair) -> Counter[str]:
    """People of all businesses press whatever there is, until the time is over; how often each step was done."""
    pressed: Counter[str] = Counter()
    end = time.monotonic() + MINUTES * 60
    while time.monotonic() < end:
        step, tenant = RNG.choice(STEPS), RNG.choice(live.tenants)
        try:
            await step(live, tenant)
        except (NotOffered, InteractionFailed):
            continue  # A card that was answered a moment ago has no such button any more.
        pressed[step.__name__] += 1
        await asyncio.sleep(RNG.random() * (2 if SOAK else 0.5))
    return pressed


def unpacked(content: bytes) -> Iterator[str]:
    """What is in a file that was handed out, an archive's files one by one."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        yield content.decode("utf-8", "replace")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield archive.read(name).decode("utf-8", "replace")


def everything(live: Fair, tenant: Tenant) -> Iterator[tuple[str, str]]:
    """All that was ever shown on a server or to its people alone, and of what kind: every version of every message."""
    world, people = live.discord.world, set(tenant.guild.members)
    places = [one for one in world.channels.values() if one.guild is tenant.guild]
    places += [one for one in world.dms.values() if people & set(one.recipient_ids)]
    for place in places:
        for message in place.everything:
            for version in message.history:
                yield "message", str((version.content, version.components, version.embeds))
            yield from (("file", text) for file in message.attachments for text in unpacked(file.content))
    for pressed in world.interactions.values():
        if pressed.channel in places:
            yield "form", str(pressed.form or "")
            yield "choices", str(pressed.choices or "")
            for message in (*pressed.followups, *filter(None, [pressed.original])):
                yield "answer", str([(one.content, one.components) for one in message.history])
                yield from (("file", text) for file in message.attachments for text in unpacked(file.content))
    for rung in world.notifications:
        if rung.user_id in people:
            yield "push", rung.text


def came(live: Fair, tenant: Tenant) -> int:
    """How many comments of customers its rows hold."""
    sql = "SELECT count(*) FROM comment WHERE business_id = ? AND role = 'customer'"
    return int(live.bot.rows(sql, tenant.business)[0][0])


async def counted(tenant: Tenant) -> int:
    """How many new ones /numbers counts."""
    panel = await (await tenant.owner.command("numbers", channel=tenant.inbox)).reply()
    found = NEW.search(panel.text)
    assert found is not None, panel.text
    return int(found[1])


@pytest.mark.timeout(300 + 90 * MINUTES)
async def test_nothing_of_a_business_is_ever_in_anothers_server(tmp_path: Path) -> None:
    async with fair(tmp_path, BUSINESSES, EVERY, POLL) as live:
        pressed = await busy(live)
        for tenant in live.tenants:
            seen = list(everything(live, tenant))
            kinds = {kind for kind, text in seen if tenant.mark in text}
            assert {"message", "answer", "push", "file"} <= kinds, f"{tenant.mark} was hardly used: {kinds}"
            foreign = {
                (kind, mark) for kind, text in seen for mark in MARK.findall(text) if mark != tenant.mark
            }
            assert not foreign, f"on the server of {tenant.mark}: {foreign}"
            least = came(live, tenant)
            assert least <= await counted(tenant) <= came(live, tenant)
            wrong = live.bot.rows(
                "SELECT text FROM comment WHERE business_id = ? AND text NOT LIKE ?",
                tenant.business,
                f"%{tenant.mark}%",
            )
            assert not wrong
        assert live.bot.running
        assert "Traceback" not in live.bot.words()
        live.discord.assert_clean()
        print({"pressed": dict(pressed), "comments": len(live.bot.rows("SELECT id FROM comment"))})
