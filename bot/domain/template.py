"""Reply templates: the text in each language, its short name for a button, and which text a comment is answered with."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import count
from typing import NamedTuple, NewType

from bot.domain.business import MemberId
from bot.domain.channel import ChannelId
from bot.domain.language import ENGLISH, GERMAN
from bot.domain.placeholder import BLANKS, Filled, Values, fill, most_blanks, wordings
from bot.domain.plaintext import folded
from bot.domain.settings import Language

TemplateId = NewType("TemplateId", int)

SHORT_NAME_LIMIT = 14
BODY_LIMIT = 3500
TITLE_LIMIT = 80
CATEGORY_LIMIT = 40
EXAMPLES = 5
EXAMPLE_LIMIT = 500


class Variant(NamedTuple):
    """Text of a template in one language and form of address, with all its wordings."""

    language: Language
    body: str


@dataclass(frozen=True, slots=True)
class Template:
    """Reply template. `short_name` is what the button says, at most 14 characters; `body` is its text in `language`, and
    may have several wordings.
    """

    id: TemplateId
    title: str
    short_name: str
    body: str
    used: int
    """How often it went out."""
    created_at: datetime
    thanks: bool = False
    """It thanks for praise: at most one of a business."""
    language: Language = Language.GERMAN_DU
    others: tuple[Variant, ...] = ()
    """The same in other languages; left out where only names are needed."""
    category: str = ""
    channels: frozenset[ChannelId] = frozenset()
    """Where it is offered; empty: everywhere."""
    goal: int = 0
    """Place of the goal of the brand that it serves, from 1; 0: of none."""
    created_by: MemberId | None = None
    last_used_at: datetime | None = None
    edited: int = 0
    """How often somebody changed its words before they went out."""

    @property
    def variants(self) -> tuple[Variant, ...]:
        """Its texts, in the order of the languages."""
        order = list(Language)
        own = Variant(self.language, self.body)
        return tuple(sorted((own, *self.others), key=lambda one: order.index(one.language)))

    def text_in(self, language: Language) -> str:
        """Its text in a language; empty without one."""
        return dict(self.variants).get(language, "")

    def offered_on(self, channel: ChannelId) -> bool:
        """Whether it is meant for comments of a channel."""
        return not self.channels or channel in self.channels


class Proposal(NamedTuple):
    """Template proposed from a sent reply."""

    title: str
    short_name: str
    body: str


class Flaw(Enum):
    """Why a template cannot be saved as it is."""

    NO_TITLE = "no_title"
    NO_BODY = "no_body"
    TOO_LONG = "too_long"
    TOO_MANY_BLANKS = "too_many_blanks"
    TITLE_TAKEN = "title_taken"


def flaw(title: str, body: str, facts: Mapping[str, str] | None = None) -> Flaw | None:
    """First validation error of a template; `facts` of the business are no blanks."""
    if not title.strip():
        return Flaw.NO_TITLE
    return Flaw.TOO_LONG if len(title) > TITLE_LIMIT else body_flaw(body, facts)


def body_flaw(body: str, facts: Mapping[str, str] | None = None) -> Flaw | None:
    """First validation error of a template's text in one language."""
    if not body.strip() or not wordings(body)[0]:
        return Flaw.NO_BODY
    if len(body) > BODY_LIMIT:
        return Flaw.TOO_LONG
    return Flaw.TOO_MANY_BLANKS if most_blanks(body, facts) > BLANKS else None


def variant_for(template: Template, comment_language: str, customer_language: Language) -> Variant:
    """Text that a comment is answered with: in the comment's language, as far as there is one; in German, and where the
    language is not known, as the business speaks to its customers; else what there is.
    """
    german = [Language.GERMAN_SIE, Language.GERMAN_DU]
    if customer_language in german:
        german.sort(key=lambda one: one is not customer_language)
    english_first = comment_language == ENGLISH or (
        comment_language != GERMAN and customer_language is Language.ENGLISH
    )
    order = [Language.ENGLISH, *german] if english_first else [*german, Language.ENGLISH]
    return min(template.variants, key=lambda one: order.index(one.language))


def answer(
    template: Template, comment_language: str, customer_language: Language, values: Values, wording: int = 0
) -> Filled:
    """Text to begin the reply to a comment with. `wording`: which one of several; after the last one the first again."""
    every = wordings(variant_for(template, comment_language, customer_language).body)
    return fill(every[wording % len(every)], values)


def free_title(title: str, taken: Collection[str]) -> str:
    """Title that no template has: with a number behind it where it is taken."""
    numbered = (f"{title} {number}" if number > 1 else title for number in count(1))
    return next(one for one in numbered if one not in taken)


_JOINING = frozenset(
    "und oder für mit von vom zum zur zu im in ins am an auf bei beim ohne nach aus der die das den dem des ein eine einen unser"
    " unsere & + - – / and or for with of to on at by from the a our your".split()
)


def short_name_for(title: str) -> str:
    """Label of the button: the title, cut at a word within the limit; no word ends it that joins or begins something."""
    words = title.split()
    short = ""
    for word in words:
        if len(short) + bool(short) + len(word) > SHORT_NAME_LIMIT:
            break
        short = f"{short} {word}".strip()
    shortened = short.split()
    if len(shortened) < len(words):
        while len(shortened) > 1 and shortened[-1].casefold() in _JOINING:
            shortened.pop()
    return " ".join(shortened) or title.strip()[:SHORT_NAME_LIMIT]


def in_order(title: str) -> tuple[str, str]:
    """Sort key of a title in German order (DIN 5007-1): ö as o, ß as ss, capitals with small letters."""
    return folded(title), title
