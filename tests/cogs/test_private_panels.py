"""Private panels: each names whom it is about, acts only on what it was drawn for, and ends at the press."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.comment import Visibility
from tests.cogs.inbox.test_answering import more, said
from tests.support.simcord_bed import Shown, SimcordBed, form_of, simcord_bed

ABOUT = "-# Zu Klara K., Blog: „Habt ihr am Samstag offen?“"


async def asked(bed: SimcordBed) -> Shown:
    return await bed.asked("Habt ihr am Samstag offen?", author="Klara K.", author_id="k")


async def test_more_names_the_customer_and_the_comment_in_its_first_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        panel = await more(bed, await asked(bed))
        assert panel.text.split("\n")[0] == ABOUT


async def test_a_panel_that_is_older_than_the_answer_shows_how_it_is_now_and_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await asked(bed)
        old = await more(bed, card)
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer="Ja, bis 14 Uhr.")
        await bed.deliver()
        now = await said(await bed.owner.click(old, "Spam"))
        assert (
            now.text
            == f"{ABOUT}\nInzwischen hat sich etwas getan. Der Kommentar ist beantwortet.\nWas soll ich tun?"
        )
        assert now.buttons == [
            "Antwort ändern",
            "Antwort löschen",
            "Wieder öffnen",
            "Vorlage daraus",
            "Notiz",
            "Im Web",
            "Person",
        ]
        await bed.deliver()
        assert {comment.visibility for comment in bed.platform.comments.values()} == {Visibility.PUBLIC}
        await bed.owner.click(now, "Wieder öffnen")
        await bed.show()
        assert bed.again(card).framed


@pytest.mark.parametrize("button", ["Spam", "Papierkorb"])
async def test_a_customers_edit_makes_an_old_panel_ask_too(
    button: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        old = await more(bed, await asked(bed))
        (external,) = bed.platform.comments
        bed.platform.edit(external, "Ich möchte 20 Gutscheine kaufen!")
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        now = await said(await bed.owner.click(old, button))
        assert "Inzwischen hat sich etwas getan. Der Kommentar ist offen." in now.text
        assert "20 Gutscheine" in now.text.split("\n")[0]


async def test_a_press_says_what_was_done_and_the_panel_loses_its_buttons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await asked(bed)
        done = await said(await bed.owner.click(await more(bed, card), "Spam"))
        assert done.buttons == []
        way = f"[der Karte](https://discord.com/channels/{bed.business.server_id}/{bed.business.inbox_id}/{card.id})"
        assert done.text == (f"{ABOUT}\nKommt gleich in den Spam. Auf {way} kannst du das noch zurückholen.")


async def test_an_objection_that_was_cured_does_not_stay_beside_the_reply_on_its_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Reservierung", "Ja, {Tag} passt!")
        card = await bed.asked("Geht eine Reservierung?")
        objected = await said(await bed.owner.send(await form_of(bed, card, "1 Reservierung")))
        assert objected.text.endswith("\nNoch nicht ausgefüllt: Tag")
        still = await said(await bed.owner.send(await form_of(bed, objected, "Ändern")))
        assert (still.id, still.buttons) == (objected.id, ["Ändern"])
        cured = await said(await bed.owner.send(await form_of(bed, still, "Ändern"), Tag="Montag"))
        assert (cured.id, cured.buttons) == (objected.id, [])
        assert "Noch nicht ausgefüllt" not in cured.text


async def test_send_anyway_overrules_only_the_doubt_that_was_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        first = await bed.asked("Offen?", author="A.", author_id="a")
        await bed.owner.send(await form_of(bed, first, "Antworten"), answer="Ja, bis 14 Uhr.")
        await bed.deliver()
        second = await bed.asked("Auch am Samstag?", author="B.", author_id="b")
        same = await said(
            await bed.owner.send(await form_of(bed, second, "Antworten"), answer="Ja, bis 14 Uhr.")
        )
        await bed.owner.send(await form_of(bed, second, "Antworten"), answer="Ja, gern!")
        await bed.deliver()
        now = await said(await bed.owner.click(same, "Trotzdem senden"))
        assert now.text.endswith("Der Kommentar ist inzwischen beantwortet.")
        assert now.buttons == ["Ändern", "Trotzdem senden"]
        assert len(bed.platform.own()) == 2
