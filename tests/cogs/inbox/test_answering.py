"""From a comment to a sent reply, through the whole bot on simcord."""

from pathlib import Path

import pytest

from bot.domain.comment import Visibility
from bot.domain.reason import Reason
from bot.domain.settings import Language
from bot.ports import Refused
from cogs.gateway.client import Shopbell
from cogs.supervisor import posters
from tests.support.simcord_bed import Form, Shown, SimcordBed, form_of, simcord_bed

GREETED = "Hallo Kundin K.,\n"
"""What a reply to the bed's customer opens with."""


async def test_two_interactions_from_a_suggestion_to_a_sent_reply(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine", "Hallo {name}! Gutscheine gibt es ab 10 €.")
        card = await bed.asked("Habt ihr Gutscheine?", author="Klara K.")
        assert card.v2
        assert card.buttons == ["1 Gutscheine", "Antworten", "Erledigt", "Mehr"]
        form = await bed.owner.click(card, "1 Gutscheine")
        assert isinstance(form, Form)
        await bed.owner.send(form)
        assert bed.owner.interactions == 2
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Hallo Klara K.! Gutscheine gibt es ab 10 €."]
        answered = bed.again(card)
        assert answered.text.startswith("**Beantwortet nach ")
        assert not answered.framed
        assert isinstance(answered, Shown)


async def said(answer: Shown | Form | None) -> Shown:
    assert isinstance(answer, Shown)
    assert answer.ephemeral
    return answer


@pytest.mark.parametrize(
    ("language", "title", "labels", "described"),
    [
        (
            Language.GERMAN_DU,
            "Antwort an Klara K. (Blog)",
            ["Tag", "Uhrzeit", "Deine Antwort"],
            "Steht gleich öffentlich im Blog. Höchstens 500 Zeichen.",
        ),
        (
            Language.GERMAN_SIE,
            "Antwort an Klara K. (Blog)",
            ["Tag", "Uhrzeit", "Ihre Antwort"],
            "Steht gleich öffentlich im Blog. Höchstens 500 Zeichen.",
        ),
        (
            Language.ENGLISH,
            "Reply to Klara K. (Blog)",
            ["Tag", "Uhrzeit", "Your reply"],
            "Goes public right away in the blog. At most 500 characters.",
        ),
    ],
)
async def test_the_form_asks_for_blanks_first_then_the_reply_then_shows_the_customers_words(
    language: Language,
    title: str,
    labels: list[str],
    described: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, language=language) as bed:
        await bed.saved("Reservierung", "Hallo {name}! {Tag} um {Uhrzeit} passt, bis {Tag}!")
        card = await bed.asked("Geht eine Reservierung?\nZu viert.", author="Klara K.")
        form = await form_of(bed, card, "1 Reservierung")
        assert form.title == title
        assert [field["label"] for field in form.fields.values()] == labels
        assert [field["type"] for field in form.raw["components"]] == [18, 18, 18, 10]
        answer = form.fields["answer"]
        assert answer["value"] == "Hallo Klara K.! {?Tag} um {?Uhrzeit} passt, bis {?Tag}!"
        assert (answer["description"], answer["max_length"]) == (described, 500)
        assert form.small_print == "-# Geht eine Reservierung?\n-# Zu viert."
        await bed.owner.send(form, Tag="Samstag", Uhrzeit="8 Uhr")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == [
            "Hallo Klara K.! Samstag um 8 Uhr passt, bis Samstag!"
        ]


async def test_a_long_name_is_cut_so_that_the_title_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?", author="Maximiliane Freifrau von und zu Hohenlohe-Langenburg")
        form = await form_of(bed, card, "Antworten")
        assert form.title == "Antwort an Maximiliane Freifrau\u00a0… (Blog)"
        held = await bed.asked("Offen?", author="Maximiliane Freifrau von und zu", visibility=Visibility.HELD)
        assert len((await form_of(bed, held, "Antworten")).title) <= 45


async def test_an_open_blank_stops_the_reply_and_change_opens_the_form_with_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Reservierung", "Ja, {Tag} passt!")
        card = await bed.asked("Geht eine Reservierung?")
        form = await form_of(bed, card, "1 Reservierung")
        objected = await said(await bed.owner.send(form))
        assert objected.text == "-# Zu Kundin K., Blog: „Geht eine Reservierung?“\nNoch nicht ausgefüllt: Tag"
        assert objected.buttons == ["Ändern"]
        again = await form_of(bed, objected, "Ändern")
        assert again.fields["answer"]["value"] == "Ja, {?Tag} passt!"
        await bed.owner.send(again, answer="Ja, {Tag} passt gut!", Tag="Montag")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Ja, Montag passt gut!"]


async def test_braces_in_a_free_answer_are_words_and_go_out_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Wie färbt ihr das?")
        code = "Mit body {color:brown} und {{name}}."
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer=code)
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == [code]


