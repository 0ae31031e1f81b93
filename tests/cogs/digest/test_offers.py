"""Offers in the digest: a changed wording, a template of replies by hand, one for what nothing fitted; each one tap."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.settings import Language
from bot.storage.comments import CommentStore
from bot.storage.erasing import ErasingStore
from cogs.digest.drawing import LINES
from cogs.digest.poster import Reporter
from cogs.kit.phone import phone_lines
from tests.cogs.inbox.test_learning import answered, save
from tests.support.simcord_bed import Shown, SimcordBed, form_in, message_in, simcord_bed

PEOPLE = ("Anna Huber", "Maria Maier", "Clara Wolf", "Dora Stein")


async def reported(bed: SimcordBed) -> Shown:
    """The digest of the next morning."""
    morning = (bed.clock() + timedelta(days=1)).replace(hour=7, minute=5)
    bed.clock.advance(morning - bed.clock())
    await bed.read()
    reporter = Reporter(bed.client, bed.app.digests, bed.app.convert_after)
    for _ in range(4):
        await reporter.step(bed.clock())
        bed.clock.advance(timedelta(seconds=5))
    return [card for card in bed.cards() if "offer:" in str(card.parts) or "numbers:show" in str(card.parts)][
        -1
    ]


async def rows(bed: SimcordBed, sql: str) -> list[tuple[Any, ...]]:
    return await bed.app.db.read(lambda tx: [tuple(row) for row in tx.all(sql)])


async def asked(bed: SimcordBed, text: str, name: str) -> Shown:
    bed.clock.advance(timedelta(minutes=30))
    return await bed.asked(text, author=name, author_id=name)


async def changed_three_times(bed: SimcordBed, price: str = "12") -> None:
    """A template whose price was changed the same way for three customers; {} is their name."""
    await save(bed, body="Hallo {vorname|du}, Gutscheine gibt es ab 10 Euro, im Laden und im Web.")
    for name in PEOPLE[:3]:
        card = await asked(bed, f"Habt ihr Gutscheine? {name[0]}", name)
        first = name.split()[0]
        await answered(
            bed,
            card,
            f"Hallo {first}, Gutscheine gibt es ab {price.format(first)} Euro, im Laden und im Web.",
        )
    await bed.learn()


async def test_a_template_that_was_changed_the_same_way_three_times_is_changed_with_one_tap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await changed_three_times(bed)
        digest = await reported(bed)
        assert "3-mal hast du „Gutscheine“ gleich geändert:\n-# „10“ → „12“" in digest.text
        assert digest.buttons[-2:] == ["Übernehmen", "Nein danke"]
        panel = message_in(await bed.owner.click(digest, "Übernehmen"))
        assert "Gutscheine gibt es ab 12 Euro" in panel.text
        assert (await rows(bed, "SELECT body FROM template")) == [
            ("Hallo {vorname|du}, Gutscheine gibt es ab 12 Euro, im Laden und im Web.",)
        ]
        decided = bed.again(digest)
        assert (
            decided.text == f"{digest.text}\n-# Angebot angenommen."
            and decided.buttons == digest.buttons[:-2]
        )
        assert (await rows(bed, "SELECT accepted FROM offer")) == [(1,)]


async def test_what_was_declined_is_not_offered_again_and_a_day_has_one_offer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await changed_three_times(bed, "12, {},")
        digest = await reported(bed)
        assert "„10“ → „12, {vorname},“" in digest.text.replace("\\", "")
        said = message_in(await bed.owner.click(digest, "Nein danke"))
        assert "In Ordnung, das biete ich nicht mehr an." in said.text
        assert "-# Angebot abgelehnt." in bed.again(digest).text
        await asked(bed, "Wann habt ihr am Samstag offen?", "Emil")
        digest = await reported(bed)
        assert "geändert" not in digest.text and "Übernehmen" not in digest.buttons
        assert len(await rows(bed, "SELECT id FROM offer")) == 1


BY_HAND = "Leider haben wir heuer keine Radständer mehr, im Frühling kommen neue von der Gemeinde."


async def test_three_replies_by_hand_that_say_the_same_become_a_template_with_their_comments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for name in PEOPLE[:3]:
            card = await asked(bed, f"Gibt es einen Radständer bei euch? {name[0]}", name)
            await answered(bed, card, f"Hallo {name.split()[0]}! {BY_HAND} {name[0]}", template="")
        await bed.learn()
        digest = await reported(bed)
        assert "3-mal hast du fast dasselbe geschrieben: „" in digest.text
        form = form_in(await bed.owner.click(digest, "Vorlage anlegen"))
        assert "Radständer" in form.fields["title"]["value"]
        assert "{vorname}" in form.fields["body"]["value"] and "Radständer" in form.fields["body"]["value"]
        panel = message_in(await bed.owner.send(form, title="Radständer", body=BY_HAND))
        assert "### Radständer" in panel.text and "3 gelernt" in panel.text
        assert await rows(bed, "SELECT accepted FROM offer") == [(1,)]
        assert "-# Vorlage angelegt." in bed.again(digest).text
        assert await rows(bed, "SELECT origin FROM example") == [("offer",)] * 3


TOPIC = {
    Language.GERMAN_DU: ("3-mal ging es um Radständer, dafür hast du noch keine Vorlage.", "Vorlage anlegen"),
    Language.GERMAN_SIE: (
        "3-mal ging es um Radständer, dafür haben Sie noch keine Vorlage.",
        "Vorlage anlegen",
    ),
    Language.ENGLISH: (
        "3 comments were about Radständer, and you have no template for that.",
        "Make template",
    ),
}


@pytest.mark.parametrize("language", list(Language))
async def test_three_comments_that_nothing_fitted_are_offered_a_template_in_every_language(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence, button = TOPIC[language]
    async with simcord_bed(tmp_path, monkeypatch, language=language) as bed:
        for text, name in zip(
            (
                "Wo ist der Radständer?",
                "Habt ihr einen Radständer vorm Haus?",
                "Kommt der Radständer wieder?",
            ),
            PEOPLE,
            strict=False,
        ):
            await asked(bed, text, name)
        digest = await reported(bed)
        assert sentence in digest.text
        assert phone_lines(digest.text.split("\n")) <= LINES
        form = form_in(await bed.owner.click(digest, button))
        assert form.fields["title"]["value"] == "Radständer"
        await bed.owner.send(form, body="Der Radständer steht im Hof.")
        assert await rows(bed, "SELECT origin FROM example") == [("offer",)] * 3


async def test_replies_by_hand_that_resemble_a_template_are_no_reason_for_another_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await save(bed, "Radständer", BY_HAND)
        for name in PEOPLE[:3]:
            card = await asked(bed, f"Wo sperr ich mein Rad an? {name[0]}", name)
            await answered(bed, card, f"{BY_HAND} {name[0]}", template="")
        await bed.learn()
        assert await rows(bed, "SELECT origin FROM example") == [("typed",)] * 3
        await reported(bed)
        assert await rows(bed, "SELECT kind FROM offer") == []


async def test_an_offer_goes_with_a_comment_that_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await changed_three_times(bed)
        digest = await reported(bed)
        business = bed.business.id
        comments = await bed.app.db.read(lambda tx: CommentStore(tx).newest(business, 1))
        await bed.app.db.write(lambda tx: ErasingStore(tx).empty(business, [comments[0].id], [], bed.clock()))
        assert await rows(bed, "SELECT id FROM offer") == []
        assert await rows(bed, "SELECT id FROM offer_comment") == []
        said = message_in(await bed.owner.click(digest, "Übernehmen"))
        assert "Das gibt es hier nicht mehr." in said.text
        assert "Übernehmen" not in bed.again(digest).buttons
