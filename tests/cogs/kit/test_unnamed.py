"""Authors whose names a platform withholds: its own word for them everywhere, and never one person."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.connectors.example.words import WORDS
from bot.domain.card_facts import BundleCard, CommentCard
from bot.domain.settings import Language
from bot.marks import mark
from bot.texts import Texts, speak
from cogs.inbox.bundle import draw_list
from cogs.inbox.card import draw
from cogs.inbox.forms import reply_form
from cogs.inbox.wording import about, lock_screen
from tests.cogs.drawn import labels, shown
from tests.support.clock import NOW
from tests.support.shown import RUNG, bundle_card, every_state
from tests.support.simcord_bed import message_in, simcord_bed

FACEBOOK = replace(WORDS, unnamed=mark("Facebook user"))
SAID = {
    Language.GERMAN_DU: "Facebook-Nutzer:in",
    Language.GERMAN_SIE: "Facebook-Nutzer:in",
    Language.ENGLISH: "Facebook user",
}


def words(facts: CommentCard, texts: Texts) -> str:
    view = draw(facts, texts, NOW, RUNG)
    return "\n".join((shown(view), *labels(view), lock_screen(facts, texts, ""), about(facts, texts)))


@pytest.mark.parametrize("language", SAID)
def test_every_card_push_panel_and_form_says_the_platforms_word(language: Language) -> None:
    texts = speak(language)
    for name, facts in every_state(language).items():
        if isinstance(facts, CommentCard):
            unnamed = replace(facts, words=FACEBOOK, comment=replace(facts.comment, author=""))
            said = words(unnamed, texts)
            assert SAID[language] in said, name
            assert texts("a guest") not in said, name
            assert reply_form(unnamed, texts, None).title.find(SAID[language]) > 0


def test_a_bundle_and_its_list_do_too() -> None:
    texts = speak(Language.GERMAN_DU)
    facts = bundle_card(3)
    lines = tuple(
        replace(line, words=FACEBOOK, comment=replace(line.comment, author="")) for line in facts.lines
    )
    bundle = replace(facts, lines=lines)
    assert isinstance(bundle, BundleCard)
    assert shown(draw(bundle, texts, NOW, RUNG)).count("Facebook-Nutzer:in") == 3
    assert "Facebook-Nutzer:in" in str(draw_list(bundle, texts, 0).to_components())


async def test_two_of_them_under_one_post_are_two_people_with_a_card_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bed.platform.words = FACEBOOK
        for text in ("Habt ihr offen?", "Und am Sonntag?"):
            await bed.asked(text, author="", author_id=None)
        assert [card.text.splitlines()[0] for card in bed.cards()] == ["### Frage von Facebook-Nutzer:in"] * 2
        listed = message_in(await bed.owner.command("open"))
        assert listed.text.count("Facebook-Nutzer:in") == 2
        people = await bed.app.db.read(lambda tx: tx.all("SELECT 1 FROM person"))
        assert people == []