async def test_what_was_put_into_a_blank_is_not_asked_about_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Reservierung", "{{name}}, {Tag} um {Uhrzeit} passt!")
        card = await bed.asked("Geht eine Reservierung?", author="{Max}")
        form = await form_of(bed, card, "1 Reservierung")
        assert [field["label"] for field in form.fields.values()] == ["Tag", "Uhrzeit", "Deine Antwort"]
        objected = await said(await bed.owner.send(form, Tag="{Uhrzeit}"))
        assert objected.text.endswith("Noch nicht ausgefüllt: Uhrzeit")
        again = await form_of(bed, objected, "Ändern")
        assert [field["label"] for field in again.fields.values()] == ["Uhrzeit", "Deine Antwort"]
        await bed.owner.send(again, answer="{Max}, heute um {Uhrzeit} passt!", Uhrzeit="{neun}")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["{Max}, heute um {neun} passt!"]


async def test_a_guest_without_a_name_is_greeted_without_a_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine", "{name}, ja, ab 10 €!")
        card = await bed.asked("Habt ihr Gutscheine?", author="")
        form = await form_of(bed, card, "1 Gutscheine")
        assert form.fields["answer"]["value"] == "Ja, ab 10 €!"


@pytest.mark.parametrize(
    ("language", "author", "greeted", "sentence"),
    [
        (Language.GERMAN_DU, "Klara K. 🌸", "Hallo Klara K.,\n", "Da steht noch kein Text."),
        (Language.GERMAN_SIE, "", "Hallo,\n", "Da steht noch kein Text."),
        (Language.ENGLISH, "Klara K.", "Hello Klara K.,\n", "There is no text in it yet."),
    ],
)
async def test_a_free_reply_opens_with_the_greeting_and_nothing_goes_out_while_nothing_is_written_behind_it(
    language: Language,
    author: str,
    greeted: str,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, language=language) as bed:
        card = await bed.asked("Offen?", author=author)
        button = "Reply" if language is Language.ENGLISH else "Antworten"
        form = await form_of(bed, card, button)
        assert form.fields["answer"]["value"] == greeted
        objected = await said(await bed.owner.send(form))
        assert objected.text.split("\n")[1] == sentence
        (change,) = objected.buttons
        again = await form_of(bed, objected, change)
        assert again.fields["answer"]["value"] == greeted
        await bed.owner.send(again, answer=greeted + "ja, bis 14 Uhr.")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == [greeted + "ja, bis 14 Uhr."]


