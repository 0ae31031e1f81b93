"""Details of a template: its texts in other languages, examples, where it is offered and why; and how it would answer one
of the last comments.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, ChannelState
from bot.domain.comment import Comment
from bot.domain.example import WRITTEN, Example, Origin
from bot.domain.placeholder import Filled
from bot.domain.plaintext import clean, one_line
from bot.domain.settings import Language
from bot.domain.template import (
    CATEGORY_LIMIT,
    EXAMPLE_LIMIT,
    EXAMPLES,
    Flaw,
    Template,
    TemplateId,
    Variant,
    body_flaw,
    variant_for,
)
from bot.loops import SUGGESTING, Wake
from bot.services.business.brand import CheckedTemplate, findings_of, voice_of
from bot.services.business.filling import filled_for
from bot.services.business.templates import note_change, tidy
from bot.storage.brands import BrandStore
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.examples import ExampleStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.suggestions import SuggestionStore
from bot.storage.templates import TemplateStore

Saved = TypeVar("Saved")

PREVIEWED = 10
"""Comments to choose from."""


@dataclass(frozen=True, slots=True)
class Details:
    """A template with what its panel shows besides."""

    template: Template
    examples: tuple[Example, ...]
    """Those that somebody wrote down."""
    learnt: int
    """How many were learnt from what was sent."""
    channels: tuple[Channel, ...]
    """Connections to choose from."""
    goals: tuple[str, ...]
    """Of the brand, by their places."""
    categories: tuple[str, ...]
    """That other templates have."""
    unfitting: tuple[CheckedTemplate, ...] = ()
    """Its texts that do not keep to the brand, with what was found."""


@dataclass(frozen=True, slots=True)
class Previewed:
    """How a template would answer a comment: number `place` of `among` that there are."""

    template: Template
    comment: Comment
    variant: Variant
    filled: Filled
    place: int
    among: int


class TemplateDetails:
    """Reads and changes what a template has beside its own text."""

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake

    async def get(self, business: BusinessId, template: TemplateId) -> Details | None:
        """Template in use with everything that its panel shows."""
        return await self._db.read(lambda tx: details_in(tx, business, template))

    async def translate(
        self, actor: Actor, template: TemplateId, language: Language, body: str
    ) -> Flaw | bool:
        """Writes its text in another language, or deletes that where it is empty; whether the template is there still."""
        business, body = actor.business, tidy(body)

        def work(tx: Tx) -> Flaw | bool:
            found = body_flaw(body, BrandStore(tx).facts(business)) if body else None
            if found is not None:
                return found
            store = TemplateStore(tx)
            known = store.get(business, template)
            if known is None or known.language is language:
                return False
            store.translate(business, template, language, body)
            note_change(tx, actor, template)
            return True

        return await self._write(work)

    async def write_examples(self, actor: Actor, template: TemplateId, texts: Sequence[str]) -> bool:
        """Replaces the comments that somebody wrote down for it; whether the template is there still."""
        kept = [clean(text)[:EXAMPLE_LIMIT] for text in texts]
        kept = list(dict.fromkeys(filter(None, kept)))[:EXAMPLES]

        def work(tx: Tx) -> bool:
            if TemplateStore(tx).get(actor.business, template) is None:
                return False
            ExampleStore(tx).write(actor.business, template, kept, Origin.GIVEN, actor.now)
            note_change(tx, actor, template)
            return True

        return await self._write(work)

    async def place(
        self, actor: Actor, template: TemplateId, category: str, channels: Collection[ChannelId], goal: int
    ) -> bool:
        """Writes its category, where it is offered (everywhere: no channel) and which goal it serves; whether the template
        is there still.
        """
        business = actor.business

        def work(tx: Tx) -> bool:
            store = TemplateStore(tx)
            if store.get(business, template) is None:
                return False
            known = {one.id for one in connections(tx, business)}
            chosen = known.intersection(channels)
            store.place(
                business,
                template,
                one_line(category)[:CATEGORY_LIMIT],
                () if chosen == known else chosen,
                goal if 0 < goal <= len(BrandStore(tx).get(business).goals) else 0,
            )
            note_change(tx, actor, template)
            return True

        return await self._write(work)

    async def preview(
        self, business: BusinessId, template: TemplateId, place: int
    ) -> Previewed | Template | None:
        """How it would answer one of the last comments, those for which it is suggested first; the template alone where
        there are no comments, None where it was removed.
        """

        def work(tx: Tx) -> Previewed | Template | None:
            known, own = TemplateStore(tx).get(business, template), BusinessStore(tx).get(business)
            if known is None or own is None:
                return None
            comments = _previewed(tx, business, template)
            if not comments:
                return known
            comment = comments[place % len(comments)]
            return Previewed(
                known,
                comment,
                variant_for(known, comment.language, own.customer_language),
                filled_for(tx, own, comment, known),
                place % len(comments),
                len(comments),
            )

        return await self._db.read(work)

    async def _write(self, work: Callable[[Tx], Saved]) -> Saved:
        done = await self._db.write(work)
        self._wake(SUGGESTING)
        return done


def details_in(tx: Tx, business: BusinessId, template: TemplateId) -> Details | None:
    """Template in use with everything that its panel shows."""
    every = TemplateStore(tx).all(business)
    known = next((one for one in every if one.id == template), None)
    if known is None:
        return None
    examples = ExampleStore(tx).of(business, template)
    written = tuple(one for one in examples if one.origin in WRITTEN)
    voice = voice_of(tx, business)
    return Details(
        known,
        written,
        len(examples) - len(written),
        connections(tx, business),
        voice.brand.goals,
        tuple(sorted({one.category for one in every if one.category})),
        findings_of(voice, known),
    )


def connections(tx: Tx, business: BusinessId) -> tuple[Channel, ...]:
    """Connections that a template may be meant for."""
    return tuple(one for one in ChannelStore(tx).all(business) if one.state is not ChannelState.REMOVED)


def _previewed(tx: Tx, business: BusinessId, template: TemplateId) -> tuple[Comment, ...]:
    comments = CommentStore(tx)
    fitting = SuggestionStore(tx).naming(business, template)[:PREVIEWED]
    first = sorted(comments.several(business, fitting), key=lambda one: one.posted_at, reverse=True)
    rest = comments.newest(business, PREVIEWED)
    known = {one.id: one for one in (*first, *rest) if one.text.strip()}
    return tuple(known.values())[:PREVIEWED]
