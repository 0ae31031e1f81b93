"""Brand check on the way of a reply: what stops it, what is one line on its card, and what was sent all the same."""

from pathlib import Path

import pytest

from bot.domain.business import DiscordRoleId, MemberId
from bot.domain.checks import Doubt
from bot.domain.event import What
from bot.domain.role import Role
from bot.domain.settings import Language
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW
from tests.support.simcord_bed import Form, Member, Shown, SimcordBed, form_in, message_in, simcord_bed


async def branded(bed: SimcordBed, words: str = "billig = günstig", sign_off: str = "") -> None:
    actor = acting(bed.business.id, MemberId(bed.owner.id), NOW)
    await bed.app.brand.set_words(actor, words)
    await bed.app.brand.set_greeting(actor, "Servus {name},", sign_off, "")


async def form_of(bed: SimcordBed, card: Shown, label: str) -> Form:
    return form_in(await bed.owner.click(card, label))


async def overruled(bed: SimcordBed) -> list[str]:
    """What was sent despite which objections, oldest first."""
    rows = await bed.app.db.read(
        lambda tx: tx.all(
            "SELECT detail FROM event WHERE what = :what ORDER BY id", what=What.SENT_DESPITE.value
        )
    )
    return [row["detail"] for row in rows]


@pytest.mark.parametrize(
    ("language", "customers", "answer", "said"),
    [
        (
            Language.GERMAN_DU,
            Language.GERMAN_DU,
            "Können Sie kurz anrufen?",
            "Du hast „Sie“ geschrieben, ihr seid per du. „Können Sie kurz“ → „Kannst du kurz“",
        ),
        (
            Language.GERMAN_SIE,
            Language.GERMAN_SIE,
            "Kannst du kurz anrufen?",
            "Sie haben „du“ geschrieben, zur Kundschaft sagen Sie „Sie“. „Kannst du kurz“ → „Können Sie kurz“",
        ),
        (
            Language.ENGLISH,
            Language.GERMAN_DU,
            "Ihr Rad ist da, wie geht es Ihrem Knie? Kommen Sie!",
            "You wrote “Sie”, but you say du. “Ihr” → “Dein” · “Ihrem” → “deinem” and 1 more place",
        ),
        (
            Language.GERMAN_DU,
            Language.GERMAN_DU,
            "Das ist billig.",
            "Ein Wort, das ihr nicht sagt: „billig“ → „günstig“",
        ),
    ],
)
async def test_the_other_form_of_address_and_a_taboo_word_stop_a_reply_and_its_text_is_kept(
    language: Language,
    customers: Language,
    answer: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, language=language) as bed:
        await bed.app.db.write(lambda tx: change_business(tx, bed.business.id, customer_language=customers))
        await branded(bed)
        card = await bed.asked("Geht das?", author="Klara K.")
        form = form_in(await bed.owner.click(card, card.buttons[0]))
        objected = message_in(await bed.owner.send(form, answer=answer))
        assert objected.text.split("\n")[-1] == said
        assert len(objected.buttons) == 2
        again = await form_of(bed, objected, objected.buttons[0])
        assert again.fields["answer"]["value"] == answer
        await bed.deliver()
        assert bed.platform.own() == []
        await bed.owner.click(objected, objected.buttons[1])
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == [answer]
        assert len(await overruled(bed)) == 1


async def test_what_was_sent_all_the_same_is_in_the_log_without_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await branded(bed)
        card = await bed.asked("Geht das?")
        objected = message_in(
            await bed.owner.send(await form_of(bed, card, "Antworten"), answer="Kommen Sie, es ist billig.")
        )
        assert len(objected.text.split("\n")) == 3
        await bed.owner.click(objected, "Trotzdem senden")
        (facts,) = await overruled(bed)
        assert f'"{Doubt.ADDRESS} {Doubt.TABOO}"' in facts
        assert "billig" not in facts


async def test_everything_else_is_one_small_line_on_the_card_that_goes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await branded(bed, sign_off="Liebe Grüße aus dem Laden")
        card = await bed.asked("Geht das?")
        form = await form_of(bed, card, "Antworten")
        assert await bed.owner.send(form, answer="Hallo, ja, gern.") is None
        await bed.show()
        lines = bed.again(card).text.split("\n")
        assert lines[-1] == "-# Hinweis: „Hallo“ → „Servus“ · ohne „Liebe Grüße aus dem Laden“"
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Hallo, ja, gern."]
        assert await overruled(bed) == []


async def test_a_reply_opens_with_the_greeting_of_the_brand_and_that_alone_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        actor = acting(bed.business.id, MemberId(bed.owner.id), NOW)
        await bed.app.brand.set_greeting(actor, "Ahoi {name},", "", "")
        card = await bed.asked("Geht das?", author="Klara K.")
        form = await form_of(bed, card, "Antworten")
        assert form.fields["answer"]["value"] == "Ahoi Klara K.,\n"
        objected = message_in(await bed.owner.send(form))
        assert objected.text.split("\n")[-1] == "Da steht noch kein Text."
        assert objected.buttons == ["Ändern"]


async def test_a_changed_reply_is_checked_too_and_may_go_out_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        card = await bed.asked("Geht das?")
        await bed.owner.send(await form_of(bed, card, "Antworten"), answer="Ja.")
        await bed.deliver()
        more = message_in(await bed.owner.click(bed.again(card), "Mehr"))
        form = await form_of(bed, more, "Antwort ändern")
        objected = message_in(await bed.owner.send(form, answer="Ja, kommen Sie."))
        assert objected.buttons == ["Ändern", "Trotzdem senden"]
        again = await form_of(bed, objected, "Ändern")
        assert again.fields["answer"]["value"] == "Ja, kommen Sie."
        await bed.owner.click(objected, "Trotzdem senden")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Ja, kommen Sie."]
        assert len(await overruled(bed)) == 1


async def test_an_english_reply_of_a_german_business_is_not_asked_for_du(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await branded(bed)
        card = await bed.asked("Are you open?")
        form = await form_of(bed, card, "Antworten")
        answer = "Hello! We are open until six, please bring your dog Sie."
        assert await bed.owner.send(form, answer=answer) is None
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == [answer]


async def test_a_draft_passes_the_check_when_it_is_proposed_and_when_it_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        role = bed.guild.create_role("Texte")
        owner = acting(bed.business.id, MemberId(bed.owner.id), NOW)
        await bed.app.setup.set_role(owner, Role.DRAFT, DiscordRoleId(role.id))
        writer = Member(bed, bed.guild.add_member(bed.env.create_user("Texterin"), roles=[role]))
        await branded(bed)
        card = await bed.asked("Geht das?")
        form = form_in(await writer.click(card, "Antworten"))
        stopped = message_in(await writer.send(form, answer="Ja, kommen Sie."))
        assert stopped.buttons == ["Ändern", "Trotzdem vorschlagen"]
        await writer.click(stopped, "Trotzdem vorschlagen")
        await bed.show()
        asked = message_in(await bed.owner.click(bed.cards()[-1], "Senden"))
        assert "„kommen Sie“ → „komm“" in asked.text
        await bed.owner.click(asked, "Trotzdem senden")
        await bed.deliver()
        assert [reply.text for reply in bed.platform.own()] == ["Ja, kommen Sie."]
        assert len(await overruled(bed)) == 2