async def test_the_same_words_again_may_be_sent_anyway(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        first = await bed.asked("Offen?", author="A.", author_id="a")
        await bed.owner.send(await form_of(bed, first, "Antworten"), answer="Ja, bis 14 Uhr.")
        await bed.deliver()
        second = await bed.asked("Auch am Samstag offen?", author="B.", author_id="b")
        objected = await said(
            await bed.owner.send(await form_of(bed, second, "Antworten"), answer="Ja, bis 14 Uhr.")
        )
        assert objected.buttons == ["Ändern", "Trotzdem senden"]
        assert [reply.text for reply in bed.platform.own()] == ["Ja, bis 14 Uhr."]
        await bed.owner.click(objected, "Trotzdem senden")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Ja, bis 14 Uhr."] * 2


async def test_taking_back_opens_the_form_again_with_the_text_and_sends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer="Nein.")
        await bed.show()
        sending = bed.again(card)
        assert sending.text.startswith("### Geht <t:")
        assert sending.buttons == ["Zurückholen"]
        form = await form_of(bed, sending, "Zurückholen")
        assert form.fields["answer"]["value"] == "Nein."
        await bed.deliver()
        assert bed.platform.own() == []
        assert bed.again(card).buttons == ["Antworten", "Erledigt", "Mehr"]
        await bed.owner.send(form, answer="Ja, bis 14 Uhr.")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Ja, bis 14 Uhr."]


async def test_what_was_taken_back_or_refused_opens_again_until_it_is_sent_or_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Offen", "{Tag} offen!")
        card = await bed.asked("Habt ihr offen?")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer="Nein.")
        await bed.show()
        await form_of(bed, bed.again(card), "Zurückholen")  # and left by Abbrechen
        await bed.show()
        again = await form_of(bed, bed.again(card), "Antworten")
        assert again.fields["answer"]["value"] == "Nein."
        panel = await more(bed, bed.again(card))
        thrown = await said(await bed.owner.click(panel, "Text verwerfen"))
        assert thrown.text.endswith("Dein Text ist verworfen.")
        assert (await form_of(bed, bed.again(card), "Antworten")).fields["answer"]["value"] == GREETED
        assert "Text verwerfen" not in (await more(bed, bed.again(card))).buttons
        await said(await bed.owner.send(await form_of(bed, bed.again(card), "1 Offen")))
        again = await form_of(bed, bed.again(card), "Antworten")
        assert list(again.fields) == ["blank Tag", "answer"]
        await bed.owner.send(again, Tag="Montag")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Montag offen!"]
        await bed.owner.click(await more(bed, bed.again(card)), "Wieder öffnen")
        await bed.show()
        assert (await form_of(bed, bed.again(card), "Antworten")).fields["answer"]["value"] == GREETED


async def test_a_change_that_was_taken_back_opens_again_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer="Ja.")
        await bed.deliver()
        change = await form_of(bed, await more(bed, bed.again(card)), "Antwort ändern")
        await bed.owner.send(change, answer="Ja, bis 14 Uhr.")
        await bed.show()
        await form_of(bed, bed.again(card), "Zurückholen")
        await bed.show()
        change = await form_of(bed, await more(bed, bed.again(card)), "Antwort ändern")
        assert change.fields["answer"]["value"] == "Ja, bis 14 Uhr."


async def test_nobody_else_s_form_opens_with_what_somebody_has_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Offen?")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer="Nein.")
        await bed.show()
        opened = await bed.colleague.click(bed.again(card), "Zurückholen")
        assert isinstance(opened, Form)
        await bed.show()
        assert (await form_of(bed, bed.again(card), "Trotzdem")).fields["answer"]["value"] == GREETED
        mine = await bed.colleague.click(bed.again(card), "Trotzdem")
        assert isinstance(mine, Form)
        assert mine.fields["answer"]["value"] == "Nein."


async def test_a_reply_to_a_held_comment_approves_it_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Erster!", author="Gast G.", visibility=Visibility.HELD)
        assert card.text.startswith("### Wartet auf Freigabe: Gast G.")
        assert card.buttons == ["Freigeben", "Spam", "Antworten", "Mehr"]
        form = await form_of(bed, card, "Antworten")
        assert form.title == "Freigeben und antworten: Gast G. (Blog)"
        await bed.owner.send(form, answer="Willkommen!")
        await bed.deliver()
        (asked,) = [comment for comment in bed.platform.comments.values() if comment.text == "Erster!"]
        assert asked.visibility is Visibility.PUBLIC
        assert [reply.text for reply in bed.platform.own()] == ["Willkommen!"]


