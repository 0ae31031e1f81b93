"""Drafts: a freelancer proposes, the owner or the team sends, changes or declines; nothing goes out otherwise."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.business import DiscordRoleId, MemberId
from bot.domain.comment import CommentId, Visibility
from bot.domain.draft import DraftId
from bot.domain.form_text import FormInput, FormTextId, InteractionId
from bot.domain.role import Role
from bot.domain.submission import Lost, Proposed
from bot.storage.roles import RoleStore
from tests.support.businesses import acting
from tests.support.clock import NOW
from tests.support.simcord_bed import (
    Member,
    Shown,
    SimcordBed,
    form_in,
    form_of,
    message_in,
    simcord_bed,
)

DRAFT = "Hallo Klara! Samstag sind wir von 9 bis 14 Uhr da."


@asynccontextmanager
async def with_writer(
    folder: Path, patch: pytest.MonkeyPatch, *, team: bool = False, writes: bool = True
) -> AsyncIterator[tuple[SimcordBed, Member]]:
    """A shop with a freelancer who may propose."""
    async with simcord_bed(folder, patch, team=team, writes=writes) as bed:
        role = bed.guild.create_role("Texte")
        owner = acting(bed.business.id, MemberId(bed.owner.id), NOW)
        await bed.app.setup.set_role(owner, Role.DRAFT, DiscordRoleId(role.id))
        yield bed, Member(bed, bed.guild.add_member(bed.env.create_user("Texterin"), roles=[role]))


async def proposed(bed: SimcordBed, writer: Member, card: Shown, text: str = DRAFT) -> Shown:
    """The card with the draft, wherever it is now."""
    button = "Antworten" if "Antworten" in card.buttons else "Ändern"
    form = form_in(await writer.click(card, button))
    said = message_in(await writer.send(form, answer=text))
    assert said.text == "Vorgeschlagen. Senden kann es Inhaber*in oder Team."
    await bed.show()
    return bed.cards()[-1]


async def rows(bed: SimcordBed, sql: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in await bed.app.db.read(lambda tx: tx.all(sql))]


async def states(bed: SimcordBed) -> list[str]:
    return [state for (state,) in await rows(bed, "SELECT state FROM draft ORDER BY id")]


async def test_a_draft_rings_stands_on_the_card_and_is_sent_as_the_owner_s_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_writer(tmp_path, monkeypatch) as (bed, writer):
        card = await bed.asked("Habt ihr am Samstag offen?", author="Klara K.")
        form = form_in(await writer.click(card, "Antworten"))
        assert form.fields["answer"]["description"].startswith("Du schlägst vor, andere senden.")
        drafted = await proposed(bed, writer, card)
        assert drafted.id != card.id and f"<@{bed.owner.id}>" in drafted.text, "rung again, at the bottom"
        assert drafted.text.startswith("### Frage von Klara K.")
        assert f"Entwurf von Texterin:\n> {DRAFT}" in drafted.text
        assert drafted.buttons == ["Senden", "Ändern", "Mehr"]
        assert await rows(bed, "SELECT * FROM outbox") == []
        await bed.owner.click(drafted, "Senden")
        await bed.show()
        assert bed.again(drafted).text.startswith("### Geht ") and DRAFT in bed.again(drafted).text
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == [DRAFT]
        assert bed.again(drafted).text.startswith("**Beantwortet nach ")
        sent = await rows(bed, "SELECT id, created_by FROM outbox")
        assert [by for _, by in sent] == [bed.owner.id], "whoever sends it answers"
        assert await rows(bed, "SELECT member_id, state, reply_id FROM draft") == [
            (writer.id, "sent", sent[0][0])
        ]
        facts = await rows(bed, "SELECT what, member_id FROM event WHERE what LIKE 'draft%' ORDER BY id")
        assert facts == [("drafted", writer.id), ("draft_sent", bed.owner.id)]


async def test_two_taps_on_send_send_once_and_a_draft_taken_back_waits_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_writer(tmp_path, monkeypatch) as (bed, writer):
        drafted = await proposed(bed, writer, await bed.asked("Habt ihr offen?"))
        for _ in range(2):
            await bed.owner.click(drafted, "Senden")
        assert len(await rows(bed, "SELECT * FROM outbox")) == 1
        await bed.show()
        back = form_in(await bed.owner.click(bed.again(drafted), "Zurückholen"))
        assert back.fields["answer"]["value"] == DRAFT
        await bed.show()
        again = bed.again(drafted)
        assert again.buttons == ["Senden", "Ändern", "Mehr"] and await states(bed) == ["waiting"]
        await bed.owner.click(again, "Senden")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == [DRAFT]
        assert await states(bed) == ["sent"]


async def test_the_owner_changes_a_draft_and_only_the_changed_words_go_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_writer(tmp_path, monkeypatch) as (bed, writer):
        drafted = await proposed(bed, writer, await bed.asked("Habt ihr offen?"))
        form = await form_of(bed, drafted, "Ändern")
        assert form.fields["answer"]["value"] == DRAFT
        await bed.owner.send(form, answer="Ja, bis 14 Uhr!")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Ja, bis 14 Uhr!"]
        assert await states(bed) == ["ended"]
        panel = message_in(await bed.owner.click(bed.again(drafted), "Mehr"))
        await bed.owner.click(panel, "Wieder öffnen")
        await bed.show()
        assert "Entwurf" not in bed.again(drafted).text
        fresh = form_in(await writer.click(bed.again(drafted), "Antworten"))
        assert DRAFT not in fresh.fields["answer"].get("value", "")


async def test_the_author_changes_and_withdraws_their_own_and_nobody_else_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_writer(tmp_path, monkeypatch) as (bed, writer):
        role = bed.guild.create_role("Noch Texte")
        owner = acting(bed.business.id, MemberId(bed.owner.id), NOW)
        await bed.app.db.write(
            lambda tx: RoleStore(tx).name(owner.business, Role.DRAFT, both_roles(bed, role))
        )
        other = Member(bed, bed.guild.add_member(bed.env.create_user("Zweite"), roles=[role]))
        drafted = await proposed(bed, writer, await bed.asked("Habt ihr offen?"))
        changed = await proposed(bed, writer, drafted, "Ja, bis 14 Uhr!")
        assert changed.id == drafted.id, "a change of one's own draft rings nobody"
        assert "Ja, bis 14 Uhr!" in changed.text and await states(bed) == ["replaced", "waiting"]
        refused = message_in(await other.click(changed, "Ändern"))
        assert refused.text.startswith("Das hat jemand anders vorgeschlagen.")
        refused = message_in(await writer.click(changed, "Senden"))
        assert refused.text.startswith("Du schlägst hier Antworten vor")
        panel = message_in(await other.click(changed, "Mehr"))
        assert "Entwurf zurückziehen" not in panel.buttons and "Entwurf ablehnen" not in panel.buttons
        theirs = form_in(await other.click(panel, "Antworten"))
        await other.send(theirs, answer="Samstag leider zu.")
        await bed.show()
        both = bed.cards()[-1]
        assert "Entwurf von Zweite:\n> Samstag leider zu." in both.text
        assert "und 1 weiterer Entwurf" in both.text
        panel = message_in(await other.click(both, "Mehr"))
        said = message_in(await other.click(panel, "Entwurf zurückziehen"))
        assert "Dein Entwurf ist zurückgezogen." in said.text
        await bed.show()
        left = bed.again(both)
        assert "Entwurf von Texterin:\n> Ja, bis 14 Uhr!" in left.text and "weiterer" not in left.text
        panel = message_in(await bed.owner.click(left, "Mehr"))
        await bed.owner.click(panel, "Entwurf ablehnen")
        await bed.show()
        assert bed.again(both).buttons == ["Antworten", "Erledigt", "Mehr"]
        assert await states(bed) == ["replaced", "declined", "withdrawn"]
        again = form_in(await writer.click(bed.again(both), "Antworten"))
        assert again.fields["answer"]["value"] == "Ja, bis 14 Uhr!", "what was declined is not lost"
        assert await rows(bed, "SELECT * FROM outbox") == []


def both_roles(bed: SimcordBed, more: Any) -> list[DiscordRoleId]:
    """Two Discord roles that mean the same."""
    first = next(role for role in bed.client.guilds[0].roles if role.name == "Texte")
    return [DiscordRoleId(first.id), DiscordRoleId(more.id)]


@pytest.mark.parametrize("how", ["there", "done", "owner", "deleted"])
async def test_a_draft_on_a_comment_that_is_settled_meanwhile_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    async with with_writer(tmp_path, monkeypatch) as (bed, writer):
        drafted = await proposed(bed, writer, await bed.asked("Habt ihr offen?"))
        if how == "there":
            bed.platform.answer(next(iter(bed.platform.comments)), "Ja!")
        elif how == "deleted":
            bed.platform.delete(next(iter(bed.platform.comments)))
        else:
            panel = message_in(await bed.owner.click(drafted, "Mehr"))
            if how == "done":
                await bed.owner.click(panel, "Erledigt")
            else:
                await bed.owner.send(form_in(await bed.owner.click(panel, "Antworten")), answer="Ja.")
                await bed.deliver()
        bed.clock.advance(timedelta(minutes=6))
        await bed.read()
        await bed.show()
        assert await states(bed) == ["ended"]
        assert "Entwurf" not in bed.again(drafted).text
        owner = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        assert isinstance(await bed.app.replies.send_draft(owner, DraftId(1), InteractionId(9)), Lost)
        assert len(bed.platform.own()) == (how == "owner")


async def test_a_draft_for_a_read_only_channel_is_handed_over_by_the_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_writer(tmp_path, monkeypatch, writes=False) as (bed, writer):
        drafted = await proposed(bed, writer, await bed.asked("Habt ihr offen?"))
        assert (await rows(bed, "SELECT handed_over_at FROM comment")) == [(None,)]
        handed = message_in(await bed.owner.click(drafted, "Senden"))
        assert DRAFT in handed.text
        await bed.show()
        assert "Text übergeben um" in bed.again(drafted).text and await states(bed) == ["sent"]


async def test_a_long_draft_is_not_sent_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with with_writer(tmp_path, monkeypatch) as (bed, writer):
        for long in ("Sehr gern! " * 40, "Ja\n" * 20):
            drafted = await proposed(bed, writer, await bed.asked(f"Habt ihr offen? {len(long)}"), long)
            assert drafted.buttons == ["Ändern", "Mehr"]
            form = await form_of(bed, drafted, "Ändern")
            assert form.fields["answer"]["value"] == long


async def test_objections_reach_the_author_and_whatever_button_submits_it_stays_a_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_writer(tmp_path, monkeypatch) as (bed, writer):
        owner = acting(bed.business.id, MemberId(bed.owner.id), NOW)
        await bed.app.templates.save(owner, None, "Samstag", "", "Samstag bis {Uhrzeit} offen!")
        card = await bed.asked("Habt ihr am Samstag offen?")
        form = form_in(await writer.click(card, "1 Samstag"))
        objected = message_in(await writer.send(form))
        assert objected.text.endswith("Noch nicht ausgefüllt: Uhrzeit") and objected.buttons == ["Ändern"]
        again = form_in(await writer.click(objected, "Ändern"))
        assert "Vorgeschlagen" in message_in(await writer.send(again, answer="Bis 14 Uhr.")).text
        form_text = await bed.app.replies.keep_text(
            bed.business.id,
            FormInput(
                (await rows(bed, "SELECT id FROM comment"))[0][0],
                MemberId(bed.owner.id),
                "Nein.",
                InteractionId(9),
            ),
            bed.clock(),
        )
        as_writer = acting(bed.business.id, MemberId(writer.id), bed.clock(), Role.DRAFT)
        for submit in range(2):
            outcome = await bed.app.replies.send(as_writer, FormTextId(form_text))
            assert isinstance(outcome, Proposed), submit
        draft = DraftId((await rows(bed, "SELECT max(id) FROM draft"))[0][0])
        refused = await bed.app.replies.send_draft(as_writer, draft, InteractionId(10))
        assert isinstance(refused, Lost)
        assert await rows(bed, "SELECT * FROM outbox") == []


async def test_a_held_comment_is_approved_with_the_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_writer(tmp_path, monkeypatch) as (bed, writer):
        card = await bed.asked("Erster!", author="Gast G.", visibility=Visibility.HELD)
        drafted = await proposed(bed, writer, card, "Willkommen!")
        assert drafted.buttons == ["Freigeben", "Spam", "Senden", "Ändern", "Mehr"]
        await bed.owner.click(drafted, "Senden")
        await bed.deliver()
        (asked,) = [one for one in bed.platform.comments.values() if one.text == "Erster!"]
        assert asked.visibility is Visibility.PUBLIC
        assert [reply.text for reply in bed.platform.own()] == ["Willkommen!"]


async def test_a_draft_that_cannot_be_sent_any_more_does_not_hide_what_one_typed_oneself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by the machine of two people: the words of the draft were what the owner's form opened with."""
    async with with_writer(tmp_path, monkeypatch, team=True) as (bed, writer):
        drafted = await proposed(bed, writer, await bed.asked("Habt ihr offen?"))
        panel = message_in(await bed.owner.click(drafted, "Mehr"))
        mine = form_in(await bed.owner.click(panel, "Antworten"))
        theirs = form_in(
            await bed.colleague.click(message_in(await bed.colleague.click(drafted, "Mehr")), "Antworten")
        )
        await bed.colleague.send(theirs, answer="Ja, bis 14 Uhr!")
        await bed.owner.send(mine, answer="Ja, kommt vorbei!")
        await bed.owner.click(drafted, "Senden")
        comment = CommentId((await rows(bed, "SELECT id FROM comment"))[0][0])
        kept = await bed.app.replies.unsent(bed.business.id, comment, MemberId(bed.owner.id))
        assert kept is not None and kept.body == "Ja, kommt vorbei!"


