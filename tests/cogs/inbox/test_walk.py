"""A walk meets two members, restarts, refusals, what a platform forbids, and hostile comments."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import MemberId
from bot.domain.card import CardId
from bot.domain.checks import SOFT
from bot.domain.comment import CommentId, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.form_text import FormTextId
from bot.domain.outbox import RowId
from bot.domain.reason import Reason
from bot.domain.settings import Language
from bot.domain.template import TemplateId
from bot.domain.walk import Turn, Walked
from bot.ports import Refused
from bot.services.inbox.walking import Stop, Where
from cogs.gateway.client import Shopbell
from cogs.inbox.walk_card import overruled, place, short
from cogs.kit.routes import STAMP, custom_id
from cogs.supervisor import posters
from tests.cogs.drawn import parts
from tests.cogs.inbox.test_drafts import with_writer
from tests.journeys.test_walk import bundle_of, burst, replies, said_of
from tests.support.businesses import acting
from tests.support.platform import FakePlatform
from tests.support.simcord_bed import Shown, SimcordBed, form_in, message_in, simcord_bed
from tests.support.walks import walks

LARGEST = 10**10 - 1
"""Ten digits: more comments than one machine holds."""


def test_every_button_of_a_walk_has_a_custom_id_that_discord_takes_whatever_its_numbers() -> None:
    turn = Turn(3, 10**13 - 1, CommentId(LARGEST))
    here = place(Where(CardId(LARGEST), CommentId(LARGEST), Walked(turn, CommentId(LARGEST))))
    stamp, doubts = STAMP + "f" * 8, "-".join(map(short, SOFT))
    for route, arguments in {
        "walk:reply": (TemplateId(LARGEST), stamp),
        "walk:thank": (TemplateId(LARGEST), stamp),
        "walk:send": (FormTextId(LARGEST), doubts),
        "walk:other": (FormTextId(LARGEST),),
        "walk:take_back": (RowId(LARGEST),),
        "walk:close": ("answered", stamp),
        "walk:act": ("approve", stamp),
    }.items():
        assert len(custom_id(route, *here, *arguments)) <= 100
    assert len(custom_id("form:walk", LARGEST, LARGEST, *here)) <= 100
    assert overruled(doubts) == SOFT
    assert overruled("") == frozenset()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", sorted(walks(Language.GERMAN_DU)))
def test_a_walk_says_state_and_person_first_then_where_and_has_at_most_fifteen_parts(
    name: str, language: Language
) -> None:
    drawn = parts(walks(language)[name])
    texts = [part["content"] for part in drawn if part["type"] == 10]
    assert all(text.strip() for text in texts)
    assert len(drawn) <= 15 + name.startswith("walk_long")
    if name in ("walk", "walk_long", "walk_praise", "walk_held", "walk_handed", "walk_sent"):
        state, where, *_ = texts[0].split("\n")
        assert state.startswith("### ") and ("Klara K." in state or "Kunde" in state)
        assert where.startswith("-# Blog · <t:")


async def states(bed: SimcordBed) -> dict[str, int]:
    rows = await bed.app.db.read(lambda tx: tx.all("SELECT state, count(*) FROM comment GROUP BY state"))
    return {row[0]: row[1] for row in rows}


async def answered(bed: SimcordBed, walk: Shown, text: str, by: object = None) -> Shown:
    member = bed.colleague if by is bed.colleague else bed.owner
    form = form_in(await member.click(walk, "Antworten"))
    return message_in(await member.send(form, answer=text))


async def test_two_members_walk_at_once_and_what_one_has_answered_the_other_does_not_meet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        bundle = await burst(bed, *(f"Habt ihr am {day}. offen?" for day in range(1, 6)))
        mine = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        theirs = message_in(await bed.colleague.click(bundle, "Der Reihe nach"))
        assert said_of(mine) == said_of(theirs) == "Frage von Gast A."
        mine = await answered(bed, mine, "Ja, am ersten.")
        assert said_of(mine) == "Frage von Gast B."
        late = message_in(await bed.colleague.click(theirs, "Antworten"))
        assert late.text.startswith("Das ist schon erledigt.") and said_of(late) == "Frage von Gast B."
        theirs = await answered(bed, late, "Ja, am zweiten.", bed.colleague)
        assert said_of(theirs) == "Frage von Gast C."
        mine = message_in(await bed.owner.click(mine, "Erledigt"))
        assert mine.text.startswith("Das ist schon erledigt.") and said_of(mine) == "Frage von Gast C."
        theirs = message_in(await bed.colleague.click(theirs, "Weiter"))
        mine = message_in(await bed.owner.click(mine, "Erledigt"))
        assert said_of(mine) == "Frage von Gast D." and "Wieder öffnen: Gast C." in mine.buttons
        assert await states(bed) == {"open": 9, "done": 1}


async def test_both_answer_the_same_comment_and_one_reply_goes_out_the_other_text_is_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        bundle = await burst(bed, "Habt ihr offen?", "Habt ihr Kurse?")
        mine = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        theirs = message_in(await bed.colleague.click(bundle, "Der Reihe nach"))
        first = form_in(await bed.owner.click(mine, "Antworten"))
        second = form_in(await bed.colleague.click(theirs, "Antworten"))
        await bed.owner.send(first, answer="Ja, bis 14 Uhr.")
        back = message_in(await bed.colleague.send(second, answer="Nein."))
        assert back.text == "```\nNein.\n```"
        assert await replies(bed) == ["Ja, bis 14 Uhr."]


async def test_a_walk_goes_on_after_a_restart_with_the_form_that_was_open_and_the_text_that_was_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bundle = await burst(bed, "Habt ihr offen?", "Habt ihr Kurse?", "Gibt es Gutscheine?")
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        form = form_in(await bed.owner.click(walk, "Antworten"))
        await restarted(bed)
        walk = message_in(await bed.owner.send(form, answer="Ja, bis 14 Uhr."))
        assert said_of(walk) == "Frage von Gast A."
        objected = await answered(bed, walk, "Ja, bis 14 Uhr.")
        assert objected.buttons[:3] == ["Ändern", "Trotzdem senden", "Weiter"]
        await restarted(bed)
        again = form_in(await bed.owner.click(objected, "Ändern"))
        assert again.fields["answer"]["value"] == "Ja, bis 14 Uhr."
        walk = message_in(await bed.owner.send(again, answer="Ja, im Mai."))
        assert walk.id == objected.id and said_of(walk) == "Frage von Gast B."
        bed.clock.advance(timedelta(minutes=20))
        walk = message_in(await bed.owner.click(walk, "Erledigt"))
        assert said_of(walk) == "Das waren alle"
        await bed.deliver()
        assert sorted(await replies(bed)) == ["Ja, bis 14 Uhr.", "Ja, im Mai."]


async def restarted(bed: SimcordBed) -> None:
    bed.client = Shopbell(bed.app)
    bed.poster, _ = posters(bed.client)
    await bed.env.restart_bot(bed.client)


async def test_an_untouched_greeting_is_refused_in_the_walk_and_cannot_be_sent_anyway(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bundle = await burst(bed, "Habt ihr offen?")
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        form = form_in(await bed.owner.click(walk, "Antworten"))
        objected = message_in(await bed.owner.send(form))
        assert objected.text.startswith("Da steht noch kein Text.\n### Frage von Gast A.")
        assert objected.buttons == ["Ändern", "Weiter"]
        walk = message_in(await bed.owner.click(objected, "Weiter"))
        assert "1 ist noch offen." in walk.text and walk.buttons == ["Noch einmal"]
        walk = message_in(await bed.owner.click(walk, "Noch einmal"))
        assert said_of(walk) == "Frage von Gast A."
        assert await replies(bed) == []


def _refuse(*_: object) -> ExternalId:
    raise Refused(Reason.NO_RIGHT)


async def test_a_reply_that_the_platform_refuses_leaves_the_bundle_for_a_card_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bundle = await burst(bed, "Habt ihr offen?", "Habt ihr Kurse?")
        before = len(bed.cards())
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        await answered(bed, walk, "Ja, bis 14 Uhr.")
        monkeypatch.setattr(FakePlatform, "receive", _refuse)
        await bed.deliver()
        await bed.show()
        own = bed.cards()[-1]
        assert len(bed.cards()) == before + 1
        assert own.text.startswith("### Nicht gesendet: Gast A.") and "> Ja, bis 14 Uhr." in own.text
        assert bed.again(bundle).text.startswith("### noch 1 Kommentar")


async def test_held_comments_are_approved_or_made_spam_in_the_walk_and_spam_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await burst(bed, "Habt ihr offen?", "Habt ihr Kurse?")
        for name in ("Hilde H.", "Spamer S."):
            bed.platform.write("Kauft bei mir!", author=name, author_id=name, visibility=Visibility.HELD)
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.show()
        walk = message_in(await bed.owner.click(bundle_of(bed), "Der Reihe nach"))
        for _ in range(2):
            walk = message_in(await bed.owner.click(walk, "Weiter"))
        assert said_of(walk).startswith("Wartet auf Freigabe: ")
        assert walk.buttons == ["Freigeben", "Spam", "Antworten", "Erledigt", "Weiter"]
        name = said_of(walk).removeprefix("Wartet auf Freigabe: ")
        after = message_in(await bed.owner.click(walk, "Spam"))
        assert said_of(after) != said_of(walk) and f"Zurückholen: {name}" in after.buttons
        back = message_in(await bed.owner.click(after, f"Zurückholen: {name}"))
        assert said_of(back) == said_of(walk)


async def test_where_only_reading_is_possible_the_walk_shows_the_text_to_copy_and_asks_whether_it_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, writes=False) as bed:
        bundle = await burst(bed, "Habt ihr offen?", "Habt ihr Kurse?")
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        handed = await answered(bed, walk, "Ja, bis 14 Uhr.")
        assert handed.id == walk.id
        assert "```\nJa, bis 14 Uhr.\n```" in handed.text and said_of(handed) == "Frage von Gast A."
        assert {"Ist beantwortet", "Weiter"} <= set(handed.buttons)
        walk = message_in(await bed.owner.click(handed, "Ist beantwortet"))
        assert said_of(walk) == "Frage von Gast B."
        assert await states(bed) == {"open": 6, "elsewhere": 1}


async def test_where_a_person_answers_by_link_the_walk_says_that_the_link_opens_the_field_with_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bed.platform.by_link = True
        bundle = await burst(bed, "Habt ihr offen?", "Habt ihr Kurse?")
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        handed = await answered(bed, walk, "Ja, bis 14 Uhr.")
        assert handed.text.startswith("Dort darf nur ein Mensch antworten. Der Link öffnet das Feld")
        assert "Im Blog antworten" in [part["label"] for part in handed.parts if part.get("url")]


async def test_a_walk_over_two_hundred_hostile_comments_shows_each_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = (
        "@everyone " * 900,
        "```" * 2000,
        "\u202e" + "x" * 9000,
        "\n" * 3000 + "?",
        "[a](http://x) " * 500,
    )
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for number in range(200):
            bed.platform.write(hostile[number % 5], author="*`|" * 60 + str(number), author_id=f"h{number}")
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.show()
        walk = message_in(await bed.owner.click(bundle_of(bed), "Der Reihe nach"))
        seen = 0
        while said_of(walk) != "Du hast alle gesehen":
            seen += 1
            assert len(walk.text) <= 4000 and "@everyone" not in walk.text
            left = 195 - seen
            assert (f"noch {left}" if left else "der letzte") in walk.text
            walk = message_in(await bed.owner.click(walk, "Weiter"))
        assert seen == 195


@pytest.mark.parametrize("button", ["Antworten", "Erledigt"])
async def test_what_one_person_wrote_under_one_post_is_one_turn_and_settled_together(
    button: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await burst(bed, "Habt ihr offen?", "Habt ihr Kurse?")
        for text in ("Und am Sonntag?", "Von wann bis wann?"):
            bed.platform.write(text, author="Gast A.", author_id="g0")
        bed.clock.advance(timedelta(minutes=2))
        await bed.read()
        await bed.show()
        bundle = bundle_of(bed)
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        while "Gast A." not in said_of(walk):
            walk = message_in(await bed.owner.click(walk, "Weiter"))
        assert "Habt ihr offen?" in walk.text and "Und am Sonntag?" in walk.text and "Von wann" in walk.text
        if button == "Erledigt":
            taps = bed.owner.interactions
            walk = message_in(await bed.owner.click(walk, "Erledigt"))
            assert bed.owner.interactions - taps == 1
            assert await states(bed) == {"open": 6, "done": 3}
            await bed.show()
            assert bed.again(bundle).text.startswith("### noch 1 Kommentar")
            walk = message_in(await bed.owner.click(walk, "Wieder öffnen: Gast A."))
            assert "Und am Sonntag?" in walk.text
            assert await states(bed) == {"open": 9}
            return
        await answered(bed, walk, "Samstag bis 14 Uhr, Sonntag nie.")
        walk = message_in(await bed.owner.click(bed.again(bundle), "Der Reihe nach"))
        assert said_of(walk) == "Frage von Gast B." and "der letzte" in walk.text
        assert await replies(bed) == ["Samstag bis 14 Uhr, Sonntag nie."]
        assert await states(bed) == {"open": 6, "answered": 3}


async def test_a_bundle_is_put_off_and_what_is_put_off_is_no_part_of_a_walk_over_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bundle = await burst(bed, "Habt ihr offen?", "Habt ihr Kurse?")
        panel = message_in(await bed.owner.click(bundle, "Mehr"))
        assert [select["placeholder"] for select in panel.selects] == ["Später …"]
        said = message_in(await bed.owner.choose(panel, "Später", "In 1 Stunde"))
        assert said.text.split("\n")[0] == "-# 2 neue Kommentare", said.text
        await bed.show()
        assert bed.again(bundle).text.startswith("**Später: heute ")
        who = acting(bed.business.id, MemberId(bed.owner.id), bed.clock())
        shown_first = await bed.app.walking.begin(who, None)
        assert isinstance(shown_first, Stop) and shown_first.left == 4
        assert shown_first.facts.comment.text.startswith("Vorher")


async def test_whoever_may_only_propose_reads_in_a_walk_that_a_text_is_proposed_anyway(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_writer(tmp_path, monkeypatch) as (bed, writer):
        bundle = await burst(bed, "Habt ihr offen?", "Habt ihr Kurse?")
        walk = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
        await answered(bed, walk, "Ja, bis 14 Uhr.")
        theirs = message_in(await writer.click(bundle, "Der Reihe nach"))
        form = form_in(await writer.click(theirs, "Antworten"))
        objected = message_in(await writer.send(form, answer="Ja, bis 14 Uhr."))
        assert objected.buttons == ["Ändern", "Trotzdem vorschlagen", "Weiter"]
        proposed = message_in(await writer.click(objected, "Trotzdem vorschlagen"))
        assert proposed.text.startswith("Vorgeschlagen.")
