"""The panel of templates: languages, examples, place, preview, search, copy, restore, files, starter templates."""

import csv
import io
import time
from pathlib import Path

import pytest
from discord import ui

from bot.domain.business import MemberId
from bot.domain.channel import ChannelId
from bot.domain.finding import Finding, Rule
from bot.domain.settings import Language
from bot.domain.template import BODY_LIMIT, TITLE_LIMIT, Flaw, Template, TemplateId
from bot.domain.template_file.records import FileForm, Problem, RowFlaw
from bot.services.business.brand import CheckedTemplate, CheckedTemplates
from bot.services.business.template_details import Details
from bot.services.business.template_files import Plan
from bot.storage.templates import TemplateStore
from bot.texts import speak
from cogs.brand.checking import draw
from cogs.templates.drawing import draw_one
from cogs.templates.files import plan_text
from tests.support.businesses import acting
from tests.support.clock import NOW
from tests.support.simcord_bed import Shown, SimcordBed, form_in, form_of, message_in, simcord_bed

BODY = "Hallo {vorname|du}, ab 10 €."


def test_a_file_with_many_mistakes_is_answered_at_once() -> None:
    hints = [Problem(2, "Wo", RowFlaw.NO_CONNECTION, f"Fax {number}") for number in range(100_000)]
    plan = Plan(("Wo",), (), (*hints, Problem(3, "Was", Flaw.NO_BODY)))
    began = time.thread_time()
    said = plan_text(plan, speak(Language.GERMAN_DU))
    assert time.thread_time() - began < 0.3
    assert "Zeile 3 (Was)" in said and "Fax 11" in said and "Fax 12" not in said
    assert len(said) <= 1900


async def panel_of(bed: SimcordBed, template: TemplateId) -> Shown:
    return message_in(await bed.owner.command("templates", template=str(template)))


async def panel_of_list(bed: SimcordBed) -> Shown:
    return message_in(await bed.owner.command("templates"))


async def bodies(bed: SimcordBed) -> dict[str, str]:
    return {one.title: one.body for one in await bed.app.templates.all(bed.business.id)}


def shown_in(view: ui.LayoutView) -> str:
    return "".join(part.content for part in view.walk_children() if isinstance(part, ui.TextDisplay))


@pytest.mark.parametrize("unit", ["a ", "*", "|", "`a` ", "https://x.example/ ", "a\n"])
def test_no_text_of_a_template_is_longer_than_a_message_whatever_was_found_in_it(unit: str) -> None:
    def long(length: int) -> str:
        return (unit * length)[:length]

    every = [
        Template(TemplateId(number), long(TITLE_LIMIT), long(14), long(BODY_LIMIT), 9, NOW, category=long(40))
        for number in range(1, 11)
    ]
    found = tuple(Finding(Rule.TABOO, place, place + 1, long(200), long(60)) for place in range(20))
    checked = tuple(CheckedTemplate(one.id, one.title, one.language, found) for one in every)
    texts = speak(Language.GERMAN_SIE)
    panel = shown_in(
        draw_one(Details(every[0], (), 3, (), (), (), checked[:3]), texts, "Europe/Vienna", "Ja.")
    )
    assert len(panel) <= 4000
    assert panel.count("Passt nicht zur Marke") == 3
    assert len(shown_in(draw(CheckedTemplates(10, checked), texts, 0))) <= 4000


async def test_a_comment_in_english_is_answered_with_the_english_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, language=Language.GERMAN_SIE) as bed:
        panel = await panel_of(bed, await bed.saved("Gutscheine", "Guten Tag, Gutscheine ab 10 €."))
        form = form_in(await bed.owner.choose(panel, "Mehr", "Text: English"))
        assert form.fields["body"].get("value") is None
        panel = message_in(
            await bed.owner.send(form, body="Hello {firstname|there}, Gutscheine are vouchers, from € 10.")
        )
        assert "Texte: Sie, English" in panel.text
        asked = await bed.asked("Hello, do you have vouchers (Gutscheine) for my friend?", author="Kim Lee")
        form = await form_of(bed, asked, "1 Gutscheine")
        assert form.fields["answer"]["value"].startswith("Hello there, Gutscheine are")
        asked = await bed.asked("Haben Sie auch Gutscheine?", author="Anna Huber")
        form = await form_of(bed, asked, "1 Gutscheine")
        assert form.fields["answer"]["value"] == "Guten Tag, Gutscheine ab 10 €."


