"""What was removed, connected again or renamed while somebody looked at it."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import MemberId
from bot.domain.channel import ChannelState
from bot.domain.connecting import Connected, Outcome
from bot.domain.reason import Reason
from bot.ports import Reconnect, Refused
from cogs.preview.tour import Tour
from tests.support.businesses import acting
from tests.support.platform import KEY
from tests.support.simcord_bed import Shown, SimcordBed, form_in, message_in, simcord_bed

BODY = "Hallo {name}! Ab 10 €."


async def connect(bed: SimcordBed, **secrets: str) -> Outcome:
    """The same account as before."""
    settings, who = {"address": "fake.example"}, MemberId(bed.owner.id)
    return await bed.app.connect.add(acting(bed.business.id, who, bed.clock()), KEY, settings, secrets)


async def remove(bed: SimcordBed) -> None:
    await bed.app.pausing.remove(acting(bed.business.id, MemberId(bed.owner.id), bed.clock()), bed.channel)


async def open_comments(bed: SimcordBed) -> list[str]:
    return [line.comment.text for line in (await bed.app.desk.open(bed.business.id))[0]]


# Connections.


async def test_a_connection_that_is_connected_again_answers_its_old_cards_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        await remove(bed)
        bed.clock.advance(timedelta(hours=1))
        again = await connect(bed, password="x")
        assert isinstance(again, Connected)
        assert again.channel.id == bed.channel
        assert again.channel.state is ChannelState.ACTIVE
        await bed.read()
        await bed.show()
        assert await open_comments(bed) == ["Habt ihr am Samstag offen?"]
        assert len(bed.cards()) == 1
        await bed.owner.send(form_in(await bed.owner.click(card, "Antworten")), answer="Ja, bis 14 Uhr.")
        await bed.deliver()
        assert [one.text for one in bed.platform.own()] == ["Ja, bis 14 Uhr."]


async def test_what_was_written_while_it_was_removed_comes_as_at_a_first_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.asked("Vor dem Trennen")
        await remove(bed)
        bed.clock.advance(timedelta(days=1))
        bed.platform.write("Lange her", author="Gast A.", author_id="a")
        bed.clock.advance(timedelta(days=20))
        bed.platform.write("Erst gestern", author="Gast B.", author_id="b")
        bed.clock.advance(timedelta(days=1))
        await connect(bed, password="x")
        await bed.read()
        assert await open_comments(bed) == ["Vor dem Trennen", "Erst gestern"]


async def test_connected_again_without_a_password_it_only_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await remove(bed)
        bed.platform.can_write = False
        again = await connect(bed)
        assert isinstance(again, Connected)
        assert again.channel.id == bed.channel
        assert again.channel.credential_id is None
        listed = message_in(await bed.owner.command("connections"))
        assert "läutet · nur mitlesen, Antworten von Hand" in listed.text


async def test_on_a_removed_connection_only_what_can_be_done_is_offered_and_the_way_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Habt ihr am Samstag offen?")
        offered = message_in(await bed.owner.click(card, "Mehr"))
        assert {"Spam", "Papierkorb"} <= set(offered.buttons)
        await remove(bed)
        offered = message_in(await bed.owner.click(card, "Mehr"))
        assert offered.buttons == ["Notiz", "Im Web", "Person"]
        refused = message_in(await bed.owner.click(card, "Antworten"))
        assert "Die Verbindung ist getrennt" in refused.text
        assert refused.buttons == ["Im Web"]


async def test_the_card_of_a_stopped_connection_that_is_removed_does_not_say_that_it_rings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bed.platform.trouble("check", Reconnect(Reason.REVOKED), times=9)
        bed.platform.trouble("fetch", Reconnect(Reason.REVOKED), times=9)
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.show()
        (stopped,) = bed.cards()
        assert "läutet seit " in stopped.text
        await remove(bed)
        await bed.show()
        assert bed.again(stopped).text == "**Rösterei ist getrennt.**"


# Templates.


async def test_a_removed_template_is_gone_for_everybody_who_still_looks_at_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        await bed.saved("Gutscheine", BODY)
        await bed.saved("Versand", BODY)
        theirs = [
            message_in(
                await bed.colleague.choose(
                    message_in(await bed.colleague.command("templates")), "Eine öffnen", "Gutscheine"
                )
            )
            for _ in range(2)
        ]
        mine = message_in(
            await bed.owner.choose(
                message_in(await bed.owner.command("templates")), "Eine öffnen", "Gutscheine"
            )
        )
        asked = message_in(await bed.owner.choose(mine, "Mehr", "Entfernen"))
        removed = message_in(await bed.owner.click(asked, "Entfernen"))
        assert removed.text.startswith("-# „Gutscheine“ ist entfernt.\n### 1 Vorlage\n")
        for gone in (
            await bed.colleague.click(theirs[0], "Ändern"),
            await bed.colleague.choose(theirs[1], "Mehr", "Entfernen"),
        ):
            assert message_in(gone).text == "Das gibt es hier nicht mehr."


async def test_the_list_of_templates_comes_back_on_the_page_where_it_was_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for number in range(21):
            await bed.saved(f"Vorlage {number:02}", BODY)

        async def last_page() -> Shown:
            first = message_in(await bed.owner.command("templates"))
            return message_in(
                await bed.owner.click(message_in(await bed.owner.click(first, "Weiter")), "Weiter")
            )

        def page(listed: Shown) -> list[str]:
            return [line for line in listed.text.split("\n") if line.startswith("Vorlage ")]

        second = message_in(await bed.owner.click(await last_page(), "Zurück"))
        one = message_in(await bed.owner.choose(second, "Eine öffnen", "Vorlage 15"))
        back = message_in(await bed.owner.click(one, "Alle Vorlagen"))
        assert page(back) == [f"Vorlage {number}" for number in range(10, 20)]
        one = message_in(await bed.owner.choose(back, "Eine öffnen", "Vorlage 15"))
        asked = message_in(await bed.owner.choose(one, "Mehr", "Entfernen"))
        removed = message_in(await bed.owner.click(asked, "Entfernen"))
        assert page(removed) == [f"Vorlage {number}" for number in range(10, 21) if number != 15]
        assert "Weiter" in removed.buttons


async def test_a_form_left_open_over_the_removal_of_its_template_loses_nothing_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        one = await bed.saved("Gutscheine", BODY)
        chosen = await bed.owner.choose(
            message_in(await bed.owner.command("templates")), "Eine öffnen", "Gutscheine"
        )
        left_open = form_in(await bed.owner.click(message_in(chosen), "Ändern"))
        await bed.app.templates.remove(acting(bed.business.id, MemberId(bed.owner.id), bed.clock()), one)
        saved = message_in(await bed.owner.send(left_open, body="Ab 20 €."))
        assert saved.text == (
            "-# Jemand hatte die Vorlage inzwischen entfernt. Jetzt ist sie wieder da.\n"
            f"### Gutscheine\n-# am Knopf: Gutscheine\n-# von <@{bed.owner.id}>\n> Ab 20 €."
        )
        assert [kept.body for kept in await bed.app.templates.all(bed.business.id)] == ["Ab 20 €."]


async def test_a_refused_change_of_a_template_that_was_removed_since_comes_back_with_everything_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        one = await bed.saved("Gutscheine", BODY)
        await bed.saved("Versand", BODY)
        chosen = await bed.owner.choose(
            message_in(await bed.owner.command("templates")), "Eine öffnen", "Gutscheine"
        )
        change = form_in(await bed.owner.click(message_in(chosen), "Ändern"))
        refused = message_in(await bed.owner.send(change, title="Versand", body="Lang überlegt."))
        await bed.app.templates.remove(acting(bed.business.id, MemberId(bed.owner.id), bed.clock()), one)
        again = form_in(await bed.owner.click(refused, "Ändern"))
        assert again.fields["body"]["value"] == "Lang überlegt."


async def test_a_card_suggests_no_removed_template_and_an_old_button_opens_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        one = await bed.saved("Gutscheine", BODY)
        card = await bed.asked("Habt ihr Gutscheine?")
        assert "1 Gutscheine" in card.buttons
        await bed.app.templates.remove(acting(bed.business.id, MemberId(bed.owner.id), bed.clock()), one)
        gone = message_in(await bed.owner.click(card, "1 Gutscheine"))
        assert gone.text.startswith("Diese Vorlage wurde entfernt.")
        await bed.show()
        assert "1 Gutscheine" not in bed.again(card).buttons


# The language.


async def test_cards_that_stand_follow_the_change_from_du_to_sie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        answered = await bed.asked("Habt ihr offen?", author="Klara", author_id="klara")
        await bed.owner.send(form_in(await bed.owner.click(answered, "Antworten")), answer="Ja!")
        await bed.deliver()
        failed = await bed.asked("Gibt es Gutscheine?", author="Moritz", author_id="moritz")
        await bed.owner.send(form_in(await bed.owner.click(failed, "Antworten")), answer="Ab 10 €.")
        bed.platform.trouble("send", Refused(Reason.NO_RIGHT))
        await bed.deliver()
        assert "Deine erste Antwort" in bed.again(answered).text
        assert "Gib " in bed.again(failed).text
        page = message_in(await bed.owner.command("setup"))
        await bed.owner.click(page, "Sie")
        await bed.show()
        assert "Ihre erste Antwort" in bed.again(answered).text
        assert "Geben Sie " in bed.again(failed).text


async def test_the_end_of_the_preview_speaks_as_the_owner_has_chosen_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        page = message_in(await bed.owner.command("setup"))
        await bed.owner.click(page, "Sie")
        tour = Tour(bed.client, bed.business.id, bed.client.get_partial_messageable(bed.inbox.id))
        tour.opened()
        due = await tour.step(bed.clock())
        while due is not None:
            due = await tour.step(due)
        assert "Tippen Sie auf den Knopf" in bed.cards()[-1].text


async def test_a_closed_card_that_somebody_deleted_stays_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Danke!")
        await bed.owner.click(card, "Erledigt")
        await bed.show()
        await card.raw.delete()
        page = message_in(await bed.owner.command("setup"))
        await bed.owner.click(page, "Sie")
        await bed.show()
        assert bed.cards() == []


# Selects.


async def test_the_same_can_be_chosen_again_in_a_panel_that_was_redrawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Clients keep a select's choice by its id, as the preview shows, and do not send the same one twice."""
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine", BODY)
        await bed.asked("Habt ihr Gutscheine?")
        for command, placeholder, option, back in (
            ("templates", "Eine öffnen", "Gutscheine", "Alle Vorlagen"),
            ("connections", "Eine öffnen", "Rösterei", "Alle Verbindungen"),
            ("numbers", "Die Kommentare dahinter", "Neu", "Zahlen"),
        ):
            first = message_in(await bed.owner.command(command))
            opened = message_in(await bed.owner.choose(first, placeholder, option))
            again = message_in(await bed.owner.click(opened, back))
            assert again.selects[0]["custom_id"] != first.selects[0]["custom_id"]
            assert (message_in(await bed.owner.choose(again, placeholder, option))).text == opened.text
        first = message_in(await bed.owner.command("setup"))
        again = message_in(await bed.owner.click(first, "Nur ich"))
        assert not {one["custom_id"] for one in first.selects} & {one["custom_id"] for one in again.selects}