async def test_a_draft_that_is_objected_to_hides_nothing_that_one_typed_oneself_and_may_be_sent_anyway(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_writer(tmp_path, monkeypatch) as (bed, writer):
        first = await bed.asked("Habt ihr am Samstag offen?", author="Eva", author_id="e")
        await bed.owner.send(await form_of(bed, first, "Antworten"), answer=DRAFT)
        await bed.deliver()
        card = await bed.asked("Und am Sonntag?")
        comment = CommentId((await rows(bed, "SELECT max(id) FROM comment"))[0][0])
        typed = FormInput(comment, MemberId(bed.owner.id), "Sonntag nicht.", InteractionId(9))
        await bed.app.replies.keep_text(bed.business.id, typed, bed.clock())
        form = form_in(await writer.click(card, "Antworten"))
        proposal = message_in(await writer.send(form, answer=DRAFT))
        await writer.click(proposal, "Trotzdem vorschlagen")
        await bed.show()
        drafted = bed.cards()[-1]
        asked = message_in(await bed.owner.click(drafted, "Senden"))
        assert asked.text.split("\n")[0] == "-# Zu Kundin K., Blog: „Und am Sonntag?“"
        assert asked.buttons == ["Ändern", "Trotzdem senden"]
        kept = await bed.app.replies.unsent(bed.business.id, comment, MemberId(bed.owner.id))
        assert kept is not None and kept.body == "Sonntag nicht."
        assert form_in(await bed.owner.click(asked, "Ändern")).fields["answer"]["value"] == DRAFT
        assert (await states(bed))[-1:] == ["waiting"]
        await bed.owner.click(asked, "Trotzdem senden")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == [DRAFT, DRAFT]
        assert (await states(bed))[-1:] == ["sent"]
