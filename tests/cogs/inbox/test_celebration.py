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


def test_only_the_card_of_the_first_reply_says_so() -> None:
    answered = comment(state=CommentState.ANSWERED, answered_at=NOW)
    earlier = comment_card(answered, reply(RowState.SENT, settled_at=NOW))
    first = replace(earlier, business=replace(business(), celebrated_at=NOW))
    later = replace(earlier, business=replace(business(), celebrated_at=NOW - timedelta(hours=1)))
    du, sie = speak(Language.GERMAN_DU), speak(Language.GERMAN_SIE)
    assert shown(draw(first, du)).endswith("\n-# Deine erste Antwort von hier aus!")
    assert shown(draw(first, sie)).endswith("\n-# Ihre erste Antwort von hier aus!")
    assert [shown(draw(one, du)).count("\n") for one in (first, later, earlier)] == [2, 1, 1]
