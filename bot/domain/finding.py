"""Finding: a place in a text where the brand is not kept, by rule, with what to write instead."""

from enum import StrEnum
from typing import NamedTuple


class Rule(StrEnum):
    """Rule of the brand."""

    SAYS_SIE = "says_sie"
    """Sie where it is to be du."""
    SAYS_DU = "says_du"
    """du where it is to be Sie."""
    TABOO = "taboo"
    GENDER = "gender"
    EMOJI = "emoji"
    """More than wanted."""
    OTHER_EMOJI = "other_emoji"
    """One that is not among those that are used."""
    SENTENCE = "sentence"
    """Longer than wanted."""
    GREETING = "greeting"
    SIGN_OFF = "sign_off"


ADDRESS = frozenset({Rule.SAYS_SIE, Rule.SAYS_DU})
STOPPING = ADDRESS | {Rule.TABOO}
"""Rules that stop a reply before it goes out; it may be sent all the same."""


class Finding(NamedTuple):
    """Place in a text, from `start` to before `end` in characters. `found` is what a person reads, without line ends."""

    rule: Rule
    start: int
    end: int
    found: str
    suggestion: str = ""
    """What to write instead of `found`; empty where that is for a person to say."""
    number: int = 0
    """EMOJI: emoji; SENTENCE: words."""
    limit: int = 0
