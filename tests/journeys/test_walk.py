"""A busy hour on the phone: a bundle walked through one by one, on simcord, with every tap counted."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import MemberId
from bot.domain.channel import ChannelId
from bot.domain.template import TemplateId
from bot.storage.templates import TemplateStore
from tests.support.businesses import acting
from tests.support.simcord_bed import Shown, SimcordBed, form_in, message_in, simcord_bed


async def burst(bed: SimcordBed, *texts: str) -> Shown:
    """Five ring singly; these come after them in a bundle, each from somebody else."""
    for number in range(5):
        bed.platform.write(f"Vorher {number}", author=f"Vor {number}", author_id=f"v{number}")
    bed.clock.advance(timedelta(minutes=4))
    await bed.read()
    await bed.show()
    for number, text in enumerate(texts):
        bed.platform.write(text, author=f"Gast {'ABCDEFGHIJKLMNOP'[number % 16]}.", author_id=f"g{number}")
    bed.clock.advance(timedelta(minutes=4))
    await bed.read()
    await bed.show()
    return bundle_of(bed)


def bundle_of(bed: SimcordBed) -> Shown:
    (bundle,) = [card for card in bed.cards() if "Der Reihe nach" in card.buttons]
    return bundle


def said_of(walk: Shown) -> str:
    """Headline of the comment that is shown."""
    return next(line for line in walk.text.split("\n") if line.startswith("### ")).removeprefix("### ")


async def replies(bed: SimcordBed) -> list[str]:
    await bed.deliver()
    return [reply.text for reply in bed.platform.own()]


async def test_eight_comments_in_a_busy_hour_take_two_taps_each_in_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bundle = await burst(bed, *(f"Habt ihr am {day}. offen?" for day in range(1, 9)))
        assert bundle.text.startswith("### 8 neue Kommentare")
        assert bundle.buttons == ["Der Reihe nach", "Als Liste", "Mehr"]
        before = len(bed.cards())
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        assert walk.ephemeral and walk.v2
        first, taps = walk.id, bed.owner.interactions
        for number in range(8):
            assert said_of(walk).startswith("Frage von Gast ")
            assert ("noch " + str(7 - number) if number < 7 else "der letzte") in walk.text
            form = form_in(await bed.owner.click(walk, "Antworten"))
            assert form.fields["answer"]["value"].startswith("Hallo Gast ")
            walk = message_in(await bed.owner.send(form, answer=f"Ja, am {number}. bis 14 Uhr."))
            assert walk.id == first, "the same message becomes the next comment"
            await bed.poster.step(bed.clock())
            left = bed.again(bundle).text
            assert left.startswith(
                f"### noch {7 - number} Kommentar" if number < 7 else "**Alle 8 angesehen**"
            )
        assert bed.owner.interactions - taps == 16
        assert walk.text == "### Das waren alle\nHier wartet niemand mehr."
        assert len(bed.cards()) == before, "nothing is posted below the walk while it goes on"
        for _ in range(8):
            await bed.deliver()
        assert sorted(await replies(bed)) == sorted(f"Ja, am {n}. bis 14 Uhr." for n in range(8))
        done = bed.again(bundle)
        assert done.text == "**Alle 8 angesehen**" and done.buttons == ["Mehr"]


async def marked(bed: SimcordBed, title: str, body: str) -> TemplateId:
    """A template marked as the thank-you, by the panel."""
    made = await bed.saved(title, body)
    page = message_in(await bed.owner.command("templates"))
    one = message_in(await bed.owner.choose(page, "Eine öffnen", str(made)))
    panel = message_in(await bed.owner.choose(one, "Mehr", "Als Dank für Lob"))
    assert "Schick sie einmal über das Formular" in panel.text
    assert "Nicht mehr als Dank" in [option["label"] for option in panel.selects[-1]["options"]]
    return made


async def test_what_was_said_there_before_is_said_in_the_templates_other_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine", "Hallo, ab 10 €.\n---\nGern, ab 10 €!")
        bundle = await burst(bed, "Habt ihr Gutscheine?", "Gutscheine, habt ihr die?")
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        walk = message_in(await bed.owner.send(form_in(await bed.owner.click(walk, "1 Gutscheine"))))
        await bed.deliver()
        walk = message_in(await bed.owner.send(form_in(await bed.owner.click(walk, "1 Gutscheine"))))
        assert walk.buttons[:4] == ["Ändern", "Trotzdem senden", "Andere Worte", "Weiter"]
        form = form_in(await bed.owner.click(walk, "Andere Worte"))
        assert form.fields["answer"]["value"] == "Gern, ab 10 €!"
        await bed.owner.send(form)
        assert await replies(bed) == ["Hallo, ab 10 €.", "Gern, ab 10 €!"]


async def sent_once(bed: SimcordBed, title: str) -> None:
    """Through the form, under praise on a card of its own."""
    card = await bed.asked("Super Kaffee, danke!", author="Resi R.", author_id="resi")
    panel = message_in(await bed.owner.click(card, "Mehr"))
    await bed.owner.send(form_in(await bed.owner.choose(panel, "Andere Vorlage", title)))
    await bed.deliver()


async def offered_on(bed: SimcordBed, template: TemplateId, *channels: ChannelId) -> None:
    await bed.app.db.write(lambda tx: TemplateStore(tx).place(bed.business.id, template, "", channels, 0))


async def test_praise_takes_one_tap_once_the_thank_you_was_sent_by_the_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        dank = await marked(bed, "Dank", "Danke dir, {name}! Das freut uns sehr.")
        bundle = await burst(bed, "Wunderbar wie immer, super!", "Habt ihr offen?", "So ein toller Laden!")
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        assert said_of(walk).startswith("Frage"), "what wants an answer comes first"
        walk = message_in(await bed.owner.click(walk, "Weiter"))
        assert said_of(walk) == "Lob von Gast A."
        assert "So danken" not in walk.buttons, "nobody has sent it by the form"
        bed.clock.advance(timedelta(hours=1))
        await sent_once(bed, "Dank")
        await offered_on(bed, dank, ChannelId(bed.channel + 1))
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        walk = message_in(await bed.owner.click(walk, "Weiter"))
        assert "So danken" not in walk.buttons, "it is for comments of another connection"
        await offered_on(bed, dank)
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        walk = message_in(await bed.owner.click(walk, "Weiter"))
        assert "-# Dein Dank:\n> Danke dir, Gast A.! Das freut uns sehr." in walk.text
        assert walk.buttons[0] == "So danken"
        taps = bed.owner.interactions
        walk = message_in(await bed.owner.click(walk, "So danken"))
        assert bed.owner.interactions - taps == 1
        assert said_of(walk) == "Lob von Gast C." and "Zurückholen: Gast A." in walk.buttons
        form = form_in(await bed.owner.click(walk, "Zurückholen: Gast A."))
        assert form.fields["answer"]["value"] == "Danke dir, Gast A.! Das freut uns sehr."
        walk = message_in(await bed.owner.send(form, answer="Danke, Gast A.!"))
        assert said_of(walk) == "Lob von Gast C.", "back where the walk was"
        walk = message_in(await bed.owner.click(walk, "So danken"))
        assert said_of(walk) == "Du hast alle gesehen" and "1 ist noch offen." in walk.text
        await bed.deliver()
        assert (await replies(bed))[1:] == ["Danke, Gast A.!", "Danke dir, Gast C.! Das freut uns sehr."]


async def test_nobody_is_thanked_twice_within_a_week_and_only_what_was_shown_goes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        dank = await marked(bed, "Dank", "Danke dir!")
        await sent_once(bed, "Dank")
        for _ in range(6):
            bed.clock.advance(timedelta(minutes=2))
            await bed.read()
        bundle = await burst(bed, "Wie immer super!", "So ein toller Laden!")
        bed.platform.write("Und auch heute großartig!", author="Resi R.", author_id="resi")
        bed.clock.advance(timedelta(minutes=4))
        await bed.read()
        await bed.show()
        bundle = bundle_of(bed)
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        who = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        await bed.app.templates.save(who, dank, "Dank", "", "Danke, nie wieder!")
        walk = message_in(await bed.owner.click(walk, "So danken"))
        assert walk.text.startswith("Hier hat sich etwas geändert.") and "> Danke, nie wieder!" in walk.text
        walk = message_in(await bed.owner.click(walk, "So danken"))
        walk = message_in(await bed.owner.click(walk, "So danken"))
        assert walk.text.startswith("Genau das hast du dort zuletzt schon geschrieben.")
        assert walk.buttons[:3] == ["Ändern", "Trotzdem senden", "Weiter"]
        walk = message_in(await bed.owner.click(walk, "Trotzdem senden"))
        assert said_of(walk) == "Lob von Resi R." and "So danken" not in walk.buttons
        await bed.deliver()
        assert (await replies(bed))[1:] == ["Danke, nie wieder!", "Danke, nie wieder!"]


async def test_the_list_closes_several_at_once_and_opens_them_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bundle = await burst(bed, *(f"Schöner Beitrag {number}" for number in range(12)))
        page = message_in(await bed.owner.click(bundle, "Als Liste"))
        close = page.selects[1]
        assert (close["placeholder"], close["min_values"], close["max_values"]) == ("Erledigen …", 1, 10)
        chosen = [option["value"] for option in close["options"][:4]]
        taps = bed.owner.interactions
        after = message_in(await bed.owner.choose(page, "Erledigen", *chosen))
        assert bed.owner.interactions - taps == 1
        assert after.id == page.id
        assert after.text.split("\n")[0] == "-# 4 Kommentare ohne Antwort erledigt."
        assert len(after.text.split("\n")) == 9 and after.buttons == ["Wieder öffnen"]
        await bed.show()
        assert bed.again(bundle).text.startswith("### noch 8 Kommentare")
        undone = message_in(await bed.owner.click(after, "Wieder öffnen"))
        assert undone.text.split("\n")[0] == "-# 4 Kommentare sind wieder offen."
        await bed.show()
        assert bed.again(bundle).text.startswith("### 12 neue Kommentare")


async def test_what_was_answered_in_the_walk_is_opened_from_the_bundle_and_becomes_a_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Samstag offen", "Ja.")
        bundle = await burst(bed, "Habt ihr am Samstag offen?")
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        form = form_in(await bed.owner.click(walk, "Antworten"))
        await bed.owner.send(form, answer="Hallo Gast A., am Samstag bis 14 Uhr, Gast A.!")
        await bed.deliver()
        await bed.show()
        panel = message_in(await bed.owner.click(bed.again(bundle), "Mehr"))
        assert panel.text == "-# 1 angesehen" and panel.buttons == []
        said = message_in(
            await bed.owner.choose(panel, "Beantworteten", panel.selects[0]["options"][0]["value"])
        )
        assert f"<#{bed.inbox.id}>" in said.text
        await bed.show()
        card = bed.cards()[-1]
        assert card.text.startswith("**Beantwortet nach")
        form = form_in(
            await bed.owner.click(message_in(await bed.owner.click(card, "Mehr")), "Vorlage daraus")
        )
        assert form.fields["title"]["value"] == "Samstag offen 2"
        assert form.fields["short_name"]["value"] == "Samstag offen"
        assert form.fields["body"]["value"] == "Hallo {name}, am Samstag bis 14 Uhr, {name}!"
        saved = message_in(await bed.owner.send(form, title="Samstag offen"))
        assert "gibt es schon" in saved.text
        again = form_in(await bed.owner.click(saved, "Ändern"))
        made = message_in(await bed.owner.send(again, title="Am Samstag"))
        assert "### Am Samstag" in made.text
