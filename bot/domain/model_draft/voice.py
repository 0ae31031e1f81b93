"""Voice of a business in words for a language model: address form, gendered forms, emoji, sentence length, words; and the texts
that its drafts may take from.
"""

from bot.domain.brand import Gender, Voice
from bot.domain.settings import Language

PROSE_LIMIT = 400
"""Characters of what the owner wrote about values and audience."""
_ADDRESS = {
    Language.GERMAN_DU: "in German the customer is addressed with du (informal), never Sie",
    Language.GERMAN_SIE: "in German the customer is addressed with Sie (formal), never du",
    Language.ENGLISH: "English",
}
_GENDER = {
    Gender.STAR: "gendered forms with a star (Kund*innen)",
    Gender.COLON: "gendered forms with a colon (Kund:innen)",
    Gender.INNER_I: "gendered forms with a capital I (KundInnen)",
    Gender.PAIR: "both forms (Kundinnen und Kunden)",
    Gender.NONE: "no gendered forms",
}


def rules(voice: Voice) -> str:
    """How the business writes, one rule after the other."""
    brand, found = voice.brand, [_ADDRESS[voice.address]]
    if brand.gender in _GENDER:
        found.append(_GENDER[brand.gender])
    if brand.emoji_most is not None:
        found.append(f"at most {brand.emoji_most} emoji" if brand.emoji_most else "no emoji")
    if brand.emoji_which:
        found.append(f"no other emoji than {brand.emoji_which}")
    if brand.sentence_words:
        found.append(f"sentences of at most {brand.sentence_words} words")
    found += [
        f"never {word.taboo}" + (f", but {word.preferred}" if word.preferred else "") for word in brand.words
    ]
    for label, prose in (
        ("begins with", brand.greeting),
        ("ends with", brand.sign_off),
        ("values", brand.values),
        ("audience", brand.audience),
    ):
        if prose:
            found.append(f"{label}: {' '.join(prose.split())[:PROSE_LIMIT]}")
    return "; ".join(found)


def own_texts(voice: Voice, name: str) -> tuple[str, ...]:
    """Texts from which a draft may take words, numbers and addresses, beside the template. `name`: of the business."""
    brand = voice.brand
    preferred = (word.preferred for word in brand.words)
    facts = (fact.text for fact in brand.facts)
    return tuple(filter(None, (name, brand.greeting, brand.sign_off, *brand.team, *preferred, *facts)))
