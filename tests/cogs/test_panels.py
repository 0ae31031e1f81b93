"""Panels for the presser alone: bundle list, templates, connections, open, help and set-up, on simcord."""

import re
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path

import discord
import pytest
from discord import app_commands
from simcord import RoleHandle

from bot.domain.business import MemberId
from bot.domain.channel import Glow, Lamp, Side
from bot.domain.comment import AuthorRole
from bot.domain.reason import Reason
from bot.domain.settings import Language, TidyAfter
from bot.domain.template import BODY_LIMIT, TITLE_LIMIT, Template, TemplateId
from bot.services.business.template_details import Details
from bot.storage.channels import ChannelStore
from bot.texts import speak
from cogs.connections.wording import how_to_answer
from cogs.templates.drawing import draw_list, draw_one
from tests.cogs.drawn import parts
from tests.support import hostile
from tests.support.businesses import acting
from tests.support.clock import NOW
from tests.support.discord_markdown import read
from tests.support.shown import channel
from tests.support.simcord_bed import Member, Shown, SimcordBed, form_in, form_of, message_in, simcord_bed


async def opened(bed: SimcordBed, command: str) -> Shown:
    panel = await bed.owner.command(command)
    assert isinstance(panel, Shown)
    assert panel.ephemeral
    return panel


async def turned(bed: SimcordBed, panel: Shown, button: str) -> Shown:
    """The panel changes in place."""
    after = await bed.owner.click(panel, button)
    assert isinstance(after, Shown)
    assert after.id == panel.id
    return after


# The bundle.


async def flood(bed: SimcordBed, count: int) -> Shown:
    """Lets many comments arrive, after the five that ring singly; returns the bundle's card."""
    for number in range(count + 5):
        bed.platform.write(f"Frage Nummer {number}?", author=f"Gast {number}", author_id=f"g{number}")
    bed.clock.advance(bed.platform.polls[0].every * 2)
    await bed.read()
    await bed.show()
    (bundle,) = [card for card in bed.cards() if "Als Liste" in card.buttons]
    return bundle


async def test_the_bundle_is_listed_ten_a_page_and_counts_down_as_comments_are_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bundle = await flood(bed, 23)
        assert bundle.text.startswith("### 23 neue Kommentare")
        page = message_in(await bed.owner.click(bundle, "Als Liste"))
        assert [line.split(" ")[0] for line in page.text.split("\n")] == [str(n) for n in range(1, 11)]
        assert page.buttons == ["Zurück", "Weiter"]
        page = await turned(bed, await turned(bed, page, "Weiter"), "Weiter")
        assert [line.split(" ")[0] for line in page.text.split("\n")] == ["21", "22", "23"]
        option = page.selects[0]["options"][1]
        said = message_in(await bed.owner.choose(page, "Eine", option["value"]))
        assert f"<#{bed.inbox.id}>" in said.text
        await bed.show()
        assert bed.again(bundle).text.startswith("### noch 22 Kommentare")
        card = bed.cards()[-1]
        assert card.buttons == ["Antworten", "Erledigt", "Mehr"]
        page = message_in(await bed.owner.click(bundle, "Als Liste"))
        again = (
            message_in(await bed.owner.choose(page, "Eine", option["value"]))
            if any(o["value"] == option["value"] for o in page.selects[0]["options"])
            else None
        )
        assert again is None


async def test_who_opens_one_of_a_bundle_gets_a_link_to_its_card_once_that_is_posted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        # As in test_connecting: ids of January 2026, and a context variable for the way to Discord.
        monkeypatch.setattr(discord.Interaction, "is_expired", lambda _: False)
        monkeypatch.setattr(bed.app.loops, "_outside", copy_context())
        bundle = await flood(bed, 7)
        page = message_in(await bed.owner.click(bundle, "Als Liste"))
        said = message_in(await bed.owner.choose(page, "Eine", page.selects[0]["options"][1]["value"]))
        assert said.text == f"Der Kommentar hat jetzt eine eigene Karte in <#{bed.inbox.id}>."
        (waiting,) = bed.app.loops._aside
        await bed.show()
        await waiting
        card = bed.cards()[-1]
        edits = [request for request in bed.env.http_requests if request.method == "PATCH"]
        assert (
            f"Hier ist die Karte: https://discord.com/channels/{bed.business.server_id}/{bed.inbox.id}/{card.id}"
            in str(edits[-1])
        )


