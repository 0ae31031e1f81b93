"""Brand panel: each part is a form, what is refused opens again with what was typed, and the draft role only reads."""

from pathlib import Path

import pytest
from discord import ui

from bot.domain.brand import PLAIN, Brand, Fact, Gender, Voice, Wording
from bot.domain.business import MemberId
from bot.domain.settings import Language
from bot.texts import speak
from cogs.brand import forms
from cogs.brand.page import markdown
from tests.support.businesses import acting
from tests.support.clock import NOW
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


async def test_the_form_of_facts_names_what_templates_miss_in_the_language_of_the_business(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        actor = acting(bed.business.id, MemberId(bed.owner.id), NOW)
        body = "Hallo {name}! Ruf an: {telefon}. {versand} {parken|Parken kannst du hier.} {Tag}"
        template = await bed.app.templates.save(actor, None, "Versand", "", body)
        assert isinstance(template, int)
        english = "Hello! Call {phone}. {shipping}"
        assert await bed.app.template_details.translate(actor, template, Language.ENGLISH, english) is True
        form = await form_of(bed, await opened(bed), "Angaben")
        assert form.fields["facts"]["value"] == "telefon: \nversand: "
        panel = message_in(await bed.owner.send(form, facts="telefon: \nversand: 4 Tage"))
        assert panel.text.startswith("-# Gespeichert.")
        assert (await bed.app.brand.voice(bed.business.id)).brand.facts == (Fact("versand", "4 Tage"),)
        form = await form_of(bed, await opened(bed), "Angaben")
        assert form.fields["facts"]["value"] == "versand: 4 Tage\ntelefon: "


async def test_the_option_opens_a_part_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        form = form_in(await bed.owner.command("brand", part="goals"))
        assert form.title == "Ziele, Werte, Zielgruppe"
        assert list(form.fields) == ["goal_1", "goal_2", "goal_3", "values", "audience"]


async def test_all_templates_are_checked_at_once_and_what_does_not_fit_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        actor = acting(bed.business.id, MemberId(bed.owner.id), NOW)
        await bed.app.brand.set_words(actor, "billig = günstig")
        await bed.app.templates.save(actor, None, "Gut", "", "Hallo {vorname|Sie}! Komm vorbei.")
        panel = message_in(await bed.owner.click(await opened(bed), "Prüfen"))
        assert panel.text == "### 1 Vorlage, und sie passt zur Marke"
        assert panel.selects == []
        await bed.app.templates.save(actor, None, "Förmlich", "", "Kommen Sie {?Wann}, es ist billig.")
        panel = message_in(await bed.owner.click(await opened(bed), "Prüfen"))
        assert panel.text.split("\n") == [
            "### 1 Vorlage passt nicht zur Marke",
            "**Förmlich** (du)",
            "-# „Kommen Sie {?Wann}“ → „Komm {?Wann}“ · „billig“ → „günstig“",
        ]
        one = message_in(
            await bed.owner.choose(panel, "Eine öffnen …", panel.selects[0]["options"][0]["value"])
        )
        assert "### Förmlich" in one.text


async def test_a_pasted_text_is_checked_and_kept_to_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        panel = message_in(await bed.owner.command("brand", part="check"))
        said = message_in(
            await bed.owner.send(await form_of(bed, panel, "Text prüfen"), text="Können Sie kurz?")
        )
        assert said.text == (
            "Du hast „Sie“ geschrieben, ihr seid per du. „Können Sie kurz“ → „Kannst du kurz“"
        )
        form = await form_of(bed, said, "Ändern")
        assert form.fields["text"]["value"] == "Können Sie kurz?"
        said = message_in(await bed.owner.send(form, text="Kannst du kurz?"))
        assert said.text == "Das passt zur Marke."


async def answered(bed: SimcordBed, question: str, author: str, answer: str) -> None:
    card = await bed.asked(question, author=author, author_id=author)
    form = form_in(await bed.owner.click(card, "Antworten"))
    said = await bed.owner.send(form, answer=answer)
    if isinstance(said, Shown):
        await bed.owner.click(said, "Trotzdem senden")
    await bed.deliver()


async def test_a_greeting_with_a_blank_is_not_saved_for_no_reply_could_be_sent_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        form = await form_of(bed, await opened(bed), "Gruß")
        refused = message_in(await bed.owner.send(form, greeting="Hallo {nmae}, {?Tag}"))
        assert refused.text == "Nichts gespeichert: Im Gruß fülle ich {name} und {vorname} aus, nicht {nmae}."
        form = await form_of(bed, refused, "Ändern")
        panel = message_in(await bed.owner.send(form, greeting="Hallo {vorname|du},"))
        assert "**Gruß:** Hallo {vorname|du}," in panel.text.replace("\\", "")


async def test_a_sign_off_in_another_form_of_address_is_saved_and_said_below_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        form = await form_of(bed, await opened(bed), "Gruß")
        panel = message_in(await bed.owner.send(form, greeting="Hallo {vorname|du},", sign_off="Ihr Team"))
        assert panel.text.replace("\\", "").split("\n")[2:5] == [
            "**Anrede:** du",
            "**Gruß:** Hallo {vorname|du}, … Ihr Team",
            "-# Du hast „Sie“ geschrieben, ihr seid per du. „Ihr“ → „Dein“",
        ]
        form = await form_of(bed, panel, "Anrede")
        panel = message_in(await bed.owner.send(form, address=["sie"], gender=["free"], emoji=["any"]))
        assert "geschrieben" not in panel.text and "Ihr Team" in panel.text


async def test_the_page_for_a_freelancer_holds_the_rules_and_sent_replies_without_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        actor = acting(bed.business.id, MemberId(bed.owner.id), NOW)
        await answered(bed, "Habt ihr offen?", "Klara Kern", "Hallo Klara, ja, bis 14 Uhr. Komm vorbei!")
        await answered(bed, "Und morgen?", "Bert Bauer", "Hallo Bert, kommen Sie morgen wieder, bitte.")
        await answered(bed, "Geht Versand?", "Cleo C.", "Du schreibst „zu teuer“: ab 30 € ist er gratis.")
        await bed.app.brand.set_words(actor, "billig = günstig\nRabatt|e")
        await bed.app.brand.set_goals(actor, ["mehr Kurse"], "ehrlich", "alle in der Gasse")
        await bed.app.brand.set_facts(actor, "telefon: 01 234")
        found = await bed.app.brand.page(bed.business.id)
        text = markdown(found, bed.business, speak(Language.GERMAN_DU), NOW)
        assert text == (
            f"# Markenhandbuch: {bed.business.name}\n\n"
            f"So spricht {bed.business.name} mit der Kundschaft. Stand: 21. November 2026.\n\n"
            "## Für wen wir da sind\n\nalle in der Gasse\n\n"
            "## Wofür wir stehen\n\nehrlich\n\n"
            "## Ziele\n\n- mehr Kurse\n\n"
            "## Anrede\n\nWir sagen „du“, zu mehreren „ihr“: „Kannst du kurz anrufen?“, nicht „Können Sie kurz anrufen?“.\n\n"
            "## Wörter\n\n| Nicht | Stattdessen |\n|---|---|\n| billig | günstig |\n| Rabatt\\|e | – |\n\n"
            "## Angaben\n\n- telefon: 01 234\n\n"
            "## So klingt das: Antworten, die gesendet wurden\n\n"
            "> Du schreibst „[…]“: ab 30 € ist er gratis.\n\n"
            "> Hallo {vorname}, ja, bis 14 Uhr. Komm vorbei!\n"
        )
        panel = await opened(bed)
        sent = message_in(await bed.owner.click(panel, "Ausgeben"))
        assert [one.filename for one in sent.raw.attachments] == ["markenhandbuch.md"]


async def test_a_template_that_does_not_fit_is_saved_and_its_panel_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        actor = acting(bed.business.id, MemberId(bed.owner.id), NOW)
        await bed.app.brand.set_greeting(actor, "", "Liebe Grüße", "")
        panel = message_in(await bed.owner.command("templates"))
        form = await form_of(bed, panel, "Neue Vorlage")
        body = "Kommen Sie vorbei.\nLiebe Grüße"
        panel = message_in(await bed.owner.send(form, title="Besuch", body=body))
        assert panel.text.startswith("-# Gespeichert.\n### Besuch\n")
        assert panel.text.split("\n")[-1] == (
            "Passt nicht zur Marke (du): „Kommen Sie vorbei“ → „Komm vorbei“"
        )
        form = await form_of(bed, panel, "Ändern")
        panel = message_in(await bed.owner.send(form, body="Komm vorbei."))
        assert panel.text.split("\n")[-1] == "-# Passt nicht zur Marke (du): ohne „Liebe Grüße“"
        form = await form_of(bed, panel, "Ändern")
        panel = message_in(await bed.owner.send(form, body="Komm vorbei.\nLiebe Grüße"))
        assert "Marke" not in panel.text


@pytest.mark.parametrize("language", Language)
def test_what_a_form_says_beside_its_fields_is_no_longer_than_discord_takes(language: Language) -> None:
    voice = Voice(Language.GERMAN_DU, PLAIN)
    texts = speak(language)
    made = [form(voice, texts, {}) for form in (forms.style_form, forms.words_form, forms.greeting_form)]
    made += [forms.facts_form(voice, texts, {}, ("telefon",)), forms.goals_form(voice, texts)]
    labels = [label for form in made for label in form.children if isinstance(label, ui.Label)]
    assert len(labels) > 10
    assert max(len(label.text) for label in labels) <= 45
    assert max(len(label.description or "") for label in labels) <= 100
    assert max(len(form.title) for form in made) <= 45
