"""Greetings: at the start of a comment, left out of excerpts because they say nothing; at the start of a reply, with the
customer's name.
"""

import re
import unicodedata

from bot.domain.plaintext import one_line

_HELLO = (
    "hallo|hallöchen|hi|hey|heyho|moin|servus|grüezi|griaß (?:di|eich|enk)|grüß (?:gott|euch|dich|sie)"
    "|guten (?:tag|morgen|abend)|schönen (?:tag|abend|guten morgen)|liebe[rs]?|sehr geehrte[rs]?"
    "|hello|dear|good (?:morning|afternoon|evening)"
)
_WHOM = "zusammen|alle|allerseits|ihr lieben|liebe[rs]?|und|an|euch|there|all|everyone|team"
# A name begins with a capital letter; whatever else follows may be what the comment is about.
_GREETING = re.compile(
    rf"\A\W{{0,4}}(?i:{_HELLO})\b(?: (?:(?i:{_WHOM})\b|[A-ZÄÖÜ][\w.\-]{{0,24}})){{0,5}} ?[,!.:–-]{{1,3}}\s*"
)
SHORTEST = 8
"""Characters that have to be left: a comment that is nothing but a greeting stays as it is."""
LONGEST_NAME = 40
_NAMELESS = frozenset(
    "admin anonym anonyme anonymer anonymous besucher besucherin facebook gast google guest jemand kunde kundin name"
    " nobody niemand nutzer nutzerin somebody unbekannt unknown user visitor".split()
)
"""Words that blogs and platforms put in the place of a name."""
_PART = r"[^\W\d_]+(?:['’·-][^\W\d_]+)*\.?"
_BARE = rf"(?i:{_HELLO})(?=\W|\Z)[ ,]*"
"""Compiled with their first use: the start of the bot needs none."""


def without_greeting(text: str) -> str:
    """Text from the first words after the greeting. At most two greetings in a row are left out."""
    rest = text.strip()
    for _ in range(2):
        found = _GREETING.match(rest)
        if found is None or len(rest) - found.end() < SHORTEST:
            break
        rest = rest[found.end() :]
    return rest


def name_to_greet(author: str) -> str:
    """Customer's name as a reply greets it, of at most 40 characters; empty where it is no name: an address, a handle with
    digits, a word such as Guest. Emoji around a name are left out.
    """
    words = "".join(char for char in one_line(author) if not _ornament(char)).split()
    if not words or len(" ".join(words)) > LONGEST_NAME:
        return ""
    if all(word.casefold().strip(".") in _NAMELESS for word in words):
        return ""
    named = all(re.fullmatch(_PART, word) for word in words) and any(
        len(word.strip(".")) > 1 for word in words
    )
    return " ".join(words) if named else ""


def opening_of(text: str) -> str:
    """Words of the greeting that a text opens with, without the name: Hallo, Grüß Gott; empty without a greeting."""
    found = re.match(rf"\W{{0,4}}((?i:{_HELLO}))\b(?! Grüße)", text)
    return "" if found is None else found[1]


def only_greets(text: str, author: str) -> bool:
    """Whether a reply is a greeting with its comma and nothing behind it, as a form opens with."""
    said = " ".join(text.split())
    hello = re.match(_BARE, said)
    if hello is None or not said.endswith(","):
        return False
    return said[hello.end() :].strip(" ,") in ("", name_to_greet(author))


def _ornament(char: str) -> bool:
    """Whether a character is an emoji, a symbol, or a part of one."""
    return unicodedata.category(char) in ("So", "Sk", "Sm", "Cf", "Cn", "Co") or char in "\ufe0e\ufe0f"
