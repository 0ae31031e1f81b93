"""Brand (brand handbook): reading and changing how a business speaks to its customers."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.domain.actor import Actor
from bot.domain.brand import (
    EMOJI_LIMIT,
    GREETING_LIMIT,
    MOST_EMOJI,
    SIGN_OFF_LIMIT,
    Brand,
    BrandFlaw,
    Gender,
    Refused,
    Voice,
    facts_in,
    goals_in,
    names_in,
    prose_in,
    sentence_words_in,
    words_in,
)
from bot.domain.business import BusinessId
from bot.domain.event import What
from bot.domain.finding import STOPPING, Finding
from bot.domain.language import ENGLISH, language_of
from bot.domain.placeholder import Values, fill, missing
from bot.domain.plaintext import clean, one_line
from bot.domain.settings import Language
from bot.domain.template import Template, TemplateId, variant_for
from bot.services.business.filling import customer_language
from bot.storage.brands import BrandStore
from bot.storage.businesses import BusinessStore
from bot.storage.events import EventStore
from bot.storage.sent_replies import Answered, SentReplyStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.templates import TemplateStore

LOOKED_AT, EXAMPLES = 200, 5
SHORTEST, LONGEST = 20, 500
"""Characters of an example."""


class Style(NamedTuple):
    """Form of address, gendered forms, emoji and length of sentences; the last as typed."""

    address: Language
    gender: Gender
    emoji_most: int | None
    emoji_which: str
    sentence_words: str


def voice_of(tx: Tx, business: BusinessId) -> Voice:
    """How a business speaks to its customers."""
    return Voice(customer_language(tx, business), BrandStore(tx).get(business))


def findings_in(voice: Voice, text: str) -> tuple[Finding, ...]:
    """Findings of the brand check in a reply. One in English is checked as English, whatever the form of address."""
    from bot.domain.brand_check.checking import check

    english = language_of(text) == ENGLISH
    return check(text, voice, Language.ENGLISH if english else voice.address)


def opening_in(voice: Voice, author: str) -> str:
    """Greeting of the brand with the customer's name, with which a reply begins; empty where the brand has none."""
    return fill(voice.brand.greeting, Values(author)).text


class CheckedTemplate(NamedTuple):
    """Template whose text in a language does not keep to the brand."""

    template: TemplateId
    title: str
    language: Language
    findings: tuple[Finding, ...]


class CheckedTemplates(NamedTuple):
    """All templates of a business, compared with its brand."""

    templates: int
    """How many there are."""
    found: tuple[CheckedTemplate, ...]
    """By title."""


class BrandPage(NamedTuple):
    """What a page about the brand holds. `examples`: replies that were sent, without names."""

    voice: Voice
    examples: tuple[str, ...]


def findings_of(voice: Voice, template: Template) -> tuple[CheckedTemplate, ...]:
    """Findings in each text of a template, which is checked in its own form of address."""
    from bot.domain.brand_check.checking import check_body

    checked = (
        CheckedTemplate(template.id, template.title, one.language, check_body(one.body, voice, one.language))
        for one in template.variants
    )
    return tuple(one for one in checked if one.findings)


def greeting_findings(voice: Voice) -> tuple[Finding, ...]:
    """Findings that would stop a reply, in the greeting and in the sign-off of the brand itself."""
    from bot.domain.brand_check.checking import check_body

    texts = (voice.brand.greeting, voice.brand.sign_off)
    found = (one for text in texts if text for one in check_body(text, voice, voice.address))
    return tuple(one for one in found if one.rule in STOPPING)


def _checked(voice: Voice, templates: Sequence[Template]) -> CheckedTemplates:
    """All of them; in a thread, since hundreds take a second."""
    return CheckedTemplates(
        len(templates), tuple(one for template in templates for one in findings_of(voice, template))
    )


def _examples(voice: Voice, replies: Sequence[Answered]) -> tuple[str, ...]:
    """Newest replies that keep to the brand, one of each template; in a thread, since hundreds take a second."""
    from bot.domain.anonymous.person_names import People
    from bot.domain.anonymous.replies import anonymous

    people = People.of(reply.author for reply in replies)
    found: list[str] = []
    templates: set[TemplateId | None] = set()
    for reply in replies:
        seen = reply.template_id is not None and reply.template_id in templates
        if seen or not SHORTEST <= len(reply.body) <= LONGEST or findings_in(voice, reply.body):
            continue
        text = anonymous(reply.body, reply.author, people)
        if text and text not in found:
            found.append(text)
            templates.add(reply.template_id)
        if len(found) == EXAMPLES:
            break
    return tuple(found)