async def test_a_text_in_another_language_that_cannot_be_saved_is_handed_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        panel = await panel_of(bed, await bed.saved("Gutscheine", BODY))
        form = form_in(await bed.owner.choose(panel, "Mehr", "Text: Sie"))
        refused = message_in(await bed.owner.send(form, body="{?a} {?b} {?c} {?d}"))
        assert refused.text.startswith("Der Text hat 4 Lücken, ein Formular hat Platz für 3.")
        assert "{?a} {?b} {?c} {?d}" in refused.text
        panel = await panel_of(bed, TemplateId(1))
        form = form_in(await bed.owner.choose(panel, "Mehr", "Text: Sie"))
        panel = message_in(await bed.owner.send(form, body="Guten Tag."))
        form = form_in(await bed.owner.choose(panel, "Mehr", "Text: Sie"))
        assert form.fields["body"]["value"] == "Guten Tag."
        await bed.owner.send(form, body="")
        (template,) = await bed.app.templates.all(bed.business.id)
        assert template.others == ()


async def test_examples_category_and_place_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        panel = await panel_of(bed, await bed.saved("Gutscheine", BODY))
        form = form_in(await bed.owner.choose(panel, "Mehr", "Kommentare, auf die sie passt"))
        panel = message_in(
            await bed.owner.send(form, example_1="Habts Gutscheine?", example_4="Was schenk ich?")
        )
        assert "2 Beispiele" in panel.text
        form = form_in(await bed.owner.choose(panel, "Mehr", "Kommentare, auf die sie passt"))
        assert [field.get("value") for field in form.fields.values()] == [
            "Habts Gutscheine?",
            "Was schenk ich?",
            None,
            None,
            None,
        ]
        form = form_in(await bed.owner.choose(panel, "Mehr", "Kategorie und Ort"))
        panel = message_in(await bed.owner.send(form, category="Verkauf"))
        assert "\n-# Kategorie: Verkauf\n" in panel.text
        found = await bed.app.template_details.get(bed.business.id, TemplateId(1))
        assert found is not None
        assert [one.text for one in found.examples] == ["Habts Gutscheine?", "Was schenk ich?"]


async def test_a_preview_shows_the_reply_to_a_comment_that_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        template = await bed.saved("Gutscheine", "Hallo {vorname|du}, am {?Tag}.")
        panel = message_in(await bed.owner.click(await panel_of(bed, template), "Vorschau"))
        assert panel.text.startswith("-# Es hat noch niemand geschrieben.")
        await bed.asked("Habt ihr Gutscheine?", author="Anna Huber")
        await bed.asked("Danke!", author="Gasthaus Huber", author_id="2")
        first = message_in(await bed.owner.click(panel, "Vorschau"))
        assert first.text == (
            "### Vorschau: Gutscheine\n-# Anna Huber schrieb:\n> Habt ihr Gutscheine?\n"
            "-# Deine Antwort (du):\n> Hallo Anna, am {?Tag}.\n-# Ich frage nach: Tag"
        )
        second = message_in(await bed.owner.click(first, "Anderer Kommentar"))
        assert "Gasthaus Huber schrieb:" in second.text
        assert "\n> Hallo du, am" in second.text
        assert (
            message_in(await bed.owner.click(second, "Zurück"))
            .text.split("\n")[0]
            .startswith("### Gutscheine")
        )


async def test_templates_are_found_while_typing_and_by_a_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for number in range(12):
            await bed.saved(f"Vorlage {number:02}", "Nichts.")
        await bed.saved("Öffnungszeiten", "Von 8 bis 18 Uhr, samstags bis 14 Uhr.")
        await bed.saved("Samstag", "Bis 14 Uhr.")
        panel = message_in(await bed.owner.command("templates"))
        found = message_in(await bed.owner.send(await form_of(bed, panel, "Suchen …"), words="samstag"))
        assert found.text == "### 2 Vorlagen mit „samstag“\nSamstag\nÖffnungszeiten"
        one = message_in(await bed.owner.choose(found, "Eine", "Öffnungszeiten"))
        assert one.text.startswith("### Öffnungszeiten")
        part = message_in(await bed.owner.command("templates", template="ffnungsz"))
        assert part.text == "### 1 Vorlage mit „ffnungsz“\nÖffnungszeiten"
        nothing = message_in(await bed.owner.command("templates", template="Zebra"))
        assert nothing.text == "Keine Vorlage mit „Zebra“."


