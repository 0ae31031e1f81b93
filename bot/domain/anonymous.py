"""Anonymising our own replies (pseudonymisation): names of customers, mail addresses, phone numbers, links, handles, long numbers
and quotations are left out, so that a reply can be shown to others as an example.
"""

import re
from collections.abc import Iterable

from bot.domain.brand_check.reading import quotations
from bot.domain.placeholder import NAME, without_name

_LEFT_OUT = "…"
_NAME = rf"{{{NAME}}}"
_GREETED = (
    r"(?m)^(\W{0,4}(?i:hallo|hi|hey|servus|moin|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen|abend)|grüß (?:gott|dich|sie)"
    r"|hello|dear))((?: (?:Frau|Herr|Herrn|Dr\.|Mag\.|Mr|Mrs|Ms))?(?: [A-ZÄÖÜ][\w.’'-]{0,40}){1,4})(?=[ ]?[,!.:\n]|$)"
)
_TITLED = (
    r"\b(?:Frau|Herr|Herrn|Mr\.?|Mrs\.?|Ms\.?)(?: (?:Dr|Mag|Ing|Prof)\.){0,2}(?: [A-ZÄÖÜ][\w’'-]{1,40}){1,2}"
)
_ADDRESSES = r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]+|(?<![\w@])@[\w.-]+|(?<![\w+])\+?\d[\d /().-]{5,24}\d"
"""Compiled with their first use: the start of the bot needs none."""


def anonymous(text: str, author: str, known: Iterable[str] = ()) -> str:
    """Reply without whoever it was written to: the name is `{name}` or `{vorname}`, everything else is `…`. What is in `known`, such as the
    business's own phone number, stays.
    """
    stays = "\n".join(known)

    def unless_known(found: re.Match[str]) -> str:
        return found[0] if found[0] in stays else _LEFT_OUT

    for start, end in reversed(list(quotations(text))):
        text = (
            f"{text[: start + 1]}{_LEFT_OUT}{text[end - 1 :]}"
            if text[start] != ">"
            else text[:start] + text[end:]
        )
    text = re.sub(_ADDRESSES, unless_known, text)
    text = re.sub(_GREETED, rf"\1 {_NAME}", without_name(text, author))
    return re.sub(_TITLED, _NAME, text).strip()
