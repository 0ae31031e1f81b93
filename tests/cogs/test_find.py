"""/find on simcord: words, people, periods, connections; one comment opened; a person's card."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.search import PERIODS, Search
from bot.domain.settings import Language
from cogs.kit.routes import custom_id
from cogs.kit.search_id import arguments, fitting, search_in
from tests.support.simcord_bed import Shown, SimcordBed, form_in, message_in, simcord_bed


async def index(bed: SimcordBed) -> None:
    """The loop of the index has done what there is."""
    while (due := await bed.app.indexing.step(bed.clock())) is not None and due <= bed.clock() + timedelta(
        seconds=1
    ):
        bed.clock.advance(timedelta(seconds=1))


async def written(bed: SimcordBed, *texts: str, author: str = "Klara K.", author_id: str = "k") -> None:
    for text in texts:
        bed.platform.write(text, author=author, author_id=author_id)
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
    await index(bed)


async def find(bed: SimcordBed, **options: object) -> Shown:
    return message_in(await bed.owner.command("find", **options))


async def test_a_comment_is_found_by_its_words_its_author_and_what_was_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await written(bed, "Habt ihr Gutscheine für Mühlen?", author="Jürgen Öllinger", author_id="j")
        await written(bed, "Wann habt ihr offen?")
        card = await bed.asked("Gibt es Entkoffeiniertes?", author="Max M.", author_id="m")
        form = form_in(await bed.owner.click(card, "Antworten"))
        await bed.owner.send(form, answer="Ja, die Sorte Nachteule.")
        await bed.deliver()
        await index(bed)
        for words, who in {
            "gutschein": "Jürgen Öllinger",
            "GUTSCHEIN mühle": "Jürgen Öllinger",
            "muehlen": "Jürgen Öllinger",
            "juergen": "Jürgen Öllinger",
            "guts": "Jürgen Öllinger",
            "nachteule": "Max M.",
            "offen wann": "Klara K.",
        }.items():
            panel = await find(bed, words=words)
            assert panel.ephemeral
            title, count, first, *_ = panel.text.split("\n")
            assert title == f"### „{words}“"
            assert count == "-# 1 Kommentar"
            assert first.startswith(f"1 [{who}, "), words
        assert "-# „Gibt es Entkoff…“ → „Ja, die Sorte\xa0…“" in (
            await find(bed, words="nachteule")
        ).text.replace("\\", "")
        for words in ('"', "gutschein NOT", "keys:b1", "b1", "*", "x" * 36, "gutschein nachteule"):
            assert "Nichts gefunden." in (await find(bed, words=words)).text, words


async def test_bare_it_lists_the_newest_ten_and_pages_and_the_form_narrows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await written(bed, *(f"Frage Nummer {n}" for n in range(23)))
        panel = await find(bed)
        lines = panel.text.split("\n")
        assert lines[0] == "### Neueste Kommentare"
        assert "Frage Nummer 22" in lines[2]
        assert panel.buttons == ["Zurück", "Weiter", "Suchen …"]
        panel = message_in(await bed.owner.click(panel, "Weiter"))
        panel = message_in(await bed.owner.click(panel, "Weiter"))
        assert [line.split(" ")[0] for line in panel.text.split("\n")[1::2]] == ["21", "22", "23"]
        form = form_in(await bed.owner.click(panel, "Suchen …"))
        assert list(form.fields) == ["words", "days"]
        panel = message_in(await bed.owner.send(form, words="nummer 7", days=["30"]))
        assert panel.text.split("\n")[:2] == ["### „nummer 7“", "-# 1 Kommentar · 30 Tage"]
        again = form_in(await bed.owner.click(panel, "Suchen …"))
        assert again.fields["words"]["value"] == "nummer 7"
        bed.clock.advance(timedelta(days=8))
        nothing = await find(bed, words="nummer", period=7)
        assert nothing.text.split("\n")[1:] == ["-# 7 Tage", "Nichts gefunden."]


async def test_a_found_comment_opens_with_its_history_and_can_be_answered_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.asked("Habt ihr am Samstag offen?", author="Klara K.", author_id="k")
        await index(bed)
        panel = await find(bed, words="samstag")
        (option,) = panel.selects[0]["options"]
        assert option["label"] == "1 Klara K.: Habt ihr am Samstag offen?"
        opened = message_in(await bed.owner.choose(panel, "Einen", option["value"]))
        assert opened.id == panel.id
        assert opened.text.split("\n")[0] == "### Frage von Klara K."
        assert "Jetzt: offen" in opened.text
        assert opened.buttons[:3] == ["Antworten", "Erledigt", "Mehr"]
        assert {"Zurück", "Person", "Zur Karte"} <= set(opened.buttons)
        back = message_in(await bed.owner.click(opened, "Zurück"))
        assert back.text == panel.text
        opened = message_in(await bed.owner.choose(back, "Einen", option["value"]))
        form = form_in(await bed.owner.click(opened, "Antworten"))
        await bed.owner.send(form, answer="Ja, bis 13 Uhr.")
        await bed.deliver()
        opened = message_in(
            await bed.owner.choose(await find(bed, words="samstag"), "Einen", option["value"])
        )
        said = opened.text.split("\n")
        assert said[said.index("-# Deine Antwort:") + 1] == "> Ja, bis 13 Uhr."
        assert said[-1].endswith(f"Antwort gesendet · <@{bed.owner.id}>")


async def test_a_person_is_chosen_by_name_and_has_a_card_with_everything_they_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await written(bed, *(f"Klaras Frage {n}" for n in range(12)))
        await written(bed, "Kennt ihr Klara K.?", author="Max M.", author_id="m")
        actor = bed.owner.actor
        offered = await actor.autocomplete(bed.inbox, "find", "person", "kla")
        (choice,) = [(one["name"], one["value"]) for one in offered]
        assert choice[0].startswith("Klara K. (")
        assert len(await actor.autocomplete(bed.inbox, "find", "person", "")) == 2
        panel = await find(bed, words="frage", person=choice[1])
        assert panel.text.split("\n")[1] == "-# 12 Kommentare · Klara K."
        first = panel.selects[0]["options"][0]["value"]
        opened = message_in(await bed.owner.choose(panel, "Einen", first))
        card = message_in(await bed.owner.click(opened, "Person"))
        name, about, *_ = card.text.split("\n")
        assert name == "### Klara K."
        assert " · 12 Kommentare · zuerst am " in about
        everything = message_in(await bed.owner.click(card, "Alle Kommentare"))
        assert everything.text.split("\n")[1] == "-# 12 Kommentare · Klara K."
        typed = await find(bed, words="frage", person="klara k")
        assert typed.text.split("\n")[1] == "-# 12 Kommentare"


async def test_a_stranger_is_suggested_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await written(bed, "Hallo")
        stranger = bed.colleague.actor
        assert await stranger.autocomplete(bed.inbox, "find", "person", "") == []
        assert await stranger.autocomplete(bed.inbox, "find", "connection", "") == []


async def test_what_is_not_searched_yet_is_said_with_its_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, language=Language.GERMAN_SIE) as bed:
        await written(bed, *(f"Frage {n}" for n in range(4)))
        for name, value in {"search_fills_below": 3, "search_fills_from": 5}.items():
            await bed.app.set_setting(name, str(value))
        assert (await find(bed)).text.split("\n")[1] == "-# Ältere durchsuche ich noch (50\u00a0%)"
        await index(bed)
        assert "durchsuche" not in (await find(bed)).text


@pytest.mark.parametrize(
    "words",
    ["", "Gutschein", "ä" * 36, "Ж" * 40, "a b  c", "🙂" * 20, "„—“" * 12, "\ud83d" * 9, "ﷺ" * 60_000],
)
@pytest.mark.parametrize("days", [0, *PERIODS])
def test_a_search_comes_back_from_the_id_of_a_button_and_fits_it(words: str, days: int) -> None:
    search = Search(fitting(words), person=2**30 - 1, channel=2**30 - 1, days=days)  # type: ignore[arg-type]
    given = arguments(search)
    assert search_in(given) == search
    assert len("choose999." + custom_id("comment:show", 0, "f", *given, 19)) <= 100


@pytest.mark.parametrize("given", [(), ("-", "ZZZZZZZZZZZZZZZZ", "-7", "===="), ("", "", "9" * 50, "gA")])
def test_a_forged_id_is_a_search_for_everything(given: tuple[str, ...]) -> None:
    assert search_in(given) == Search()
