"""/data on simcord: forgetting a person to the last card, how long words stay, the export, and the audit log."""

import asyncio
import csv
import errno
import io
import json
import os
import stat
import sys
import threading
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.business import MemberId
from bot.domain.times import to_ms
from bot.storage.comment_table import harmless
from bot.storage.erasure_log import ErasureLog
from tests.support.businesses import acting
from tests.support.simcord_bed import Shown, SimcordBed, form_in, form_of, message_in, simcord_bed

NAME, WORDS_OF = "Zdenka Prohaska", "Wo bleibt mein Röstkaffee Xanadu?"
REPLY = "Hallo Zdenka, der Xanadu ist unterwegs."


async def opened(bed: SimcordBed) -> Shown:
    panel = message_in(await bed.owner.command("data"))
    assert panel.ephemeral
    return panel


async def answered(bed: SimcordBed, author: str = NAME, author_id: str | None = "zdenka") -> Shown:
    """A card that was answered from Discord."""
    card = await bed.asked(WORDS_OF, author=author, author_id=author_id)
    await bed.owner.send(await form_of(bed, card, "Antworten"), answer=REPLY)
    await bed.deliver()
    await bed.read()
    await bed.show()
    return bed.again(card)


async def asked_to_forget(bed: SimcordBed, name: str = "zdenka") -> Shown:
    """The question whether this person is to be forgotten."""
    form = form_in(await bed.owner.click(await opened(bed), "Vergessen …"))
    found = message_in(await bed.owner.send(form, name=name))
    (select,) = found.selects
    return message_in(
        await bed.owner.choose(found, "Auswählen", *[one["value"] for one in select["options"]])
    )


def shown_anywhere(bed: SimcordBed) -> str:
    """Everything that the messages of the inbox hold."""
    return json.dumps([[*card.parts, card.content] for card in bed.cards()], default=str)


async def rows(bed: SimcordBed, sql: str) -> list[tuple[Any, ...]]:
    return await bed.app.db.read(lambda tx: [tuple(row) for row in tx.all(sql)])


