"""Settings of a business: named, typed values, each with a default that works (language, time zone, target).
A new one is a field here and its panel.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum

from bot.domain.hours import is_zone
from bot.domain.words_kept import WordsKept

SHORTEST_TARGET = timedelta(minutes=1)
LONGEST_TARGET = timedelta(days=7)


class Language(StrEnum):
    """Language and form of address, one translation catalogue each. The values are the names of the locales."""

    ENGLISH = "en"
    GERMAN_DU = "de"
    GERMAN_SIE = "de_DE@sie"


LANGUAGES: Mapping[str, Language] = {
    "du": Language.GERMAN_DU,
    "sie": Language.GERMAN_SIE,
    "en": Language.ENGLISH,
}
"""Languages by the short names that files, forms and custom ids have for them."""


class TidyAfter(StrEnum):
    """When lines of closed cards leave the inbox channel."""

    AT_ONCE = "at_once"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessSettings:
    """Stored by name as text; a field is a text, a bool, a time of day, a timedelta or a StrEnum."""

    language: Language = Language.GERMAN_DU
    """How the bot speaks to the owner."""
    customer_language: Language = Language.GERMAN_DU
    """How the business speaks to its customers; starts equal to `language`."""
    zone: str = "Europe/Vienna"
    """IANA name of the time zone."""
    digest_at: time = time(8)
    """Local time of the daily digest."""
    target: timedelta = timedelta(hours=1)
    """Wanted first response time, in calendar time."""
    lock_screen_text: bool = True
    """Whether a ringing message carries the customer's words."""
    tidy_after: TidyAfter = TidyAfter.WEEK
    """When the lines of closed cards leave the inbox channel; their rows stay."""
    model_drafts: bool = True
    """Whether comments may go to the installation's language model, where it has one."""
    words_kept: WordsKept = WordsKept.TWENTY_FOUR
    """How long customers' words are kept (retention), in months; figures stay."""


def is_valid(name: str, value: object) -> bool:
    """Validation: whether a setting may have this value of its type. One that is stored and is not valid counts as
    missing: a restored backup may be anybody's file.
    """
    match name, value:
        case "zone", str():
            return is_zone(value)
        case "digest_at", time():
            return value.tzinfo is None
        case "target", timedelta():
            return SHORTEST_TARGET <= value <= LONGEST_TARGET
    return True
