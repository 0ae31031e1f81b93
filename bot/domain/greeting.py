"""Greetings at the start of a comment, left out of excerpts because they say nothing."""

import re

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


def without_greeting(text: str) -> str:
    """Text from the first words after the greeting. At most two greetings in a row are left out."""
    rest = text.strip()
    for _ in range(2):
        found = _GREETING.match(rest)
        if found is None or len(rest) - found.end() < SHORTEST:
            break
        rest = rest[found.end() :]
    return rest
