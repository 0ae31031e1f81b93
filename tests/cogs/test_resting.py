"""What is typed for a connection that is paused or removed, or for a comment that is gone: never silent, never lost."""

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.act import Act
from bot.domain.business import MemberId
from bot.domain.card_facts import CardState, CommentCard
from bot.domain.channel import ChannelState
from bot.domain.comment import CommentId, Visibility
from bot.domain.form_text import FormInput, InteractionId
from bot.domain.outbox import RowKind, RowState
from bot.domain.reason import Reason
from bot.domain.settings import Language
from bot.ports import Unclear
from bot.storage.outbox import OutboxStore
from bot.texts import speak
from cogs.inbox.card import draw
from tests.cogs.drawn import labels, shown
from tests.support.businesses import acting
from tests.support.clock import NOW
from tests.support.shown import every_state
from tests.support.simcord_bed import Shown, SimcordBed, form_of, simcord_bed

TEXT = "Ja, bis 14 Uhr."


async def states(bed: SimcordBed) -> list[tuple[str, str]]:
    rows = await bed.app.db.read(lambda tx: tx.all("SELECT state, reason FROM outbox ORDER BY id"))
    return [(row["state"], row["reason"]) for row in rows]


async def turn(bed: SimcordBed, to: str) -> None:
    actor = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
    await getattr(bed.app.pausing, to)(actor, bed.channel)


async def answers(bed: SimcordBed, result: Any) -> list[Shown]:
    first = [] if result.response is None else [result.response]
    return [bed.response(one) for one in (*first, *result.followups)]


async def test_on_a_paused_connection_no_form_opens_and_the_filled_template_can_be_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.app.templates.save(
            acting(bed.business.id, MemberId(bed.owner.id), NOW),
            None,
            "Gutscheine",
            "",
            "Hallo {name}! Ab 10 €.",
        )
        card = await bed.asked("Habt ihr Gutscheine?", author="Klara K.")
        await turn(bed, "pause")
        said = await answers(bed, await bed.owner.actor.click(card.raw, label="1 Gutscheine"))
        assert (
            said[0]
            .text.split("\n")[1]
            .startswith("Die Verbindung ist pausiert, darum geht von hier nichts raus.")
        )
        assert said[0].buttons == ["Fortsetzen"]
        assert "Hallo Klara K.! Ab 10 €." in said[1].text
        assert said[1].buttons == ["Im Web"]
        await bed.owner.click(said[0], "Fortsetzen")
        form = await form_of(bed, card, "1 Gutscheine")
        await bed.owner.send(form)
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Hallo Klara K.! Ab 10 €."]


@pytest.mark.parametrize(
    ("to", "sentence", "buttons"),
    [
        ("pause", "Die Verbindung ist pausiert", ["Fortsetzen"]),
        ("remove", "Die Verbindung ist getrennt", []),
    ],
)
async def test_a_form_that_was_open_while_the_connection_was_put_to_rest_gives_its_text_back(
    to: str, sentence: str, buttons: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        form = await form_of(bed, card, "Antworten")
        await turn(bed, to)
        result = await bed.owner.actor.submit_modal(form.result, {"answer": TEXT})
        said = await answers(bed, result)
        assert said[0].text.split("\n")[1].startswith(sentence)
        assert said[0].buttons == buttons
        assert TEXT in said[-1].text
        assert await states(bed) == []


async def test_a_colleague_who_may_not_administer_is_not_offered_to_let_it_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Offen?")
        await turn(bed, "pause")
        said = await answers(bed, await bed.colleague.actor.click(card.raw, label="Antworten"))
        assert said[0].text.split("\n")[1].startswith("Die Verbindung ist pausiert")
        assert said[0].buttons == []


async def test_what_was_on_its_way_when_somebody_paused_waits_visibly_and_goes_out_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer=TEXT)
        await turn(bed, "pause")
        bed.clock.advance(timedelta(hours=3))
        await bed.deliver()
        waits = bed.again(card)
        assert waits.text.split("\n")[:2] == [
            "### Wartet: Blog ist pausiert",
            "Geht raus, sobald die Verbindung fortgesetzt wird.",
        ]
        assert waits.buttons == ["Zurückholen"]
        assert bed.platform.own() == []
        await turn(bed, "resume")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == [TEXT]
        assert bed.again(card).text.startswith("**Beantwortet nach ")


async def test_what_was_on_its_way_when_somebody_removed_the_connection_is_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer=TEXT)
        await turn(bed, "remove")
        await bed.show()
        failed = bed.again(card)
        assert failed.text.split("\n")[0].startswith("### Nicht gesendet: ")
        assert "Die Verbindung ist getrennt" in failed.text
        assert TEXT in failed.text
        assert failed.buttons == ["Abschließen", "Text zeigen", "Mehr"]
        assert await states(bed) == [("failed", "removed")]