async def test_a_bundle_of_which_all_is_answered_elsewhere_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bundle = await flood(bed, 2)
        for comment in list(bed.platform.comments.values())[-2:]:
            assert comment.role is AuthorRole.CUSTOMER
            bed.platform.answer(comment.id, "Ja!")
        bed.clock.advance(bed.platform.polls[0].every * 2)
        await bed.read()
        await bed.show()
        ended = bed.again(bundle)
        assert ended.text == "**Alle 2 angesehen**"
        assert not ended.framed


async def states(bed: SimcordBed) -> dict[str, int]:
    rows = await bed.app.db.read(lambda tx: tx.all("SELECT state, count(*) FROM comment GROUP BY state"))
    return {row[0]: row[1] for row in rows}


async def test_a_bundle_is_closed_as_a_whole_asked_once_and_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bundle = await flood(bed, 23)
        assert bundle.buttons == ["Der Reihe nach", "Als Liste", "Mehr"]
        panel = message_in(await bed.owner.click(bundle, "Mehr"))
        assert (panel.text.partition(" ")[2], panel.buttons) == ("23 neue Kommentare", ["Alle erledigen"])
        asked = message_in(await bed.owner.click(panel, "Alle erledigen"))
        assert asked.text.startswith("23 Kommentare ohne Antwort erledigen?")
        assert asked.buttons == ["Alle 23 erledigen"]
        assert await states(bed) == {"open": 28}
        bed.platform.write("Und wann habt ihr offen?", author="Späte S.", author_id="late")
        bed.clock.advance(bed.platform.polls[0].every * 2)
        await bed.read()
        closed = await turned(bed, asked, "Alle 23 erledigen")
        assert closed.text == "23 Kommentare ohne Antwort erledigt."
        assert await states(bed) == {"open": 6, "done": 23}, "what nobody was asked about stays open"
        await bed.show()
        undone = await turned(bed, closed, "Zurückholen")
        assert undone.text == "23 Kommentare sind wieder offen." and undone.buttons == []
        assert await states(bed) == {"open": 29}
        await bed.show()
        assert "24" in bed.again(bundle).text
        assert bed.again(bundle).buttons == ["Der Reihe nach", "Als Liste", "Mehr"]


async def test_all_that_is_open_is_closed_as_a_whole_but_for_what_is_on_its_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await flood(bed, 8)
        form = await form_of(
            bed, next(card for card in bed.cards() if "Antworten" in card.buttons), "Antworten"
        )
        await bed.owner.send(form, answer="Ja, bis sechs!")
        panel = await opened(bed, "open")
        assert panel.buttons[-1] == "Alle erledigen"
        asked = message_in(await bed.owner.click(panel, "Alle erledigen"))
        closed = await turned(bed, asked, "Alle 12 erledigen")
        assert await states(bed) == {"open": 1, "done": 12}
        rows = await bed.app.db.read(
            lambda tx: tx.all("SELECT count(*), count(DISTINCT member_id) FROM event WHERE what = 'done'")
        )
        assert tuple(rows[0]) == (12, 1)
        (reopened,) = await bed.app.db.read(
            lambda tx: tx.all("SELECT id FROM comment WHERE state = 'done' LIMIT 1")
        )
        await bed.app.closing.reopen(acting(bed.business.id, MemberId(1), bed.clock()), reopened[0])
        assert (await turned(bed, closed, "Zurückholen")).text == "11 Kommentare sind wieder offen."
        assert await states(bed) == {"open": 13}


# Templates.


