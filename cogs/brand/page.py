"""Page about the brand (brand handbook, style guide) as Markdown, for a freelancer: rules with examples from sent replies,
goals, audience, agreed words. No customer is named in it.
"""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.brand import Brand, Gender, Voice
from bot.domain.business import Business
from bot.domain.settings import Language
from bot.services.business.brand import BrandPage
from bot.texts import Texts
from cogs.brand.forms import GENDERS


def file_name(texts: Texts) -> str:
    """Name of the file."""
    return texts.p("file", "brand-handbook.md")


def markdown(page: BrandPage, business: Business, texts: Texts, now: datetime) -> str:
    """The page. Parts of which nothing is set are left out, but for the form of address."""
    voice, brand = page.voice, page.voice.brand
    parts = [
        "# " + texts("Brand handbook: {business}", business=_line(business.name)),
        texts(
            "How {business} speaks to its customers. As of {date}.",
            business=_line(business.name),
            date=texts.date(now, business.zone),
        ),
        *_part(texts("For whom we are there"), [brand.audience]),
        *_part(texts("What we stand for"), [brand.values]),
        *_part(texts("Goals"), _list(goal for goal in brand.goals if goal)),
        *_part(texts.p("brand", "Form of address"), _address(voice, texts)),
        *_part(texts.p("brand", "Greeting"), _ends(brand, texts)),
        *_part(texts("Style"), _list(style_rules(brand, brand.emoji_which, texts))),
        *_part(texts.p("brand", "Words"), _words(brand, texts)),
        *_part(texts.p("brand", "Facts"), _list(f"{fact.name}: {fact.text}" for fact in brand.facts)),
        *_part(texts("How that sounds: replies that were sent"), [_quoted(one) for one in page.examples]),
    ]
    return "\n\n".join(parts) + "\n"


def _part(title: str, blocks: Iterable[str]) -> list[str]:
    """Heading with its blocks; nothing where there are none."""
    found = [block for block in blocks if block.strip()]
    return [f"## {title}", *found] if found else []


def _address(voice: Voice, texts: Texts) -> list[str]:
    said = {
        Language.GERMAN_DU: texts(
            "We say du, and ihr to several: “Kannst du kurz anrufen?”, not “Können Sie kurz anrufen?”."
        ),
        Language.GERMAN_SIE: texts("We say Sie: “Können Sie kurz anrufen?”, not “Kannst du kurz anrufen?”."),
        Language.ENGLISH: texts("We write in English."),
    }
    lines = [said[voice.address]]
    if voice.brand.gender is not Gender.FREE:
        shown = texts.marked(GENDERS[voice.brand.gender]).replace("*", "\\*")
        lines.append(texts("People of every gender: {form}.", form=shown))
    return lines


def _ends(brand: Brand, texts: Texts) -> list[str]:
    lines = []
    if brand.greeting:
        lines.append(texts("A reply begins: {greeting}", greeting=_line(brand.greeting)))
    if brand.sign_off:
        lines.append(texts("It ends:") + "\n\n" + _quoted(brand.sign_off))
    if brand.team:
        lines.append(texts("Who signs: {names}", names=_line(", ".join(brand.team))))
    return lines


def style_rules(brand: Brand, emoji: str, texts: Texts) -> list[str]:
    """Rules about emoji and the length of sentences. `emoji`: those that are used, escaped where they have to be."""
    rules = []
    if brand.emoji_most == 0:
        rules.append(texts("no emoji"))
    elif brand.emoji_most is not None:
        rules.append(texts.n("at most {n} emoji", "at most {n} emoji", brand.emoji_most))
    if brand.emoji_which and brand.emoji_most != 0:
        rules.append(texts("only {emoji}", emoji=emoji))
    if brand.sentence_words:
        rules.append(texts.n("sentences of {n} word", "sentences of up to {n} words", brand.sentence_words))
    return rules


def _words(brand: Brand, texts: Texts) -> list[str]:
    if not brand.words:
        return []
    head = ["| " + texts("Not") + " | " + texts("Instead") + " |", "|---|---|"]
    rows = [f"| {_cell(word.taboo)} | {_cell(word.preferred) or '–'} |" for word in brand.words]
    return ["\n".join([*head, *rows])]


def _list(lines: Iterable[str]) -> list[str]:
    return ["\n".join(f"- {_line(line)}" for line in lines)]


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())


def _line(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    return _line(text).replace("|", "\\|")
