"""Learning from what was sent: a template picked, edited or written by hand is suggested for the next comment like that,
until somebody says that nothing is to be learnt from it.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.act import Act
from bot.domain.business import MemberId
from bot.domain.comment import CommentId, Visibility
from bot.domain.settings import Language
from bot.domain.template import TemplateId
from bot.services.inbox import learning
from bot.storage.erasing import ErasingStore
from bot.storage.examples import ExampleStore
from bot.storage.lessons import LessonStore
from bot.storage.sqlite.database import Tx
from cogs.inbox.forms import ANSWER
from tests.support.businesses import acting
from tests.support.simcord_bed import Shown, SimcordBed, form_in, form_of, message_in, simcord_bed

BODY = "Gutscheine gibt es im Laden oder online, ab zehn Euro."
QUESTION = "Kann man bei euch etwas mit Siegelwachs bekommen?"
LIKE_IT = "Kann man etwas mit Siegelwachs bekommen?"


async def save(bed: SimcordBed, title: str = "Gutscheine", body: str = BODY) -> TemplateId:
    saved = await bed.app.templates.save(
        acting(bed.business.id, MemberId(bed.owner.id), bed.clock()), None, title, "", body
    )
    assert isinstance(saved, int)
    return TemplateId(saved)


async def answered(bed: SimcordBed, card: Shown, text: str = "", template: str = "Gutscheine") -> None:
    """Sends a reply: the template as it is, or with this text; without a template where that is empty."""
    if template:
        more = message_in(await bed.owner.click(card, "Mehr"))
        form = form_in(await bed.owner.choose(more, "Andere Vorlage", template))
    else:
        form = await form_of(bed, card, "Antworten")
    await bed.owner.send(form, **({ANSWER: text} if text else {}))
    await bed.deliver()


async def learnt(bed: SimcordBed) -> list[tuple[Any, ...]]:
    """Title of the template, origin and weight of everything that was learnt and not undone."""

    def work(tx: Tx) -> list[tuple[Any, ...]]:
        rows = tx.all(
            "SELECT title, origin, weight FROM example LEFT JOIN template ON template.id = template_id"
            " WHERE comment_id IS NOT NULL AND undone_at IS NULL ORDER BY example.id"
        )
        return [tuple(row) for row in rows]

    return await bed.app.db.read(work)


async def decisions(bed: SimcordBed) -> list[bool]:
    """Of each learnt comment that was ranked before: whether one of the first three was taken."""
    every = await bed.app.db.read(lambda tx: ExampleStore(tx).all(bed.business.id))
    return [one.decision.right for one in every if one.decision is not None]


async def next_like_it(bed: SimcordBed, text: str = LIKE_IT, name: str = "Bea") -> Shown:
    bed.clock.advance(timedelta(minutes=20))
    return await bed.asked(text, author=name, author_id=name)


async def test_a_pick_is_learnt_suggested_for_the_next_comment_like_it_and_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await save(bed)
        await save(bed, "Anfahrt", "Vom Bahnhof sind es fünf Minuten zu Fuß.")
        card = await bed.asked(QUESTION, author="Anna", author_id="a")
        assert not any(label.startswith("1 ") for label in card.buttons)
        await answered(bed, card)
        assert await learnt(bed) == [], "nothing before its loop"
        await bed.learn()
        assert await learnt(bed) == [("Gutscheine", "pick", 1.0)]
        assert await decisions(bed) == [True]
        second = await next_like_it(bed)
        assert "1 Gutscheine" in second.buttons

        panel = message_in(await bed.owner.command("templates", template="Gutscheine"))
        panel = message_in(await bed.owner.choose(panel, "Eine öffnen", "Gutscheine"))
        assert "1 gelernt" in panel.text
        panel = message_in(await bed.owner.choose(panel, "Mehr", "learnt"))
        assert "### Gelernt: Gutscheine" in panel.text
        assert f"„{QUESTION}“" in panel.text and "unverändert gesendet" in panel.text
        gone = message_in(await bed.owner.choose(panel, "Nichts lernen aus", QUESTION))
        assert "Daraus lerne ich nichts mehr." in gone.text and QUESTION not in gone.text
        assert await learnt(bed) == []
        await bed.suggest()
        await bed.poster.step(bed.clock())
        assert not any(label.startswith("1 ") for label in bed.again(second).buttons)


async def test_what_is_taken_back_or_answers_a_test_comment_is_never_learnt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await save(bed)
        card = await bed.asked(QUESTION, author="Anna", author_id="a")
        more = message_in(await bed.owner.click(card, "Mehr"))
        await bed.owner.send(form_in(await bed.owner.choose(more, "Andere Vorlage", "Gutscheine")))
        await bed.poster.step(bed.clock())
        await bed.learn()
        await bed.owner.click(bed.again(card), "Zurückholen")
        await bed.deliver()
        await bed.learn()
        assert await learnt(bed) == []
        await bed.app.db.write(lambda tx: tx.execute("UPDATE comment SET audience = 'practice'"))
        await bed.poster.step(bed.clock())
        await answered(bed, bed.cards()[-1])
        await bed.learn()
        rows = await bed.app.db.read(lambda tx: tx.all("SELECT state, learnt FROM outbox ORDER BY id"))
        assert [tuple(row) for row in rows] == [("cancelled", 0), ("sent", 1)]
        assert await learnt(bed) == []


async def test_an_edited_reply_counts_by_what_is_left_and_a_deleted_one_for_nothing_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await save(bed)
        card = await bed.asked(QUESTION, author="Anna", author_id="a")
        await answered(bed, card, "Gutscheine haben wir im Laden ab zehn.")
        await bed.learn()
        assert await learnt(bed) == [("Gutscheine", "edited", 0.5)]
        more = message_in(await bed.owner.click(bed.again(card), "Mehr"))
        form = form_in(await bed.owner.click(more, "Antwort ändern"))
        await bed.owner.send(form, **{ANSWER: BODY})
        await bed.deliver()
        await bed.learn()
        assert await learnt(bed) == [("Gutscheine", "pick", 1.0)]
        more = message_in(await bed.owner.click(bed.again(card), "Mehr"))
        await bed.owner.click(more, "Antwort löschen")
        await bed.deliver()
        await bed.learn()
        rows = await bed.app.db.read(lambda tx: tx.all("SELECT errand, act, state FROM outbox ORDER BY id"))
        assert [tuple(row) for row in rows][-1] == ("delete_own", Act.DELETE_OWN, "sent")
        assert await learnt(bed) == []


async def test_what_becomes_of_a_reply_on_the_platform_is_learnt_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await save(bed)
        await answered(bed, await bed.asked(QUESTION, author="Anna", author_id="a"))
        await bed.learn()
        (reply,) = bed.platform.own()

        async def read_and_learnt() -> list[tuple[Any, ...]]:
            bed.clock.advance(timedelta(days=1))
            await bed.read()
            await bed.learn()
            return await learnt(bed)

        assert await read_and_learnt() == [("Gutscheine", "pick", 1.0)]
        reply.text = "Gutscheine haben wir im Laden ab zehn."
        assert await read_and_learnt() == [("Gutscheine", "edited", 0.5)]
        reply.visibility = Visibility.TRASHED
        assert await read_and_learnt() == []
        reply.visibility = Visibility.PUBLIC
        assert await read_and_learnt() == [("Gutscheine", "edited", 0.5)]
        reply.visibility = Visibility.GONE
        assert await read_and_learnt() == []


async def test_a_bot_that_is_killed_while_it_learns_learns_the_same_afterwards_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await save(bed)
        await answered(bed, await bed.asked(QUESTION, author="Anna", author_id="a"))
        await answered(bed, await next_like_it(bed), f"{BODY} Bis bald!")
        monkeypatch.setattr(learning, "AT_ONCE", 1)
        kept = LessonStore.learnt

        def killed(*_: object) -> None:
            raise SystemExit

        monkeypatch.setattr(LessonStore, "learnt", killed)
        with pytest.raises(SystemExit):
            await bed.app.learning.step(bed.clock())
        assert await learnt(bed) == []
        monkeypatch.setattr(LessonStore, "learnt", kept)
        version = "SELECT library_version FROM business"
        before = await bed.app.db.read(lambda tx: tx.all(version)[0][0])
        await bed.learn()
        await bed.learn()
        assert await learnt(bed) == [("Gutscheine", "pick", 1.0), ("Gutscheine", "edited", 1.0)]
        after = await bed.app.db.read(lambda tx: tx.all(version)[0][0])
        assert after == before + 2


async def test_the_words_of_a_forgotten_comment_are_gone_from_what_was_learnt_and_from_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await save(bed)
        await answered(bed, await bed.asked(QUESTION, author="Anna", author_id="a"))
        await bed.learn()
        second = await next_like_it(bed)
        assert "1 Gutscheine" in second.buttons
        await bed.app.db.write(
            lambda tx: ErasingStore(tx).empty(bed.business.id, [CommentId(1)], [], bed.clock())
        )
        assert await learnt(bed) == []
        await bed.learn()
        assert not any(label.startswith("1 ") for label in bed.again(second).buttons)


async def test_a_free_reply_although_something_was_suggested_is_kept_as_nothing_fitted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await save(bed)
        card = await bed.asked("Habt ihr Gutscheine?", author="Anna", author_id="a")
        assert "1 Gutscheine" in card.buttons
        await answered(bed, card, "Das weiß nur unser Röstmeister, ich frag ihn gleich.", template="")
        await bed.learn()
        assert await learnt(bed) == [(None, "free", 1.0)]
        panel = message_in(await bed.owner.command("templates"))
        panel = message_in(await bed.owner.click(panel, "Mehr …"))
        panel = message_in(await bed.owner.click(panel, "Nichts passte"))
        assert "„Habt ihr Gutscheine?“" in panel.text
        assert "selbst verfasst" in panel.text


WORDS = {
    Language.GERMAN_DU: (
        "Mehr",
        "Nichts passt",
        "Gemerkt.",
        "Nichts daraus lernen",
        "Daraus lerne ich nichts mehr.",
    ),
    Language.GERMAN_SIE: (
        "Mehr",
        "Nichts passt",
        "Gemerkt.",
        "Nichts daraus lernen",
        "Daraus lerne ich nichts mehr.",
    ),
    Language.ENGLISH: (
        "More",
        "Nothing fits",
        "Kept.",
        "Learn nothing from that",
        "I learn nothing from that any more.",
    ),
}


@pytest.mark.parametrize("language", list(Language))
async def test_nothing_fits_takes_the_suggestions_off_the_card_and_can_be_taken_back(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, nothing, said, back, undone = WORDS[language]
    async with simcord_bed(tmp_path, monkeypatch, language=language) as bed:
        await save(bed)
        card = await bed.asked("Habt ihr Gutscheine?", author="Anna", author_id="a")
        assert "1 Gutscheine" in card.buttons
        panel = message_in(await bed.owner.click(card, opened))
        panel = message_in(await bed.owner.click(panel, nothing))
        assert said in panel.text
        await bed.learn()
        assert await decisions(bed) == [False]
        assert "1 Gutscheine" not in bed.again(card).buttons
        panel = message_in(await bed.owner.click(panel, back))
        assert undone in panel.text
        await bed.learn()
        assert "1 Gutscheine" in bed.again(card).buttons


async def test_why_names_the_earlier_comment_and_one_tap_ends_what_was_learnt_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        await save(bed)
        await answered(bed, await bed.asked(QUESTION, author="Anna", author_id="a"))
        await bed.learn()
        second = await next_like_it(bed)
        more = message_in(await bed.owner.click(second, "Mehr"))
        why = message_in(await bed.owner.click(more, "Warum?"))
        assert f"„{QUESTION}“" in why.text
        await bed.owner.click(why, "1 war falsch")
        assert await learnt(bed) == []