async def test_a_template_is_added_changed_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        panel = await opened(bed, "templates")
        assert panel.text.startswith("### Noch keine Vorlagen")
        form = await form_of(bed, panel, "Neue Vorlage")
        assert [field["label"] for field in form.fields.values()] == [
            "Titel: wofür die Vorlage ist",
            "Text",
            "Kurzer Name für den Knopf",
        ]
        one = message_in(await bed.owner.send(form, title="Gutscheine", body="Ab 10 €, {name}."))
        by = f"-# von <@{bed.owner.id}>"
        said = f"-# Gespeichert.\n### Gutscheine\n-# am Knopf: Gutscheine\n{by}\n> Ab 10 €, {{name}}."
        assert one.text == said
        form = await form_of(bed, one, "Ändern")
        assert form.fields["body"]["value"] == "Ab 10 €, {name}."
        one = message_in(await bed.owner.send(form, body="Ab 20 €.", short_name="Bons"))
        assert one.text == f"-# Gespeichert.\n### Gutscheine\n-# am Knopf: Bons\n{by}\n> Ab 20 €."
        asked = message_in(await bed.owner.choose(one, "Mehr", "Entfernen"))
        assert asked.text == "„Gutscheine“ entfernen?"
        kept = await turned(bed, asked, "Behalten")
        asked = message_in(await bed.owner.choose(kept, "Mehr", "Entfernen"))
        gone = await turned(bed, asked, "Entfernen")
        assert gone.text.startswith("-# „Gutscheine“ ist entfernt.\n### Noch keine Vorlagen")