async def test_a_copy_has_everything_and_what_was_removed_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        template = await bed.saved("Gutscheine", BODY)
        who = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        await bed.app.template_details.translate(who, template, Language.ENGLISH, "Hello")
        await bed.app.template_details.write_examples(who, template, ["Habts Gutscheine?"])
        panel = message_in(await bed.owner.choose(await panel_of(bed, template), "Mehr", "Kopieren"))
        assert panel.text.startswith("-# Das ist die Kopie.")
        assert "### Gutscheine 2" in panel.text
        assert "Texte: du, English · 1 Beispiel" in panel.text
        asked = message_in(await bed.owner.choose(panel, "Mehr", "Entfernen"))
        listed = message_in(await bed.owner.click(asked, "Entfernen"))
        assert list(await bodies(bed)) == ["Gutscheine"]
        others = message_in(await bed.owner.click(listed, "Mehr …"))
        gone = message_in(await bed.owner.click(others, "Entfernte"))
        assert gone.text == "### 1 entfernte Vorlage\nGutscheine 2"
        back = message_in(await bed.owner.choose(gone, "Zurückholen", "Gutscheine 2"))
        assert back.text.startswith("-# Die Vorlage ist wieder da.\n### Gutscheine 2")
        assert sorted(await bodies(bed)) == ["Gutscheine", "Gutscheine 2"]


async def test_a_file_is_taken_in_after_it_was_said_what_would_happen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine", "Alt.")
        table = (
            "Titel;DU;Englisch;Beispiel 1;Verbindungen\r\nGutscheine;Neu, ab 10 €;Hello;Habts Gutscheine?;Fax\r\n"
            "Öffnungszeiten;Bis 18 Uhr;;;\r\nLeer;;;;\r\nVier;{?a}{?b}{?c}{?d};;;\r\n"
        )
        panel = message_in(await bed.owner.command("templates"))
        home = message_in(await bed.owner.click(panel, "Mehr …"))
        form = await form_of(bed, home, "Einlesen …")
        plan = message_in(await bed.owner.send(form, file=("v.csv", table.encode("cp1252"))))
        assert plan.text == (
            "**1 neue:** Öffnungszeiten\n**1 mit gleichem Titel** bekommt die Texte der Datei: Gutscheine\n"
            "**2 bleiben draußen:**\n- Zeile 4 (Leer): kein Text\n- Zeile 5 (Vier): mehr als drei Lücken\n"
            "-# Zeile 2 (Gutscheine): eine Verbindung „Fax“ gibt es nicht"
        )
        assert await bodies(bed) == {"Gutscheine": "Alt."}
        listed = message_in(await bed.owner.click(plan, "Einlesen"))
        assert listed.text.startswith("-# 2 Vorlagen eingelesen.\n### 2 Vorlagen")
        assert await bodies(bed) == {"Gutscheine": "Neu, ab 10 €", "Öffnungszeiten": "Bis 18 Uhr"}
        (first, _) = await bed.app.templates.all(bed.business.id)
        assert first.text_in(Language.ENGLISH) == "Hello"


UNREADABLE = (
    ("a.csv", b"name\nx", "Zeile 1: Die Tabelle braucht eine Spalte"),
    ("a.yaml", b"a: *b", "Zeile 1: Anker, Verweise und Typen"),
    ("a.yml", b"templates:\n  - [", "Zeile "),
    ("a.csv", b"x" * (1024 * 1024 + 1), "Die Datei ist zu groß: höchstens 1 MB."),
    ("a.csv", b"title,du\n", "Darin sind keine Vorlagen."),
)


async def test_a_file_that_cannot_be_read_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        home = message_in(await bed.owner.click(await panel_of_list(bed), "Mehr …"))
        for name, data, sentence in UNREADABLE:
            form = await form_of(bed, home, "Einlesen …")
            refused = message_in(await bed.owner.send(form, file=(name, data)))
            assert refused.text.startswith(sentence)
            home = refused
        assert message_in(await bed.owner.click(home, "Alle Vorlagen")).text.startswith("### Noch keine")
        assert await bodies(bed) == {}


