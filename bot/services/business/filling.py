"""Filling templates in for a comment: its language decides which text, the business and the comment what is filled in."""

from bot.domain.business import Business
from bot.domain.comment import Comment
from bot.domain.placeholder import Filled, Values, fill
from bot.domain.template import Template, answer


def filled_for(
    business: Business, comment: Comment, template: Template, wording: int = 0, *, draft: str = ""
) -> Filled:
    """Text to begin the reply to a comment with. `wording`: which one of several; `draft`: words that take the place of the
    template's, with its placeholders.
    """
    values = Values(comment.author, comment.thread.title, business.name)
    if draft:
        return fill(draft, values)
    return answer(template, comment.language, business.customer_language, values, wording)
