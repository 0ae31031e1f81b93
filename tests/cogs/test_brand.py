"""Brand panel: each part is a form, what is refused opens again with what was typed, and the draft role only reads."""

from pathlib import Path

import pytest

from bot.domain.brand import Brand, Fact, Gender, Wording
from bot.domain.settings import Language
from tests.support.simcord_bed import Form, Shown, SimcordBed, form_in, message_in, simcord_bed


async def opened(bed: SimcordBed) -> Shown:
    return message_in(await bed.owner.command("brand"))


async def form_of(bed: SimcordBed, panel: Shown, label: str) -> Form:
    return form_in(await bed.owner.click(panel, label))


async def test_a_business_without_rules_sees_its_form_of_address_and_what_can_be_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        panel = await opened(bed)
        assert panel.text.split("\n") == [
            "### Marke",
            "**Anrede:** du",
            "-# Daran prüfe ich jede Vorlage und jede Antwort.",
        ]
        assert panel.buttons[:5] == ["Anrede", "Wörter", "Gruß", "Angaben", "Ziele"]


async def test_every_part_is_set_in_a_form_and_shown_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        panel = await opened(bed)
        form = await form_of(bed, panel, "Anrede")
        panel = message_in(
            await bed.owner.send(
                form, address=["sie"], gender=["star"], emoji=["1"], which="☕", sentence="20"
            )
        )
        panel = message_in(
            await bed.owner.send(await form_of(bed, panel, "Wörter"), words="billig = günstig\nKunde")
        )
        form = await form_of(bed, panel, "Gruß")
        panel = message_in(
            await bed.owner.send(form, greeting="Grüß Gott {name},", sign_off="Beste Grüße", team="Anna")
        )
        panel = message_in(
            await bed.owner.send(await form_of(bed, panel, "Angaben"), facts="Telefon: 01 234")
        )
        form = await form_of(bed, panel, "Ziele")
        panel = message_in(
            await bed.owner.send(form, goal_1="mehr Kurse", values="ehrlich", audience="Büros")
        )
        assert panel.text.split("\n") == [
            "-# Gespeichert.",
            "### Marke",
            "**Anrede:** Sie · Kund\\*innen",
            "**Stil:** höchstens 1 Emoji · nur ☕ · Sätze bis 20 Wörter",
            "**Gruß:** Grüß Gott {name}, … Beste Grüße",
            "**Nicht:** billig · Kunde",
            "**Angaben:** telefon",
            "**Ziele:** mehr Kurse",
            "-# Daran prüfe ich jede Vorlage und jede Antwort.",
        ]
        voice = await bed.app.brand.voice(bed.business.id)
        assert voice.address is Language.GERMAN_SIE
        assert voice.brand == Brand(
            gender=Gender.STAR,
            emoji_most=1,
            emoji_which="☕",
            sentence_words=20,
            greeting="Grüß Gott {name},",
            sign_off="Beste Grüße",
            values="ehrlich",
            audience="Büros",
            words=(Wording("billig", "günstig"), Wording("Kunde")),
            facts=(Fact("telefon", "01 234"),),
            goals=("mehr Kurse",),
            team=("Anna",),
        )
        form = await form_of(bed, panel, "Wörter")
        assert form.fields["words"]["value"] == "billig = günstig\nKunde"


async def test_a_line_that_cannot_be_read_changes_nothing_and_is_kept_to_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        form = await form_of(bed, await opened(bed), "Angaben")
        said = message_in(await bed.owner.send(form, facts="telefon: 01 234\nöffnungszeiten"))
        assert said.text == ("Nichts gespeichert: „öffnungszeiten“. Schreib Name, Doppelpunkt, Text.")
        assert (await bed.app.brand.voice(bed.business.id)).brand == Brand()
        form = await form_of(bed, said, "Ändern")
        assert form.fields["facts"]["value"] == "telefon: 01 234\nöffnungszeiten"
        panel = message_in(await bed.owner.send(form, facts="telefon: 01 234"))
        assert "**Angaben:** telefon" in panel.text


async def test_the_option_opens_a_part_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        form = form_in(await bed.owner.command("brand", part="goals"))
        assert form.title == "Ziele, Werte, Zielgruppe"
        assert list(form.fields) == ["goal_1", "goal_2", "goal_3", "values", "audience"]