async def test_where_only_reading_is_possible_the_text_is_handed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, writes=False) as bed:
        card = await bed.asked("Offen?")
        form = await form_of(bed, card, "Antworten")
        description = form.fields["answer"]["description"]
        assert description.startswith("Zum Kopieren: ")
        handed = await said(await bed.owner.send(form, answer="Ja, bis 14 Uhr."))
        assert "```\nJa, bis 14 Uhr.\n```" in handed.text
        assert handed.buttons == ["Im Web"]
        await bed.show()
        waits = bed.again(card)
        assert "-# Text übergeben um " in waits.text
        assert waits.buttons == ["Im Blog antworten", "Ist beantwortet", "Text", "Mehr"]
        await bed.owner.click(waits, "Ist beantwortet")
        await bed.show()
        assert bed.again(card).text.startswith("**Beantwortet nach ")
        assert bed.platform.own() == []


async def more(bed: SimcordBed, card: Shown) -> Shown:
    return await said(await bed.owner.click(card, "Mehr"))


async def test_more_offers_only_what_the_channel_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        panel = await more(bed, card)
        assert panel.buttons == ["Notiz", "Spam", "Papierkorb", "Im Web", "Person"]
        assert [one["placeholder"] for one in panel.selects] == ["Später …", "Art ändern …"]
        await bed.saved("Öffnungszeiten", "Mo bis Fr.")
        panel = await more(bed, card)
        assert [o["label"] for o in panel.selects[1]["options"]] == ["Öffnungszeiten", "Suchen …"]
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer="Ja.")
        await bed.deliver()
        assert (await more(bed, bed.again(card))).buttons == [
            "Antwort ändern",
            "Antwort löschen",
            "Wieder öffnen",
            "Vorlage daraus",
            "Notiz",
            "Im Web",
            "Person",
        ]
    async with simcord_bed(tmp_path / "reading", monkeypatch, writes=False) as bed:
        card = await bed.asked("Offen?")
        assert (await more(bed, card)).buttons == ["Notiz", "Im Web", "Person"]


async def test_another_template_and_the_search_lead_to_the_filled_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for number in range(30):
            await bed.saved(f"Vorlage {number:02}", f"Text {number:02}")
        await bed.saved("Zebra", "Streifen haben wir leider keine.")
        card = await bed.asked("Offen?")
        panel = await more(bed, card)
        options = panel.selects[1]["options"]
        assert len(options) == 25
        form = await bed.owner.choose(panel, "Andere Vorlage", "Vorlage 03")
        assert isinstance(form, Form)
        assert form.fields["answer"]["value"] == "Text 03"
        search = await bed.owner.choose(await more(bed, card), "Andere Vorlage", "Suchen …")
        assert isinstance(search, Form)
        found = await bed.owner.send(search, words="streifen")
        assert isinstance(found, Shown)
        assert [o["label"] for o in found.selects[0]["options"]] == ["Zebra", "Suchen …"]
        chosen = await bed.owner.choose(found, "Andere Vorlage", "Zebra")
        assert isinstance(chosen, Form)
        assert chosen.fields["answer"]["value"] == "Streifen haben wir leider keine."
        nothing = await bed.owner.choose(found, "Andere Vorlage", "Suchen …")
        assert isinstance(nothing, Form)
        empty = await bed.owner.send(nothing, words="@everyone")
        assert isinstance(empty, Shown)
        assert empty.text.startswith("-# Zu Kundin K., Blog: „Offen?“\nKeine Vorlage mit „")


async def test_spam_waits_ten_seconds_and_can_be_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Kauft Follower!", author="Promo")
        await bed.owner.click(await more(bed, card), "Spam")
        await bed.show()
        soon = bed.again(card)
        assert soon.text.startswith("### Wird <t:")
        assert await bed.owner.click(soon, "Zurückholen") is None
        await bed.deliver()
        assert {comment.visibility for comment in bed.platform.comments.values()} == {Visibility.PUBLIC}
        await bed.owner.click(await more(bed, bed.again(card)), "Spam")
        await bed.deliver()
        await bed.show()
        assert {comment.visibility for comment in bed.platform.comments.values()} == {Visibility.SPAM}
        gone = bed.again(card)
        assert gone.text.startswith("**Als Spam aussortiert** · Promo")
        assert gone.buttons == ["Kein Spam"]