class Brands:
    """Reads and changes the brand of a business. What cannot be saved as typed is Refused, and changes nothing."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def voice(self, business: BusinessId) -> Voice:
        """Present rules."""
        return await self._db.read(lambda tx: voice_of(tx, business))

    async def facts(self, business: BusinessId) -> tuple[Voice, tuple[str, ...]]:
        """Present rules, and the facts that templates name in the language of the business and that are not written down. Names with
        a capital are left out: {Tag} is rather what each reply asks for.
        """

        def read(tx: Tx) -> tuple[Voice, tuple[str, ...]]:
            voice = voice_of(tx, business)
            bodies = [variant_for(one, "", voice.address).body for one in TemplateStore(tx).all(business)]
            named = missing(bodies, {fact.name: fact.text for fact in voice.brand.facts})
            return voice, tuple(name for name in named if name[:1].islower())

        return await self._db.read(read)

    async def check(self, business: BusinessId, text: str) -> tuple[Finding, ...]:
        """Findings in a text as in a reply."""
        return await self._db.read(lambda tx: findings_in(voice_of(tx, business), text))

    async def check_templates(self, business: BusinessId) -> CheckedTemplates:
        """Findings in all templates."""
        voice, templates = await self._db.read(
            lambda tx: (voice_of(tx, business), TemplateStore(tx).all(business))
        )
        return await asyncio.to_thread(_checked, voice, templates)

    async def page(self, business: BusinessId) -> BrandPage:
        """What a page for a freelancer holds."""
        voice, replies = await self._db.read(
            lambda tx: (voice_of(tx, business), SentReplyStore(tx).newest(business, LOOKED_AT))
        )
        return BrandPage(voice, await asyncio.to_thread(_examples, voice, replies))

    async def set_style(self, actor: Actor, style: Style) -> Voice | Refused:
        """Sets the form of address and how a text is written."""
        words = sentence_words_in(style.sentence_words)
        if isinstance(words, Refused):
            return words
        most = style.emoji_most

        def change(brand: Brand) -> Brand:
            return replace(
                brand,
                gender=style.gender,
                emoji_most=None if most is None else min(max(0, most), MOST_EMOJI),
                emoji_which=one_line(style.emoji_which)[:EMOJI_LIMIT],
                sentence_words=words,
            )

        return await self._change(actor, change, style.address)

    async def set_words(self, actor: Actor, typed: str) -> Voice | Refused:
        """Sets the taboo words with those to use instead, one a line."""
        words = words_in(typed)
        if isinstance(words, Refused):
            return words
        return await self._change(actor, lambda brand: replace(brand, words=words))

    async def set_greeting(self, actor: Actor, greeting: str, sign_off: str, team: str) -> Voice | Refused:
        """Sets how a reply begins and ends, and who signs."""
        names = names_in(team)
        if isinstance(names, Refused):
            return names
        first, last = one_line(greeting)[:GREETING_LIMIT], clean(sign_off)[:SIGN_OFF_LIMIT]
        # Else every reply without a template began with a blank, and none could be sent.
        unknown = fill(first, Values("Anna")).blanks
        if unknown:
            return Refused(BrandFlaw.PLACEHOLDER, unknown[0])
        return await self._change(
            actor, lambda brand: replace(brand, greeting=first, sign_off=last, team=names)
        )

    async def set_facts(self, actor: Actor, typed: str) -> Voice | Refused:
        """Sets what templates fill in by name, one a line."""
        facts = facts_in(typed)
        if isinstance(facts, Refused):
            return facts
        return await self._change(actor, lambda brand: replace(brand, facts=facts))

    async def set_goals(self, actor: Actor, goals: Sequence[str], values: str, audience: str) -> Voice:
        """Sets up to three goals, the values and the audience, in the owner's words."""

        def change(brand: Brand) -> Brand:
            return replace(brand, goals=goals_in(goals), values=prose_in(values), audience=prose_in(audience))

        return await self._change(actor, change)

    async def _change(
        self, actor: Actor, change: Callable[[Brand], Brand], address: Language | None = None
    ) -> Voice:
        business = actor.business

        def work(tx: Tx) -> Voice:
            before = BusinessStore(tx).get(business)
            if before is not None:
                BrandStore(tx).put(business, change(BrandStore(tx).get(business)))
                BusinessStore(tx).put(
                    business, replace(before, customer_language=address or before.customer_language)
                )
                EventStore(tx).add(business, actor.now, What.CHANGED, member=actor.member, setting="brand")
            return voice_of(tx, business)

        return await self._db.insist(work)
