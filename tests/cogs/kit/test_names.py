"""What a connection is called: the short word alone, its own name where there are several of a kind."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import MemberId
from bot.domain.card_facts import BundleCard, CommentCard
from bot.domain.connecting import Connected
from bot.domain.settings import Language
from bot.texts import speak
from cogs.inbox.bundle import draw_list
from cogs.inbox.card import draw
from cogs.inbox.forms import reply_form
from cogs.inbox.wording import about, lock_screen
from tests.cogs.drawn import labels, shown
from tests.cogs.inbox.test_answering import said
from tests.support.businesses import acting
from tests.support.clock import NOW
from tests.support.platform import KEY
from tests.support.shown import RUNG, bundle_card, channel, every_state
from tests.support.simcord_bed import simcord_bed

TEXTS = speak(Language.GERMAN_DU)
SECOND = channel(title="Zweitladen")
CARDS = {name: facts for name, facts in every_state().items() if isinstance(facts, CommentCard)}


def card(facts: CommentCard) -> str:
    """The card alone."""
    view = draw(facts, TEXTS, NOW, RUNG)
    return re.sub(r"https?://[^)\s]*", "", "\n".join((shown(view), *labels(view))))


def words(facts: CommentCard) -> str:
    """All texts about a card: card, push, panel and form."""
    form = str(reply_form(facts, TEXTS, None).to_dict())
    return "\n".join((card(facts), lock_screen(facts, TEXTS, RUNG), about(facts, TEXTS), form))


@pytest.mark.parametrize("state", CARDS)
def test_one_of_two_is_called_by_its_name_wherever_the_only_one_is_called_blog(state: str) -> None:
    alone = replace(CARDS[state], comment=replace(CARDS[state].comment, text="Habt ihr offen?"))
    of_two = replace(alone, several=True, channel=SECOND)
    assert "Blog" in words(alone)
    assert ("Blog" in card(alone)) == ("Zweitladen" in card(of_two))
    assert "Zweitladen" in words(of_two)
    assert "Blog" not in words(of_two)


def test_a_bundle_names_each_connection() -> None:
    facts = bundle_card(3)
    lines = tuple(replace(line, channel=SECOND, several=True) for line in facts.lines)
    of_two = replace(facts, lines=lines)
    assert isinstance(of_two, BundleCard)
    for view in (draw(of_two, TEXTS, NOW, RUNG), draw_list(of_two, TEXTS, 0)):
        assert shown(view).count("Zweitladen") == 3
        assert "Blog" not in shown(view)


async def test_lists_numbers_and_report_name_the_same_and_two_of_one_name_can_be_distinguished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        first = await bed.asked("Habt ihr offen?")
        assert "Blog" in first.text
        bed.platform.account = "zweitladen.example"
        second = await bed.app.connect.add(
            acting(bed.business.id, MemberId(bed.owner.id), bed.clock()),
            KEY,
            {"address": "x"},
            {"password": "x"},
        )
        assert isinstance(second, Connected)
        assert second.channel.title == "zweitladen.example"
        await bed.show()
        assert "Rösterei" in bed.again(first).text
        again = await bed.asked("Und sonntags?", author_id="other")
        assert "Rösterei" in again.text
        listed = await said(await bed.owner.command("open"))
        assert listed.text.count("Rösterei") == 2
        numbers = await said(await bed.owner.command("numbers"))
        assert "Rösterei: " in numbers.text
        assert "Blog" not in listed.text + numbers.text
        await bed.app.pausing.remove(
            acting(bed.business.id, MemberId(bed.owner.id), bed.clock()), second.channel.id
        )
        bed.clock.advance(timedelta(minutes=1))
        assert "Blog" in (await said(await bed.owner.command("open"))).text
        await bed.show()
        assert "Blog" in bed.again(first).text