async def test_a_person_is_forgotten_in_five_presses_and_the_card_leaves_discord(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await answered(bed)
        assert "Xanadu" in shown_anywhere(bed)
        before = bed.owner.interactions
        question = await asked_to_forget(bed)
        assert question.text.split("\n") == [
            "### Zdenka Prohaska vergessen?",
            "Weg sind dann der Name und jedes Wort aus 1 Kommentar und deiner Antwort, hier und auf den Karten.",
            "Zahlen bleiben. Das lässt sich nicht zurücknehmen.",
            "-# Wo es geschrieben wurde, bleibt es stehen, bis du es dort löschst.",
        ]
        await bed.owner.click(question, "Vergessen")
        assert bed.owner.interactions - before == 5
        await bed.poster.step(bed.clock())
        assert bed.cards() == []
        assert await rows(bed, "SELECT text, author, external_id FROM comment WHERE role = 'customer'") == [
            ("", "", "erased:1")
        ]
        assert await rows(bed, "SELECT body, state FROM outbox") == [("", "sent")]
        for _ in range(5):
            bed.clock.advance(timedelta(minutes=2))
            await bed.read()
            await bed.show()
        assert bed.cards() == []
        panel = message_in(await bed.owner.click(await opened(bed), "Protokoll"))
        assert f"<@{bed.owner.id}>: Person vergessen" in panel.text
        assert "Zdenka" not in panel.text and "Xanadu" not in panel.text


async def test_somebody_whose_comment_waits_is_not_forgotten_until_that_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked(WORDS_OF, author=NAME, author_id="zdenka")
        question = await asked_to_forget(bed)
        there = f"https://discord.com/channels/{bed.guild.id}/{bed.inbox.id}/{card.id}"
        assert question.text == (
            "### Noch nicht: Zdenka Prohaska\n1 Kommentar wartet noch. Beantworte oder schließ ihn zuerst."
            f"\n[Zur Karte]({there})"
        )
        await bed.owner.click(card, "Erledigt")
        await bed.show()
        again = message_in(await bed.owner.click(question, "Nochmal versuchen"))
        assert again.text.startswith("### Zdenka Prohaska vergessen?")
        await bed.owner.click(again, "Vergessen")
        await bed.poster.step(bed.clock())
        assert bed.cards() == []


async def test_keeping_somebody_leads_back_to_where_it_was_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked(WORDS_OF, author=NAME, author_id="zdenka")
        more = message_in(await bed.owner.click(card, "Mehr"))
        person = message_in(await bed.owner.click(more, "Person"))
        question = message_in(await bed.owner.click(person, "Vergessen …"))
        assert question.text.startswith("### Noch nicht")
        again = message_in(await bed.owner.click(question, "Nochmal versuchen"))
        assert message_in(await bed.owner.click(again, "Behalten")).text == person.text
        assert message_in(await bed.owner.click(await asked_to_forget(bed), "Behalten")).text.startswith(
            "### Daten"
        )


async def test_what_was_opened_again_between_question_and_press_is_said_and_nobody_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked(WORDS_OF, author=NAME, author_id="zdenka")
        await bed.owner.click(card, "Erledigt")
        await bed.show()
        question = await asked_to_forget(bed)
        await bed.owner.click(bed.again(card), "Wieder öffnen")
        await bed.owner.click(question, "Vergessen")
        assert await rows(bed, "SELECT text, state FROM comment") == [(WORDS_OF, "open")]


async def test_somebody_unknown_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        form = form_in(await bed.owner.click(await opened(bed), "Vergessen …"))
        found = message_in(await bed.owner.send(form, name="**Niemand**"))
        assert found.text == "Ich kenne niemanden namens „\\*\\*Niemand\\*\\*“."
        assert found.buttons == ["Anderer Name", "Daten"]


async def test_an_old_button_about_a_forgotten_person_says_that_they_are_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await answered(bed)
        more = message_in(await bed.owner.click(card, "Mehr"))
        question = await asked_to_forget(bed)
        await bed.owner.click(question, "Vergessen")
        assert "Das gibt es hier nicht mehr" in message_in(await bed.owner.click(more, "Wieder öffnen")).text
        assert await rows(bed, "SELECT state FROM comment WHERE id = 1") == [("answered",)]


async def test_only_the_owner_opens_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        refused = message_in(await bed.colleague.command("data"))
        assert refused.selects == [] and refused.buttons == []
        panel = await opened(bed)
        assert panel.buttons == ["Ausgeben", "Vergessen …", "Aufbewahren", "Protokoll"]


async def test_how_long_words_stay_is_chosen_and_says_what_the_next_night_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await answered(bed)
        old = to_ms(bed.clock() - timedelta(days=200))
        await bed.app.db.write(
            lambda tx: tx.execute("UPDATE comment SET waits_since = :old, answered_at = :old", old=old)
        )
        panel = message_in(await bed.owner.click(await opened(bed), "Aufbewahren"))
        assert panel.text.split("\n")[1] == "Worte von Kund*innen bleiben 24 Monate."
        after = message_in(await bed.owner.choose(panel, "Auswählen", "6 Monate"))
        assert "Heute Nacht gehen die Worte von **1 Kommentar** und deine Antwort darauf." in after.text
        kept = message_in(await bed.owner.choose(after, "Auswählen", "Für immer"))
        assert "Heute Nacht" not in kept.text and "wie alt sie auch sind" in kept.text
        assert await rows(bed, "SELECT value FROM business_setting WHERE name = 'words_kept'") == [("never",)]


async def test_the_export_is_handed_over_and_lies_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.asked('=HYPERLINK("http://evil")', author="+Böse", author_id="b")
        await answered(bed)
        said = message_in(await bed.owner.click(await opened(bed), "Ausgeben"))
        (file,) = (bed.app.settings.data / "exports").iterdir()
        assert said.text.count(file.name) == 1 and "7 Tagen" in said.text
        assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
        with zipfile.ZipFile(file) as archive:
            table = list(
                csv.DictReader(io.StringIO(archive.read("comments.csv").decode("utf-8-sig")), delimiter=";")
            )
            assert "credential.jsonl" not in archive.namelist()
            assert json.loads(archive.read("person.jsonl").splitlines()[1])["name"] == NAME
        assert [(row["author"], row["text"], row["state"]) for row in table] == [
            ("'+Böse", '\'=HYPERLINK("http://evil")', "open"),
            (NAME, WORDS_OF, "answered"),
        ]
        assert (table[1]["reply"], int(table[1]["first_response_seconds_calendar"]) > 0) == (REPLY, True)
        assert table[1]["answered_by"] == str(bed.owner.id)
        assert await rows(bed, "SELECT count(*) FROM event WHERE what = 'exported'") == [(1,)]


async def test_everything_in_the_data_folder_is_for_its_owner_alone_under_the_widest_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.umask(0)
    try:
        async with simcord_bed(tmp_path, monkeypatch) as bed:
            await answered(bed)
            data = bed.app.settings.data
            await bed.owner.click(await asked_to_forget(bed), "Vergessen")
            await bed.owner.click(await opened(bed), "Ausgeben")
            await bed.app.housekeeping.step(bed.clock() + timedelta(days=1))
            modes = {
                str(file.relative_to(data)): stat.S_IMODE(file.stat().st_mode) for file in data.rglob("*")
            }
    finally:
        os.umask(before)
    folders = {"exports", "backups"}
    assert folders < set(modes) and "shopbell.erased" in modes and len(modes) >= 6, modes
    assert {name: mode for name, mode in modes.items() if mode != (0o700 if name in folders else 0o600)} == {}


async def test_a_person_who_is_forgotten_while_an_export_is_written_is_in_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await answered(bed)
        asked = await asked_to_forget(bed)
        exporting, begun, goes_on = (
            sys.modules["bot.services.upkeep.exporting"],
            asyncio.Event(),
            threading.Event(),
        )
        write, loop = exporting.export_business, asyncio.get_running_loop()
        folder = bed.app.settings.data / "exports"

        def slowly(*given: Any) -> Any:
            made = write(*given)
            if not goes_on.is_set():
                loop.call_soon_threadsafe(begun.set)
                goes_on.wait(20)
                made.path.touch()  # this one was renamed after the others were removed
            return made

        monkeypatch.setattr(exporting, "export_business", slowly)
        making = asyncio.create_task(
            bed.app.exports.make(acting(bed.business.id, MemberId(bed.owner.id), bed.app.now()))
        )
        await begun.wait()
        await bed.owner.click(asked, "Vergessen")
        goes_on.set()
        made = await making
        assert list(folder.iterdir()) == [made.path]
        with zipfile.ZipFile(made.path) as archive:
            everything = b"".join(archive.read(name) for name in archive.namelist())
        assert NAME.encode() not in everything and WORDS_OF.encode() not in everything


def full_disk(*_: Any) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


async def test_a_full_disk_forgets_nobody_says_so_and_leaves_no_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await answered(bed)
        await bed.owner.click(await opened(bed), "Ausgeben")
        asked = await asked_to_forget(bed)
        folder = bed.app.settings.data / "exports"
        monkeypatch.setattr(ErasureLog, "append", full_disk)
        said = message_in(await bed.owner.click(asked, "Vergessen"))
        assert said.text == "Noch ist niemand vergessen: Die Platte nimmt nichts an. Ist darauf noch Platz?"
        assert list(folder.iterdir()) == []
        assert await rows(bed, "SELECT text FROM comment WHERE role = 'customer'") == [(WORDS_OF,)]


async def test_forgetting_somebody_removes_the_exports_of_the_business(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await answered(bed)
        await bed.owner.click(await opened(bed), "Ausgeben")
        other = bed.app.settings.data / "exports" / "shopbell-99-2026-11-21.zip"
        other.write_bytes(b"of another business")
        await bed.owner.click(await asked_to_forget(bed), "Vergessen")
        assert list((bed.app.settings.data / "exports").iterdir()) == [other]


async def test_a_file_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        (bed.app.settings.data / "exports").write_text("in the way")
        said = message_in(await bed.owner.click(await opened(bed), "Ausgeben"))
        assert said.text == "Die Datei ließ sich nicht schreiben. Ist auf der Platte noch Platz?"


async def test_a_large_file_is_named_and_stays_on_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        monkeypatch.setattr("cogs.data.callbacks.ATTACHED_UP_TO", 10)
        said = message_in(await bed.owner.click(await opened(bed), "Ausgeben"))
        (file,) = (bed.app.settings.data / "exports").iterdir()
        assert str(file) in said.text
        assert said.raw.attachments == []


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless(f"x{text}") == f"x{text}"


async def test_the_audit_log_shows_pages_by_member_and_by_subject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        for number in range(5):
            card = await bed.asked(f"Frage {number}?", author=f"Gast {number}", author_id=f"g{number}")
            await (bed.owner if number % 2 else bed.colleague).click(card, "Erledigt")
            await bed.show()
            await bed.owner.click(bed.again(card), "Wieder öffnen")
            await bed.show()
        first = message_in(await bed.owner.click(await opened(bed), "Protokoll"))
        assert first.text.count("\n") == 9
        older = message_in(await bed.owner.click(first, "Ältere"))
        assert older.buttons == ["Neueste", "Von selbst", "Daten"]
        mine = message_in(await bed.owner.choose(older, "Wer", bed.colleague.actor))
        assert mine.text.count("ohne Antwort erledigt") == 3 and f"<@{bed.owner.id}>" not in mine.text
        narrowed = message_in(await bed.owner.choose(mine, "Was", "Verbindungen"))
        assert narrowed.text == "### Protokoll\nNichts da."
        everybody = message_in(await bed.owner.click(narrowed, "Alle"))
        assert f"<@{bed.owner.id}>: verbunden" in everybody.text and "erledigt" not in everybody.text
        itself = message_in(
            await bed.owner.click(
                message_in(await bed.owner.click(await opened(bed), "Protokoll")), "Von selbst"
            )
        )
        assert "neuer Kommentar" in itself.text and "<@" not in itself.text
