"""Filling templates in for a comment: its language decides which text, the business and the comment what is filled in."""

from bot.domain.business import Business, BusinessId
from bot.domain.comment import Comment
from bot.domain.placeholder import Filled, Values, fill, other_wording
from bot.domain.settings import BusinessSettings, Language
from bot.domain.template import Template, answer, variant_for
from bot.storage.brands import BrandStore
from bot.storage.businesses import BusinessStore
from bot.storage.sqlite.database import Tx


def filled_for(
    tx: Tx, business: Business, comment: Comment, template: Template, wording: int = 0, *, draft: str = ""
) -> Filled:
    """Text to begin the reply to a comment with. `wording`: which one of several; `draft`: words that take the place of the
    template's, with its placeholders.
    """
    values = Values(comment.author, comment.thread.title, business.name, BrandStore(tx).facts(business.id))
    if draft:
        return fill(draft, values)
    return answer(template, comment.language, business.customer_language, values, wording)


def other_words(
    tx: Tx, business: Business, comment: Comment, template: Template | None, text: str
) -> Filled | None:
    """The same reply in the template's next wording; None where there is none to go on to."""
    if template is None:
        return None
    body = variant_for(template, comment.language, business.customer_language).body
    wording = other_wording(body, text)
    return None if wording is None else filled_for(tx, business, comment, template, wording)


def customer_language(tx: Tx, business: BusinessId) -> Language:
    """Language and form of address in which a business speaks to its customers."""
    found = BusinessStore(tx).get(business) or BusinessSettings()
    return found.customer_language