@pytest.mark.parametrize(
    ("title", "body", "sentence"),
    [
        ("Neu", "{a} {b} {c} {d}", "Der Text hat 4 Lücken, ein Formular hat Platz für 3."),
        ("Gutscheine", "Ab 10 €.", "Eine Vorlage mit diesem Titel gibt es schon."),
        (" ", "Ab 10 €.", "Es fehlt ein Titel."),
    ],
)
async def test_a_flaw_is_said_and_the_text_is_given_back(
    title: str, body: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.app.templates.save(
            acting(bed.business.id, MemberId(bed.owner.id), NOW), None, "Gutscheine", "", "Alt."
        )
        form = await form_of(bed, await opened(bed, "templates"), "Neue Vorlage")
        result = await bed.owner.actor.submit_modal(
            form.result, {"title": title, "body": body, "short_name": ""}
        )
        answers = [bed.response(one).text for one in (result.response, *result.followups)]
        assert answers[0].startswith(sentence)
        assert body in answers[-1]
        kept = await bed.app.templates.all(bed.business.id)
        assert [template.body for template in kept] == ["Alt."]


async def test_a_template_has_room_for_what_may_be_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        form = await form_of(bed, await opened(bed, "templates"), "Neue Vorlage")
        assert form.fields["body"]["max_length"] == BODY_LIMIT
        one = message_in(await bed.owner.send(form, title="T" * 80, body="a " * (BODY_LIMIT // 2 - 1)))
        assert len(one.text) <= 4000
        again = await form_of(bed, one, "Ändern")
        assert len(again.fields["body"]["value"]) == BODY_LIMIT - 3


async def test_many_templates_are_turned_ten_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for number in range(12):
            title = f"Vorlage {number:02}"
            await bed.app.templates.save(
                acting(bed.business.id, MemberId(bed.owner.id), NOW), None, title, "", f"Text {number}"
            )
        panel = await opened(bed, "templates")
        assert panel.text.split("\n")[0] == "### 12 Vorlagen"
        assert len(panel.selects[0]["options"]) == 10
        second = await turned(bed, panel, "Weiter")
        assert second.text.split("\n")[1:] == ["Vorlage 10", "Vorlage 11"]
        one = message_in(await bed.owner.choose(second, "Eine", "Vorlage 11"))
        assert "Text 11" in one.text


# Connections.


async def dark(bed: SimcordBed, side: Side, reason: Reason) -> None:
    lamp = Lamp(Glow.OUT, NOW, reason, 1)
    await bed.app.db.write(lambda tx: ChannelStore(tx).set_lamp(bed.business.id, bed.channel, side, lamp))


async def test_a_connection_shows_both_lamps_and_is_paused_resumed_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        panel = await opened(bed, "connections")
        assert panel.text == "### 1 Verbindung\n**Rösterei**\n-# läutet · nimmt Antworten an"
        one = message_in(await bed.owner.choose(panel, "Eine", str(bed.channel)))
        assert one.buttons == ["Jetzt prüfen", "Erneuern", "Pausieren", "Trennen", "Alle Verbindungen"]
        checked = message_in(await bed.owner.click(one, "Jetzt prüfen"))
        assert checked.text.startswith("Alles gut: ")
        paused = await turned(bed, one, "Pausieren")
        assert "pausiert" in paused.text
        assert paused.buttons[0] == "Fortsetzen"
        again = await turned(bed, paused, "Fortsetzen")
        assert "läutet · nimmt Antworten an" in again.text
        asked = await turned(bed, again, "Trennen")
        assert asked.text.startswith("Rösterei trennen?")
        kept = await turned(bed, asked, "Behalten")
        gone = await turned(bed, await turned(bed, kept, "Trennen"), "Trennen")
        assert gone.text.startswith("-# Rösterei ist getrennt.\n### Noch nichts verbunden")
        assert await bed.app.connect.all(bed.business.id) == ()


async def test_a_dark_lamp_says_why_and_renewing_gives_the_line_to_run_without_asking_for_a_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await dark(bed, Side.READ, Reason.REVOKED)
        panel = await opened(bed, "connections")
        assert "läutet nicht" in panel.text
        one = message_in(await bed.owner.choose(panel, "Eine", str(bed.channel)))
        assert "Der Zugang wurde entzogen. Erneuere ihn, dann mache ich weiter." in one.text
        renew = message_in(await bed.owner.click(one, "Erneuern"))
        assert f"python -m bot channel login {bed.channel}" in renew.text
        assert "Davor warnt auch Discord selbst." in renew.text


async def test_connecting_asks_for_the_address_only_and_says_what_came_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        offers = await turned(bed, await opened(bed, "connections"), "Verbinden")
        form = form_in(await bed.owner.choose(offers, "Wo", "Blog (WordPress)"))
        assert list(form.fields) == ["url"]
        answer = message_in(await bed.owner.send(form, url="http://10.0.0.1/"))
        assert answer.text.startswith("Zu privaten oder ungewöhnlichen Adressen")
        assert "SHOPBELL" not in answer.text


# Open, help, set-up.


async def test_open_lists_what_waits_with_a_link_to_each_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        assert (await opened(bed, "open")).text == "### Nichts ist offen\nNiemand wartet auf eine Antwort."
        await flood(bed, 8)
        panel = await opened(bed, "open")
        assert panel.text.split("\n")[0] == "### 13 offen"
        assert panel.text.count(f"https://discord.com/channels/{bed.guild.id}/{bed.inbox.id}/") == 10
        second = await turned(bed, panel, "Weiter")
        assert second.text.split("\n")[1].startswith("11 ")


async def doing(bed: SimcordBed, who: Member | None = None) -> tuple[list[str], list[str]]:
    """The three things that /help names, without their numbers and commands, and its buttons."""
    panel = message_in(await (who or bed.owner).command("help"))
    lines = panel.text.split("\n")[1:4]
    return [re.sub(r"^\d\. |: <.*", "", line) for line in lines], panel.buttons


async def test_help_names_what_is_worth_doing_by_what_is_there_and_by_what_one_may_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        assert await doing(bed) == (
            [
                "Eine Karte ausprobieren: Es läutet, die Antwort geht nirgends hin",
                "Häufige Antworten aufschreiben",
                "Nichts ist offen. Ich läute, sobald jemand schreibt.",
            ],
            ["Probekommentar", "Neue Vorlage"],
        )
        await bed.asked("Habt ihr offen?")
        await dark(bed, Side.READ, Reason.REVOKED)
        assert await doing(bed) == (
            [
                "1 Verbindung läutet nicht: nachsehen",
                "1 offenen Kommentar beantworten",
                "Eine Karte ausprobieren: Es läutet, die Antwort geht nirgends hin",
            ],
            ["Alle Verbindungen", "Offene ansehen", "Probekommentar"],
        )
        assert (await doing(bed, bed.colleague))[0] == [
            "1 offenen Kommentar beantworten",
            "Häufige Antworten aufschreiben",
            "Sehen, wie schnell Kund*innen eine Antwort haben",
        ]
        await bed.app.pausing.remove(acting(bed.business.id, MemberId(bed.owner.id), NOW), bed.channel)
        assert (await doing(bed))[0][0] == "Verbinden, wo Kund*innen schreiben"


@pytest.mark.parametrize(
    ("language", "head", "commands"),
    [
        (Language.GERMAN_DU, "### Jetzt lohnt sich", r"</open:\d+> \(/offen\)$"),
        (Language.GERMAN_SIE, "### Jetzt lohnt sich", r"</open:\d+> \(/offen\)$"),
        (Language.ENGLISH, "### Worth doing now", r"</open:\d+>$"),
    ],
)
async def test_help_names_three_things_to_do_and_every_command(
    language: Language, head: str, commands: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, language=language) as bed:
        panel = await opened(bed, "help")
        lines = panel.text.split("\n")
        assert lines[0] == head
        assert [line[:2] for line in lines[1:4]] == ["1.", "2.", "3."]
        known = bed.client.tree.get_commands()
        slash = [one for one in known if isinstance(one, app_commands.Command)]
        assert len([line for line in lines if line.startswith("</")]) == len(slash)
        assert len([line for line in lines if line.endswith(" → Apps")]) == len(known) - len(slash)
        assert [line for line in lines if re.match(commands, line)]
        assert "`" not in panel.text


async def test_roles_are_given_and_taken_on_one_page_and_a_panel_shows_only_what_they_may_press(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        freelance, everybody = bed.guild.create_role("Texterin"), bed.guild.default_role
        writer = Member(bed, bed.guild.add_member(bed.env.create_user("Texterin T."), roles=[freelance]))
        assert (await opened(bed, "setup")).buttons[-3:] == ["Ändern", "Rollen", "Aufräumen"]
        page = await turned(bed, await opened(bed, "setup"), "Rollen")
        assert page.text.startswith("### Wer darf was?")
        assert [select["placeholder"] for select in page.selects] == [
            "Rolle der Inhaber*innen …",
            "Rolle des Teams …",
            "Rolle für Entwürfe …",
            "Rolle, die mitliest …",
        ]
        page = message_in(await bed.owner.choose(page, "Rolle für Entwürfe", freelance))
        shown = [[int(value["id"]) for value in one.get("default_values", ())] for one in page.selects]
        assert shown == [[], [bed.team_role.id], [freelance.id], []]
        page = message_in(await bed.owner.choose(page, "Rolle, die mitliest", everybody))
        assert "Diese Rolle haben alle" in page.text and not page.selects[3].get("default_values")

        template = await bed.app.templates.save(
            acting(bed.business.id, MemberId(bed.owner.id), NOW), None, "Gutscheine", "", "Ab 10 €."
        )
        assert isinstance(template, int)
        reads = message_in(await writer.command("templates"))
        assert reads.buttons == [] and len(reads.selects) == 1
        one = message_in(await writer.choose(reads, "Eine", str(template)))
        assert one.buttons == ["Vorschau", "Alle Vorlagen"] and "Ab 10 €." in one.text
        assert "Neue Vorlage" in message_in(await bed.colleague.command("templates")).buttons

        page = await turned(bed, await opened(bed, "setup"), "Rollen")
        page = message_in(await bed.owner.choose(page, "Rolle für Entwürfe"))
        assert not page.selects[2].get("default_values")
        refused = message_in(await writer.command("templates"))
        assert refused.text.startswith("Diesen Eingang betreuen die Leute")


async def test_set_up_is_one_page_of_two_questions_and_its_defaults_are_changed_in_a_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        page = await opened(bed, "setup")
        assert [line for line in page.text.split("\n") if line.startswith("### ")] == [
            "### Wie soll ich mit dir reden?",
            "### Wer antwortet den Kund*innen?",
        ]
        page = message_in(await bed.owner.choose(page, "Eine Rolle", bed.team_role))
        assert "Alle mit der Rolle Team" in page.text
        form = await form_of(bed, page, "Ändern")
        zones = form.fields["zone"]["options"]
        assert ([one["label"] for one in zones[:3]], len(zones)) == (["Wien", "Berlin", "Zürich"], 24)
        wrong = message_in(await bed.owner.send(form, digest_at="acht"))
        assert wrong.text == "Schreib die Uhrzeit wie 8:00. Es wurde nichts geändert."
        page = await opened(bed, "setup")
        form = await form_of(bed, page, "Ändern")
        page = message_in(await bed.owner.send(form, zone=["Europe/Berlin"], digest_at="7.30"))
        assert "Zeitzone Berlin · Bericht 7:30" in page.text
        assert page.text.startswith("-# Gespeichert.\n")


async def test_the_owner_chooses_when_lines_of_closed_cards_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        page = await opened(bed, "setup")
        assert "-# Erledigtes verschwindet nach 7 Tagen" in page.text
        panel = await turned(bed, page, "Aufräumen")
        assert panel.text.split("\n")[:2] == [
            "### Aufräumen",
            f"Was beantwortet oder erledigt ist, verschwindet nach einer Weile aus <#{bed.inbox.id}>."
            " Gespeichert bleibt es.",
        ]
        (select,) = panel.selects
        assert [one["label"] for one in select["options"]] == [
            "gleich",
            "nach 1 Tag",
            "nach 7 Tagen",
            "nach 30 Tagen",
            "nie",
        ]
        page = message_in(await bed.owner.choose(panel, "Es verschwindet", "nie"))
        assert page.text.startswith("-# Gespeichert.\n")
        assert "-# Erledigtes bleibt im Kanal" in page.text
        (kept,) = await bed.app.directory.with_inbox()
        assert kept.tidy_after is TidyAfter.NEVER


async def test_a_role_that_nobody_or_everybody_has_is_not_taken_and_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        (of_the_bot,) = [role for role in bed.guild._guild.roles.values() if role.managed]
        for useless in (RoleHandle(bed.env, bed.guild, of_the_bot), bed.guild.default_role):
            said = message_in(await bed.owner.choose(await opened(bed, "setup"), "Eine Rolle", useless))
            assert said.text == (
                "Diese Rolle haben alle oder nur ein Bot. Wähl eine, die nur jene haben, die Kund*innen antworten."
            )
            assert "Alle mit der Rolle" not in (await opened(bed, "setup")).text


async def test_templates_are_in_the_order_of_a_dictionary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for title in ("Zebra", "Öffnungszeiten", "abholen", "Ostern", "Äpfel"):
            saved = await bed.app.templates.save(
                acting(bed.business.id, MemberId(bed.owner.id), NOW), None, title, "", "Text"
            )
            assert isinstance(saved, int)
        lines = (await opened(bed, "templates")).text.split("\n")
        assert lines[1:] == ["abholen", "Äpfel", "Öffnungszeiten", "Ostern", "Zebra"]


@pytest.mark.parametrize("text", [*hostile.TEXTS, *hostile.LONG])
def test_templates_of_hostile_words_ring_nobody_and_stay_within_discords_limits(text: str) -> None:
    texts = speak(Language.GERMAN_DU)
    template = Template(TemplateId(1), text[:TITLE_LIMIT] or "x", text[:14] or "x", text[:BODY_LIMIT], 3, NOW)
    details = Details(replace(template, category=text[:40], goal=1), (), 0, (), (text[:100],), ())
    for view in (draw_list((template,) * 10, texts, 0), draw_one(details, texts, "Europe/Vienna")):
        found = parts(view)
        whole = [part["content"] for part in found if part["type"] == 10]
        assert sum(map(len, whole)) <= 4000
        said = [re.sub(r"```\n.*?\n```", "", source, flags=re.DOTALL) for source in whole]
        assert not any("```" in source for source in said)
        assert [ping for source in said for ping in read(source).pings] == []
        assert [mark for source in said for mark, _ in read(source).marks if mark == "link"] == []
        for option in (one for part in found for one in part.get("options", ())):
            assert 1 <= len(option["label"]) <= 100
            assert 1 <= len(option.get("description", "-")) <= 100


def test_the_way_to_answering_is_beside_the_sentence_that_asks_for_it() -> None:
    texts = speak(Language.GERMAN_DU)
    reading = channel(sending=Lamp(Glow.OFF, NOW, None, 0))
    found = how_to_answer(reading, texts)
    assert found is not None
    assert [(one["label"], one["custom_id"]) for one in found.to_components()[0]["components"]] == [
        ("Wie geht das?", "channel:renew:1")
    ]
    assert how_to_answer(channel(), texts) is None
