"""A shop finds its voice: starter templates, brand, a suggestion in two taps, what the check stops, what is sorted out, and what
customers' words of the month say in the end.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.simcord_bed import SimcordBed, form_in, message_in, simcord_bed

SPAM = "Earn $3000 weekly with bitcoin, check my profile"


async def starter(bed: SimcordBed, take: str) -> int:
    """Takes the starter templates that suit everybody; how many there are then."""
    panel = message_in(await bed.owner.command("templates"))
    trades = message_in(await bed.owner.click(panel, panel.buttons[1]))
    trade = message_in(await bed.owner.choose(trades, trades.selects[0]["placeholder"], "common"))
    await bed.owner.click(trade, take)
    return len(await bed.app.templates.all(bed.business.id))


async def test_from_the_first_template_to_the_words_of_the_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        assert await starter(bed, "Alle") >= 10
        brand = message_in(await bed.owner.command("brand"))
        facts = form_in(await bed.owner.click(brand, "Angaben"))
        await bed.owner.send(facts, facts="öffnungszeiten: Di bis Sa, 8 bis 18 Uhr")
        words = form_in(await bed.owner.click(brand, "Wörter"))
        await bed.owner.send(words, words="billig = günstig")
        taps = bed.owner.interactions

        # A suggestion is two taps from the lock screen, with the fact of the business filled in.
        card = await bed.asked("wie lang habts heut offen? lg Xenija", author="Xenija Petkov")
        assert "Öffnungszeiten" in card.buttons[0]
        form = form_in(await bed.owner.click(card, card.buttons[0]))
        assert "Di bis Sa, 8 bis 18 Uhr" in form.fields["answer"]["value"]
        await bed.owner.send(form)
        assert bed.owner.interactions == taps + 2
        await bed.deliver()
        [reply] = bed.platform.own()
        assert "Di bis Sa, 8 bis 18 Uhr" in reply.text and "{" not in reply.text

        # What is not the business's voice is stopped, and nothing typed is lost.
        card = await bed.asked("Was kostet ein Kurs?", author="Gundula Aschauer")
        form = form_in(await bed.owner.click(card, "Antworten"))
        objected = message_in(await bed.owner.send(form, answer="Kommen Sie vorbei, es ist billig."))
        assert "„Kommen Sie vorbei“" in objected.text and "„billig“ → „günstig“" in objected.text
        form = form_in(await bed.owner.click(objected, "Ändern"))
        assert form.fields["answer"]["value"] == "Kommen Sie vorbei, es ist billig."
        await bed.owner.send(form, answer="Komm vorbei, es ist günstig.")
        await bed.deliver()
        assert bed.platform.own()[-1].text == "Komm vorbei, es ist günstig."

        # An advertisement rings nobody, and waits where it can be looked at.
        before = len(bed.cards())
        bed.platform.write(SPAM, author="Crypto Queen")
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.show()
        assert len(bed.cards()) == before
        listed = message_in(await bed.owner.command("open"))
        listed = message_in(await bed.owner.choose(listed, "Anzeigen …", "out"))
        assert "Crypto Queen" in listed.text

        # The month says what it was about, in the customers' words and without their names.
        month = message_in(await bed.owner.command("report", part="month"))
        assert month.text.startswith("### Worum es ging: ")
        assert "**2 neu · 2 beantwortet · 0 offen**" in month.text
        assert "**Öffnungszeiten** · 1\n-# „wie lang habts heut offen? lg" in month.text
        assert "Xenija" not in month.text and "bitcoin" not in month.text
