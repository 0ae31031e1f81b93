"""The very first reply has a line of its own on its card, and no other has."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.comment import CommentState
from bot.domain.outbox import RowState
from bot.domain.settings import Language
from bot.texts import speak
from cogs.inbox.closed import draw
from tests.cogs.drawn import shown
from tests.support.clock import NOW
from tests.support.shown import business, comment, comment_card, reply


def test_only_the_card_of_the_first_reply_says_so_with_its_link_and_its_minutes() -> None:
    asked = comment(state=CommentState.ANSWERED, answered_at=NOW)
    earlier = comment_card(asked, reply(RowState.SENT, settled_at=NOW))
    earlier = replace(earlier, answer_url="https://roesterei.example/1#2", waited=timedelta(minutes=7))
    first = replace(earlier, business=replace(business(), celebrated_at=NOW))
    later = replace(earlier, business=replace(business(), celebrated_at=NOW - timedelta(hours=1)))
    several = replace(first, several=True)
    du, sie, english = (speak(one) for one in (Language.GERMAN_DU, Language.GERMAN_SIE, Language.ENGLISH))
    look = "(https://roesterei.example/1#2)"
    for one, texts, said in (
        (first, du, f"Deine erste Antwort steht im Blog: [ansehen]{look}. 7 Minuten."),
        (first, sie, f"Ihre erste Antwort steht im Blog: [ansehen]{look}. 7 Minuten."),
        (first, english, f"Your first reply is public in the blog: [look]{look}. 7 minutes."),
        (several, du, f"Deine erste Antwort ist zu sehen: [ansehen]{look}. 7 Minuten."),
    ):
        assert shown(draw(one, texts)).endswith(f"\n-# {said}")
    assert [shown(draw(one, du)).count("\n") for one in (first, later, earlier)] == [2, 1, 1]
