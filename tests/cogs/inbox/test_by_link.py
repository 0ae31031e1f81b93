"""Replies by link: three taps from a card to a reply on a platform that wants a person, and the card until it is seen there."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.settings import Language
from bot.ports import UseLink
from tests.support.simcord_bed import Form, Shown, SimcordBed, form_of, message_in, simcord_bed

TEXT = "Ja, am Samstag bis 18 Uhr!"


def links(shown: Shown) -> dict[str, str]:
    return {part["label"]: part["url"] for part in shown.parts if part.get("url") and part.get("label")}


async def by_link(bed: SimcordBed) -> Shown:
    """A comment on a platform that wants a person to answer."""
    bed.platform.by_link = True
    return await bed.asked("Habt ihr am Samstag offen?", author="Klara K.")


async def test_three_taps_lead_from_the_card_to_the_platform_with_the_reply_filled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await by_link(bed)
        form = await form_of(bed, card, "Antworten")
        assert form.fields["answer"]["description"] == (
            "Geht per Link: Du stellst es dort selbst hinein. Höchstens 500 Zeichen."
        )
        handed = message_in(await bed.owner.send(form, answer=TEXT))
        comment = next(iter(bed.platform.comments))
        page = bed.platform.link(comment, TEXT)
        assert bed.owner.interactions == 2
        assert links(handed) == {"Im Blog antworten": page}
        assert TEXT in handed.text
        await bed.show()
        shown = bed.again(card)
        assert shown.framed and shown.text.startswith("### Frage von Klara K.")
        assert "-# Text übergeben um " in shown.text and f"> {TEXT}" in shown.text
        assert shown.buttons == ["Im Blog antworten", "Ist beantwortet", "Text", "Mehr"]
        assert links(shown) == {"Im Blog antworten": page}
        # She posts it there.
        bed.clock.advance(timedelta(minutes=3))
        bed.platform.answer(comment, TEXT, team=False)
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.show()
        closed = bed.again(card)
        assert closed.text.startswith("**Beantwortet nach 5 min, [direkt im Blog](")
        assert len(bed.cards()) == 1


async def test_a_refusal_by_link_turns_the_card_into_one_with_the_link_and_rings_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, language=Language.GERMAN_SIE) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?", author="Klara K.")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer=TEXT)
        bed.platform.trouble("send", UseLink("https://fake.example/reply?to=1&text=Ja"))
        await bed.deliver()
        shown = bed.again(card)
        assert shown.framed and shown.text.startswith("### Frage von Klara K.")
        assert "-# Text übergeben um " in shown.text and f"> {TEXT}" in shown.text
        assert links(shown) == {"Im Blog antworten": "https://fake.example/reply?to=1&text=Ja"}
        copied = message_in(await bed.owner.click(shown, "Text"))
        assert TEXT in copied.text and "Im Blog antworten" in copied.buttons
        assert len(bed.cards()) == 1
        assert await bed.owner.click(shown, "Ist beantwortet") is None
        await bed.show()
        assert bed.again(card).text.startswith("**Beantwortet nach ")
        assert "fake.example/reply" not in bed.again(card).text


async def test_a_reply_too_long_for_a_link_leaves_the_link_without_text_and_the_text_to_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await by_link(bed)
        long = "Ja, natürlich! " * 30
        handed = message_in(await bed.owner.send(await form_of(bed, card, "Antworten"), answer=long))
        (page,) = links(handed).values()
        assert page == "https://fake.example/reply?to=1"
        assert long.strip() in handed.text


async def test_an_address_that_discord_would_refuse_gives_way_to_the_page_of_the_comment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer=TEXT)
        bed.platform.trouble("send", UseLink("https://fake.example/" + "x" * 600))
        await bed.deliver()
        comment = next(iter(bed.platform.comments.values()))
        assert links(bed.again(card)) == {"Im Blog antworten": bed.platform.url(comment)}


async def test_what_a_reply_costs_is_said_before_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Wo seid ihr?")
        form = await form_of(bed, card, "Antworten")
        assert isinstance(form, Form)
        await bed.owner.send(form, answer="Hier: https://example.org")
        await bed.poster.step(bed.clock())
        assert bed.again(card).text.endswith("-# direkt im Blog")
        await bed.owner.click(bed.again(card), "Zurückholen")
        await bed.poster.step(bed.clock())
        await bed.owner.send(await form_of(bed, bed.again(card), "Antworten"), answer="Gleich ums Eck.")
        await bed.poster.step(bed.clock())
        assert "direkt im Blog" not in bed.again(card).text
