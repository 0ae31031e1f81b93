"""Voice of a business in words for a language model: address form, gendered forms, emoji, sentence length, words; and the texts
that its drafts may take from.
"""

from bot.domain.brand import Brand, Gender
from bot.domain.business import Business
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


def voice(business: Business, brand: Brand) -> str:
    """How the business writes, one rule after the other."""
    rules = [_ADDRESS[business.customer_language]]
    if brand.gender in _GENDER:
        rules.append(_GENDER[brand.gender])
    if brand.emoji_most is not None:
        rules.append(f"at most {brand.emoji_most} emoji" if brand.emoji_most else "no emoji")
    if brand.emoji_which:
        rules.append(f"no other emoji than {brand.emoji_which}")
    if brand.sentence_words:
        rules.append(f"sentences of at most {brand.sentence_words} words")
    rules += [
        f"never {word.taboo}" + (f", but {word.preferred}" if word.preferred else "") for word in brand.words
    ]
    for label, prose in (("values", brand.values), ("audience", brand.audience)):
        if prose:
            rules.append(f"{label}: {' '.join(prose.split())[:PROSE_LIMIT]}")
    return "; ".join(rules)


def own_texts(business: Business, brand: Brand) -> tuple[str, ...]:
    """Texts from which a draft may take words, numbers and addresses, beside the template."""
    preferred = (word.preferred for word in brand.words)
    facts = (fact.text for fact in brand.facts)
    return tuple(
        filter(None, (business.name, brand.greeting, brand.sign_off, *brand.team, *preferred, *facts))
    )