async def test_what_was_handed_over_as_a_file_is_taken_in_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        template = await bed.saved("=Gutscheine", "Hallo {vorname|du},\n---\nServus!")
        who = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        await bed.app.template_details.write_examples(who, template, ["+1 Gutschein?"])
        for label, end in (("Tabelle", "csv"), ("YAML", "yaml")):
            panel = message_in(await bed.owner.command("templates"))
            home = message_in(await bed.owner.click(panel, "Mehr …"))
            handed = message_in(await bed.owner.click(home, label))
            (file,) = handed.raw.attachments
            assert file.filename == f"vorlagen.{end}"
            data = await file.read()
            if end == "csv":
                rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
                assert rows[1][0] == "'=Gutscheine"
            await bed.app.templates.remove(who, template)
            done = await bed.app.template_files.take_in(who, data, FileForm(end))
            assert getattr(done, "added", None) == ("=Gutscheine",)
            (template_now,) = await bed.app.templates.all(bed.business.id)
            template = template_now.id
            details = await bed.app.template_details.get(bed.business.id, template)
            assert details is not None
            assert details.template.body == "Hallo {vorname|du},\n---\nServus!"
            assert [one.text for one in details.examples] == ["+1 Gutschein?"]


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.GERMAN_SIE])
async def test_starter_templates_are_taken_by_trade_in_the_businesss_language(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, language=language) as bed:
        panel = message_in(await bed.owner.command("templates"))
        label = "Starter set" if language is Language.ENGLISH else "Startvorlagen"
        trades = message_in(await bed.owner.click(panel, label))
        options = trades.selects[0]["options"]
        assert options[0]["value"] == "common"
        trade = message_in(await bed.owner.choose(trades, trades.selects[0]["placeholder"], "shop"))
        first = trade.selects[0]["options"][0]
        listed = message_in(await bed.owner.choose(trade, trade.selects[0]["placeholder"], first["value"]))
        assert "shipping" in listed.text.splitlines()[0]  # Only the reply in English names that.
        (template,) = await bed.app.templates.all(bed.business.id)
        assert template.title == first["label"]
        assert template.language is language
        assert {one.language for one in template.variants} == set(Language)
        trades = message_in(await bed.owner.click(await panel_of_list(bed), label))
        trade = message_in(await bed.owner.choose(trades, trades.selects[0]["placeholder"], "shop"))
        left = len(trade.selects[0]["options"])
        listed = message_in(await bed.owner.click(trade, trade.buttons[0]))
        said = listed.text.splitlines()[0]
        assert said.startswith(f"-# {left} ")
        missing = "Still missing in /brand: " if language is Language.ENGLISH else "noch in /marke: "
        assert missing in said and "website" in said
        assert len(await bodies(bed)) == left + 1
        facts = "Facts" if language is Language.ENGLISH else "Angaben"
        form = await form_of(bed, listed, facts)
        panel = message_in(await bed.owner.send(form, facts="Website: example.org"))
        assert f"**{facts}:** website" in panel.text


async def test_a_template_for_another_connection_is_not_suggested_and_comes_last_in_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        template = await bed.saved("Gutscheine", "Gutscheine ab 10 €.")
        await bed.saved("Versand", "In drei Tagen.")
        gone = ChannelId(int(bed.channel) + 7)
        await bed.app.db.write(lambda tx: TemplateStore(tx).place(bed.business.id, template, "", {gone}, 0))
        card = await bed.asked("Habt ihr Gutscheine?")
        assert "1 Gutscheine" not in card.buttons
        more = message_in(await bed.owner.click(card, "Mehr"))
        listed = next(one for one in more.selects if one["placeholder"] == "Andere Vorlage …")
        assert [option["label"] for option in listed["options"]][:2] == ["Versand", "Gutscheine"]
        assert "nur: eine getrennte Verbindung" in (await panel_of(bed, template)).text


async def test_a_template_made_in_the_panel_asks_for_its_blank_first_and_goes_out_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        form = await form_of(bed, await panel_of_list(bed), "Neue Vorlage")
        body = "Hallo {vorname|du}, dein Paket kommt am {?Liefertermin}. {telefon|Ruf uns an.}"
        panel = message_in(await bed.owner.send(form, title="Wo ist mein Paket?", body=body))
        assert "am Knopf: Wo ist mein" in panel.text
        card = await bed.asked("Wo bleibt mein Paket?", author="Gasthaus Huber")
        form = await form_of(bed, card, "1 Wo ist mein")
        assert list(form.fields) == ["blank Liefertermin", "answer"]
        objected = message_in(await bed.owner.send(form))
        assert objected.text.endswith("Noch nicht ausgefüllt: Liefertermin")
        await bed.owner.send(await form_of(bed, objected, "Ändern"), Liefertermin="Freitag")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == [
            "Hallo du, dein Paket kommt am Freitag. Ruf uns an."
        ]
        (template,) = await bed.app.templates.all(bed.business.id)
        assert (template.used, template.edited) == (1, 0)
        text = (await panel_of(bed, template.id)).text
        assert "Wo ist mein Paket? · 1-mal gesendet" in (await panel_of_list(bed)).text
        assert "1-mal gesendet · zuletzt " in text
