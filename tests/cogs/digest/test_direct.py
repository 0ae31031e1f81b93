"""The digest as a direct message: once for each member who wants it, whose buttons work and belong to one business."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.business import BusinessId, DiscordChannelId, DiscordRoleId, MemberId, ServerId
from bot.domain.forgetting import Someone
from bot.domain.member_setting import MemberSettings
from bot.domain.role import Role as BusinessRole
from bot.domain.settings import Language
from bot.storage.businesses import BusinessStore
from bot.storage.installation import RESTORED_AT, InstallationStore
from bot.storage.member_settings import MemberSettingStore
from bot.storage.roles import RoleStore
from bot.storage.sqlite.database import Tx
from cogs.digest.poster import Reporter
from tests.cogs.bell import Bell, bell
from tests.support.businesses import acting, change_business
from tests.support.loopback_discord import Guild, Message, Person, Role

MORNING = datetime(2026, 11, 22, 7, tzinfo=UTC)
NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)
MINUTE, SOON = timedelta(minutes=1), timedelta(seconds=4)
WANTS = MemberSettings(digest_by_dm=True)


@pytest.fixture
async def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bell]:
    async with bell(tmp_path, monkeypatch, team=True) as ready:
        await ready.discord.synced("me")
        yield ready


async def subscribed(live: Bell, who: Person, own: MemberSettings = WANTS) -> None:
    await live.app.db.write(
        lambda tx: MemberSettingStore(tx).put(live.days.business.id, MemberId(who.id), own)
    )


async def own(live: Bell, who: Person) -> MemberSettings:
    return await live.app.own_settings.get(live.days.business.id, MemberId(who.id))


async def direct_runs(live: Bell) -> list[str]:
    rows = await live.app.db.read(
        lambda tx: tx.all("SELECT state FROM job_run WHERE kind = 'direct_digest' ORDER BY id")
    )
    return [row["state"] for row in rows]


def restarted(live: Bell) -> Reporter:
    return Reporter(live.client, live.app.digests, timedelta(seconds=3))


async def test_it_comes_to_each_who_wants_it_in_their_language_with_the_same_figures(live: Bell) -> None:
    await live.days.comment(NOON, answered=7 * MINUTE)
    await subscribed(live, live.discord.owner)
    await subscribed(
        live, live.discord.colleague, MemberSettings(digest_by_dm=True, language=Language.ENGLISH)
    )
    assert await live.report(MORNING) == MORNING + timedelta(days=1)
    [mine] = live.discord.owner.dm.messages
    [theirs] = live.discord.colleague.dm.messages
    name = live.discord.guild.name
    assert mine.text.split("\n")[:3] == [
        "### Guten Morgen! Das war der Samstag",
        f"-# {name}",
        "**1 neu · 1 beantwortet · 0 offen**",
    ]
    assert theirs.text.split("\n")[:3] == [
        "### Good morning! That was Saturday",
        f"-# {name}",
        "**1 new · 1 answered · 0 open**",
    ]
    assert (mine.is_v2, mine.silent, live.discord.notifications) == (True, True, [])
    assert await direct_runs(live) == ["done", "done"]
    await live.report(MORNING + MINUTE)
    await restarted(live).step(MORNING + 2 * MINUTE)
    assert len(live.discord.owner.dm.messages) == len(live.discord.colleague.dm.messages) == 1
    live.discord.assert_clean()


async def test_what_is_overdue_rings_with_words_and_becomes_the_whole_digest(live: Bell) -> None:
    await live.days.comment(NOON, author="Kunde M.")
    await subscribed(live, live.discord.owner)
    await live.report(MORNING)
    [message] = live.discord.owner.dm.messages
    assert [one.text for one in live.discord.owner.notifications if one.message is message] == [
        "Guten Morgen! Das war der Samstag: 1 offen"
    ]
    await live.report(MORNING + SOON)
    assert message.is_v2
    assert "1 [Kunde M., Blog]" in message.text
    assert "<@" not in message.text
    live.discord.assert_clean()


async def test_killed_after_sending_it_is_found_among_those_of_other_businesses(live: Bell) -> None:
    await subscribed(live, live.discord.owner)
    await live.report(MORNING - MINUTE)
    to_them = f"POST /channels/{live.discord.owner.dm.id}/messages"
    live.discord.fault(to_them, reset=True, after_effect=True, times=9)
    await live.report(MORNING)
    live.discord.faults.clear()
    live.discord.advance(3600)
    for _ in range(3):
        await restarted(live).step(MORNING + MINUTE)
    assert len(live.discord.owner.dm.messages) == 1
    assert await direct_runs(live) == ["done"]


async def test_after_a_restored_backup_it_is_looked_for_before_it_is_sent(live: Bell) -> None:
    await subscribed(live, live.discord.owner)
    await live.report(MORNING)
    live.discord.advance(3600)

    def restore(tx: Tx) -> None:
        tx.execute("DELETE FROM job_run WHERE kind = 'direct_digest'")
        tx.execute("UPDATE job_run SET state = 'due', message_id = NULL WHERE state = 'done'")
        InstallationStore(tx).put_time(RESTORED_AT, MORNING + MINUTE)

    await live.app.db.write(restore)
    await restarted(live).step(MORNING + 2 * MINUTE)
    assert len(live.discord.owner.dm.messages) == len(live.standing()) == 1
    assert await direct_runs(live) == ["done"]


async def test_every_button_works_there_and_so_do_those_of_what_they_open(live: Bell) -> None:
    await live.days.comment(NOON, author="Kunde M.", text="Wo ist mein Paket?", carded=True)
    await subscribed(live, live.discord.owner)
    await live.report(MORNING)
    await live.report(MORNING + SOON)
    owner = live.discord.owner
    live.clock.advance(MORNING + MINUTE - live.clock())
    [message] = owner.dm.messages
    opened = (await owner.click(message, "Offene angehen")).message
    assert opened is not None
    assert "Kunde M." in opened.text
    answer = (await owner.click(opened, "Antworten")).modal
    assert answer.title.startswith("Antwort an Kunde M.")
    assert answer.custom_id.startswith(f"@{live.days.business.id}.")
    await answer.submit({answer.fields[0].custom_id: "Es ist unterwegs."})
    queued = await live.app.db.read(lambda tx: tx.all("SELECT body, created_by FROM outbox"))
    assert [tuple(row) for row in queued] == [("Es ist unterwegs.", owner.id)]
    await owner.click(opened, "Zurückholen: Kunde M.")
    states = await live.app.db.read(lambda tx: tx.all("SELECT state FROM outbox"))
    assert [row["state"] for row in states] == ["cancelled"]
    numbers = (await owner.click(message, "Zahlen")).message
    assert numbers is not None
    assert numbers.ephemeral
    await owner.click(numbers, "30 Tage")
    assert numbers.text.startswith("### Zahlen der letzten 30 Tage")
    await owner.select(numbers, "Noch offen")
    assert "„Wo ist mein Paket?“" in numbers.text
    await owner.click(numbers, "Zahlen")
    form = (await owner.click(numbers, "Ziel ändern")).modal
    await form.submit({"minutes": "120"})
    assert "in unter 2 Stunden" in numbers.text or "Gespeichert" in numbers.text
    business = await live.app.db.read(lambda tx: BusinessStore(tx).get(live.days.business.id))
    assert business is not None
    assert business.target == timedelta(hours=2)
    live.discord.assert_clean()


async def test_who_left_or_lost_the_role_gets_one_sentence_and_no_further_digest(live: Bell) -> None:
    colleague = live.discord.colleague
    await subscribed(live, colleague)
    await live.report(MORNING)
    [message] = colleague.dm.messages
    live.discord.guild.members[colleague.id].role_ids.clear()
    said = await colleague.click(message, "Zahlen")
    name = live.discord.guild.name
    assert said.text == f"Bei {name} antwortest du Kund\\*innen nicht mehr.".replace("\\", "")
    del live.discord.guild.members[colleague.id]
    assert (await colleague.click(message, "Zahlen")).text == said.text
    await live.report(MORNING + timedelta(days=1))
    assert colleague.dm.messages == [message]
    assert await own(live, colleague) == MemberSettings()
    assert await direct_runs(live) == ["done", "skipped"]


async def test_a_closed_door_is_noted_once_and_not_tried_again_until_it_is_turned_on(live: Bell) -> None:
    owner = live.discord.owner
    await subscribed(live, owner)
    owner.user.dms_closed = True
    await live.report(MORNING)

    def tried() -> int:
        return sum(f"/channels/{owner.dm.id}/messages" in str(one) for one in live.discord.requests)

    assert tried() == 1
    await live.report(MORNING + MINUTE)
    await live.report(MORNING + timedelta(days=1))
    assert await direct_runs(live) == ["skipped"]
    assert tried() == 1
    assert await own(live, owner) == MemberSettings(dm_refused=True)
    page = (await owner.command("me")).message
    assert page is not None
    assert "Discord lässt mich dir nicht schreiben" in page.text
    await owner.click(page, "Bericht als Nachricht")
    await live.discord.world.until(lambda: tried() == 2, 5, "the next try")
    owner.user.dms_closed = False
    await owner.click(page, "Bericht als Nachricht")
    on = "**Tagesbericht:** auch als Nachricht an dich, um 8:00"
    await live.discord.world.until(lambda: on in page.text, 5, "the panel with the digest turned on")
    assert "Discord lässt" not in page.text
    [hello] = owner.dm.messages
    assert hello.text == f"Der Tagesbericht von {live.discord.guild.name} kommt um 8:00 auch hierher."
    stopped = (await owner.click(hello, "Abbestellen")).message
    assert stopped is not None
    assert "**Tagesbericht:** im Kanal, um 8:00" in stopped.text
    assert await own(live, owner) == MemberSettings()


async def second_business(live: Bell, guild: Guild, team: Role) -> BusinessId:
    """Another server that is served and set up, whose team has this role."""
    at, place = live.app.now(), DiscordChannelId(guild.channel("allgemein").id)

    def work(tx: Tx) -> BusinessId:
        made = BusinessStore(tx).create(ServerId(guild.id), guild.name, at)
        change_business(tx, made.id, inbox_id=place, digest_id=place, set_up_at=at)
        RoleStore(tx).name(made.id, BusinessRole.TEAM, [DiscordRoleId(team.id)])
        return made.id

    live.app.directory._named = frozenset({ServerId(live.discord.guild.id), ServerId(guild.id)})
    return await live.app.db.write(work)


async def test_two_businesses_of_one_person_write_apart_and_their_buttons_never_mix(live: Bell) -> None:
    owner = live.discord.owner
    guild, team, _, _, _ = live.discord.add_guild("Blumen")
    other = await second_business(live, guild, team)
    guild.add_member(owner.user, team)
    await live.days.comment(NOON, author="Kunde M.", answered=MINUTE)

    def subscribe(tx: Tx) -> None:
        for business in (live.days.business.id, other):
            MemberSettingStore(tx).put(business, MemberId(owner.id), WANTS)

    await live.app.db.write(subscribe)
    await live.report(MORNING)
    live.clock.advance(MORNING + MINUTE - live.clock())
    by_name = {one.text.split("\n")[1]: one for one in owner.dm.messages}
    assert set(by_name) == {f"-# {live.discord.guild.name}", "-# Blumen"}
    mine, flowers = by_name[f"-# {live.discord.guild.name}"], by_name["-# Blumen"]
    for message, count in ((mine, "**1 neu"), (flowers, "**0 neu")):
        numbers = (await owner.click(message, "Zahlen")).message
        assert numbers is not None
        assert count in numbers.text
        await owner.click(numbers, "30 Tage")
        assert count in numbers.text
        # The target is the owner's to change, and only of one of the two.
        assert ("Ziel ändern" in numbers.buttons) is (message is mine)
    del guild.members[owner.id]
    assert (await owner.click(flowers, "Zahlen")).text == "Bei Blumen antwortest du Kund*innen nicht mehr."
    assert "**1 neu" in (await owner.click(mine, "Zahlen")).text
    live.discord.assert_clean()


async def test_a_forged_business_reaches_nothing(live: Bell) -> None:
    owner, stranger = live.discord.owner, live.discord.stranger
    await live.days.comment(NOON, author="Kunde M.", answered=MINUTE)
    await subscribed(live, owner)
    await subscribed(live, stranger)
    await live.report(MORNING)
    assert stranger.dm.messages == []
    [message], [posted] = owner.dm.messages, live.standing()
    business = live.days.business.id

    async def forged(who: Person, where: Message, custom_id: str) -> str:
        where.components = [
            {"type": 1, "components": [{"type": 2, "style": 2, "label": "x", "custom_id": custom_id}]}
        ]
        return (await who.click_raw(where, custom_id)).text

    gone = "Das gibt es hier nicht mehr."
    for home in (business + 1, 0, 10**18):
        assert await forged(owner, message, f"@{home}.numbers:show:7") == gone
    assert await forged(owner, posted, f"@{business}.numbers:show:7") == gone
    assert (await forged(owner, message, "numbers:show:7")).startswith("Hier bin ich noch nicht")
    assert (await forged(stranger, message, f"@{business}.numbers:show:7")).startswith("You do not answer")


async def test_what_somebody_wrote_leaves_the_direct_messages_when_they_are_forgotten(live: Bell) -> None:
    comment = await live.days.comment(NOON, author="Kunde M.", text="Wo ist mein Paket?", carded=True)
    await subscribed(live, live.discord.owner)
    await live.report(MORNING)
    await live.report(MORNING + SOON)
    [message] = live.discord.owner.dm.messages
    assert "Kunde M." in message.text
    await live.app.db.write(lambda tx: tx.execute("UPDATE comment SET state = 'done'"))
    actor = acting(live.days.business.id, MemberId(live.discord.owner.id), MORNING + MINUTE)
    await live.app.forget.forget(actor, [Someone(comment=comment)])
    await live.poster.step(MORNING + 2 * MINUTE)
    assert message.deleted
    assert [one.text for one in live.standing() if "Kunde M." in one.text and not one.deleted] == []


async def test_a_digest_of_another_business_is_not_taken_for_the_one_that_is_looked_for(live: Bell) -> None:
    owner = live.discord.owner
    guild, team, _, _, _ = live.discord.add_guild("Blumen")
    other = await second_business(live, guild, team)
    guild.add_member(owner.user, team)

    def subscribe(tx: Tx) -> None:
        for business in (live.days.business.id, other):
            MemberSettingStore(tx).put(business, MemberId(owner.id), WANTS)

    await live.app.db.write(subscribe)
    await live.report(MORNING)
    mine, flowers = owner.dm.messages
    assert flowers.text.split("\n")[1] == "-# Blumen"

    def lost(tx: Tx) -> None:
        """As if killed between the claim of the second one and its message."""
        tx.execute(
            "UPDATE job_run SET state = 'running', message_id = NULL, place_id = NULL"
            " WHERE kind = 'direct_digest' AND business_id = :other",
            other=other,
        )

    await live.app.db.write(lost)
    live.discord.advance(3600)
    owner.dm.messages.remove(flowers)
    flowers.deleted = True
    await restarted(live).step(MORNING + MINUTE)
    left = [one for one in owner.dm.messages if not one.deleted]
    assert sorted(one.text.split("\n")[1] for one in left) == ["-# Blumen", f"-# {live.discord.guild.name}"]
    assert mine in left