async def test_a_sent_reply_is_changed_and_deleted_from_its_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer="Ja, bis 13 Uhr.")
        await bed.deliver()
        form = await form_of(bed, await more(bed, bed.again(card)), "Antwort ändern")
        assert form.fields["answer"]["value"] == "Ja, bis 13 Uhr."
        await bed.owner.send(form, answer="Ja, bis 14 Uhr.")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Ja, bis 14 Uhr."]
        await bed.owner.click(await more(bed, bed.again(card)), "Antwort löschen")
        await bed.deliver()
        await bed.show()
        assert bed.platform.own() == []
        assert "Antworten" in bed.again(card).buttons


async def test_done_and_open_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Schön!", author="Gast G.")
        await bed.owner.click(card, "Erledigt")
        await bed.show()
        done = bed.again(card)
        assert done.text.startswith("**Ohne Antwort erledigt** · Gast G., Blog")
        assert not done.framed
        await bed.owner.click(done, "Wieder öffnen")
        await bed.show()
        assert bed.again(card).framed


async def test_a_form_that_was_open_over_a_restart_is_sent_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Offen?")
        form = await form_of(bed, card, "Antworten")
        bed.client = Shopbell(bed.app)
        bed.poster, _ = posters(bed.client)
        await bed.env.restart_bot(bed.client)
        await bed.owner.send(form, answer="Ja.")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Ja."]
        assert bed.again(card).text.startswith("**Beantwortet nach ")


TWO_WORDINGS = "Hallo {vorname|du}, ab 10 €.\n---\nGern, {vorname|du}: Gutscheine ab 10 €, am {?Tag} fertig."


async def test_what_a_platform_has_already_is_said_in_the_templates_next_wording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine", TWO_WORDINGS)
        card = await bed.asked("Habt ihr Gutscheine?", author="Anna Huber")
        await bed.owner.send(await form_of(bed, card, "1 Gutscheine"))
        bed.platform.trouble("send", Refused(Reason.DUPLICATE))
        await bed.deliver()
        form = await form_of(bed, bed.again(card), "Ändern")
        assert form.fields["answer"]["value"] == "Gern, Anna: Gutscheine ab 10 €, am {?Tag} fertig."
        await bed.owner.send(form, Tag="Montag")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == [
            "Gern, Anna: Gutscheine ab 10 €, am Montag fertig."
        ]


async def test_the_same_text_twice_in_a_thread_can_be_said_in_other_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine", "Hallo, ab 10 €.\n---\nGern, ab 10 €!")
        first = await bed.asked("Habt ihr Gutscheine?", author="Anna Huber", author_id="a")
        await bed.owner.send(await form_of(bed, first, "1 Gutscheine"))
        await bed.deliver()
        second = await bed.asked("Gutscheine, habt ihr die?", author="Ben Maier", author_id="b")
        objected = await said(await bed.owner.send(await form_of(bed, second, "1 Gutscheine")))
        assert objected.buttons == ["Ändern", "Trotzdem senden", "Andere Worte"]
        form = await form_of(bed, objected, "Andere Worte")
        assert form.fields["answer"]["value"] == "Gern, ab 10 €!"
        await bed.owner.send(form)
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Hallo, ab 10 €.", "Gern, ab 10 €!"]


async def test_words_that_somebody_changed_are_offered_no_other_wording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await bed.saved("Gutscheine", TWO_WORDINGS)
        card = await bed.asked("Habt ihr Gutscheine?", author="Anna Huber")
        await bed.owner.send(await form_of(bed, card, "1 Gutscheine"), answer="Ja, im Laden.")
        bed.platform.trouble("send", Refused(Reason.DUPLICATE))
        await bed.deliver()
        form = await form_of(bed, bed.again(card), "Ändern")
        assert form.fields["answer"]["value"] == "Ja, im Laden."