async def test_a_reply_that_may_be_out_when_the_connection_is_removed_is_asked_about_and_not_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer=TEXT)
        bed.platform.trouble("send", Unclear())
        await bed.deliver()
        assert await states(bed) == [("verifying", "")]
        await turn(bed, "remove")
        await bed.show()
        asked = next(one for one in bed.cards() if "Fehlt dort" in one.buttons)
        again = await bed.owner.click(asked, "Fehlt dort")
        assert isinstance(again, Shown)
        refused = await bed.owner.click(again, "Nochmals senden")
        assert isinstance(refused, Shown)
        assert refused.text.split("\n")[1].startswith("Die Verbindung ist getrennt")
        assert await states(bed) == [("needs_human", "")]


async def test_a_row_left_under_way_on_a_removed_connection_is_given_back_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer=TEXT)
        await bed.app.db.write(lambda tx: tx.execute("UPDATE channel SET state = 'removed'"))
        await bed.app.delivery.recover(bed.clock())
        assert await states(bed) == [("failed", "removed")]


async def test_a_reply_whose_comment_was_deleted_is_said_not_to_be_sent_and_its_text_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer=TEXT)
        await bed.app.db.write(lambda tx: tx.execute("UPDATE comment SET visibility = 'gone', text = ''"))
        await bed.deliver()
        assert await states(bed) == [("failed", "gone")]
        gone = bed.again(card)
        assert gone.text.split("\n")[1] == "-# Deine Antwort wurde nicht mehr gesendet."
        assert gone.buttons == ["Text zeigen"]
        text = await bed.owner.click(gone, "Text zeigen")
        assert isinstance(text, Shown)
        assert TEXT in text.text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", RowKind)
@pytest.mark.parametrize("state", [RowState.FAILED, RowState.NEEDS_HUMAN])
def test_whatever_was_on_its_way_to_a_deleted_comment_is_named_on_its_card(
    state: RowState, kind: RowKind, language: Language
) -> None:
    facts = every_state(language)["failed"]
    assert isinstance(facts, CommentCard)
    assert facts.reply is not None
    body = TEXT if kind in (RowKind.REPLY, RowKind.EDIT_OWN) else ""
    reply = replace(facts.reply, state=state, kind=kind, body=body, reason=Reason.GONE)
    comment = replace(facts.comment, visibility=Visibility.GONE, text="")
    deleted = replace(facts, reply=reply, comment=comment, state=CardState.DELETED)
    view = draw(deleted, speak(language), NOW)
    assert len(shown(view).split("\n")) == 2
    assert bool(labels(view)) is bool(body)


# Every state of a channel: a row ends, or its card says what it waits for.

MOVES = (
    "pause",
    "resume",
    "resume",
    "remove",
    "submit",
    "submit",
    "unclear",
    "deliver",
    "spam",
    "restart",
    "gone",
)


@pytest.mark.parametrize("seed", range(6))
async def test_every_row_ends_or_its_card_says_what_it_waits_for(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        roll = random.Random(seed)
        for number in range(3):
            bed.platform.write(f"Offen {number}?", author=f"A{number}", author_id=f"a{number}")
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        for _ in range(60):
            await _move(bed, roll)
            await _settled(bed)


async def _move(bed: SimcordBed, roll: random.Random) -> None:
    ids = await bed.app.db.read(lambda tx: [CommentId(r["id"]) for r in tx.all("SELECT id FROM comment")])
    comment, who = roll.choice(ids), MemberId(bed.owner.id)
    press = InteractionId(roll.getrandbits(60))
    match roll.choice(MOVES):
        case "pause" | "resume" as to:
            await turn(bed, to)
        case "remove" if roll.random() < 0.2:
            await turn(bed, "remove")
        case "submit":
            form = FormInput(comment, who, f"Ja {press}.", press)
            kept = await bed.app.replies.keep_text(bed.business.id, form, bed.clock())
            await bed.app.replies.send(acting(bed.business.id, who, bed.clock()), kept)
        case "unclear":
            bed.platform.trouble("send", Unclear())
        case "deliver":
            bed.clock.advance(timedelta(seconds=15))
            await bed.app.delivery.step(bed.business.id, bed.channel, bed.clock())
        case "spam":
            await bed.app.acts.act(
                acting(bed.business.id, who, bed.clock()), comment, Act.SPAM, press, undo=True
            )
        case "restart":
            await bed.app.delivery.recover(bed.clock())
        case "gone" if roll.random() < 0.1:
            await bed.app.db.write(
                lambda tx: tx.execute("UPDATE comment SET visibility = 'gone' WHERE id = :id", id=comment)
            )
        case _:
            pass


async def _settled(bed: SimcordBed) -> None:
    """After hours in which delivery worked whenever something was due."""
    end = bed.clock() + timedelta(hours=4)
    while True:
        due = await bed.app.delivery.step(bed.business.id, bed.channel, bed.clock())
        if due is None or due > end:
            break
        bed.clock.advance(max(due - bed.clock(), timedelta(0)))
    for row in await bed.app.db.read(lambda tx: OutboxStore(tx).all_in_flight(bed.business.id)):
        found = await bed.app.forms.again(bed.business.id, row.comment_id, None)
        assert found is not None
        facts, _ = found
        assert facts.channel.state is ChannelState.PAUSED, row
        text = shown(draw(facts, speak(Language.GERMAN_DU), bed.clock()))
        assert text.startswith("### Wartet: Blog ist pausiert"), text
