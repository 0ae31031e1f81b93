"""Templates: adding, changing and removing reply templates, with the first validation error."""

import asyncio
import re
from collections.abc import Sequence

from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.checks import is_empty
from bot.domain.comment import CommentId
from bot.domain.event import What
from bot.domain.example import WRITTEN, Origin
from bot.domain.placeholder import most_blanks, single, without_name
from bot.domain.plaintext import one_line
from bot.domain.telling_words import title_from, with_words_of
from bot.domain.template import (
    TITLE_LIMIT,
    Flaw,
    Proposal,
    Template,
    TemplateId,
    flaw,
    free_title,
    short_name_for,
)
from bot.loops import DESK, SUGGESTING, Wake
from bot.services.business.filling import customer_language
from bot.storage.brands import BrandStore
from bot.storage.cards import CardStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.examples import ExampleStore
from bot.storage.model_drafts import ModelDraftStore
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.suggestions import SuggestionStore
from bot.storage.templates import TemplateStore


class Templates:
    """Reads and changes the templates of a business."""

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake

    async def all(self, business: BusinessId) -> tuple[Template, ...]:
        """All templates, by title."""
        return await self._db.read(lambda tx: TemplateStore(tx).all(business))

    async def get(self, business: BusinessId, template: TemplateId) -> Template | None:
        """Template by id; None where it was removed."""
        return await self._db.read(lambda tx: TemplateStore(tx).get(business, template))

    async def save(
        self, actor: Actor, template: TemplateId | None, title: str, short_name: str, body: str
    ) -> TemplateId | Flaw:
        """Adds a template (`template` None) or changes one. An empty short name is made from the title."""
        saved = await self._db.insist(lambda tx: save(tx, actor, template, title, short_name, body))
        self._wake(SUGGESTING)
        if template is not None:
            self._wake(DESK)  # A name alone changes buttons, and no suggestion.
        return saved

    async def proposal(self, business: BusinessId, comment: CommentId) -> Proposal | None:
        """Template proposed from our posted reply to a comment, named after what was asked; None without a posted reply."""

        def work(tx: Tx) -> Proposal | None:
            asked = CommentStore(tx).get(business, comment)
            sent = SentReplyStore(tx).posted_reply(business, comment)
            if asked is None or sent is None:
                return None
            body = without_name(sent.body, asked.author)
            titles = {one.title for one in TemplateStore(tx).all(business)}
            title = title_from(asked.text, re.sub(r"\{\w+\}", "", body))
            title = free_title(title, titles) if title else ""
            return Proposal(title, short_name_for(title), body)

        return await self._db.read(work)

    async def mark_thanks(self, actor: Actor, template: TemplateId, *, marked: bool) -> Template | None:
        """Makes a template the one that thanks for praise with one tap, or no longer; the template as it is now, None where
        it was removed. One with blanks is not marked: one tap fills in nothing.
        """
        business = actor.business

        def work(tx: Tx) -> Template | None:
            store = TemplateStore(tx)
            known = store.get(business, template)
            if known is None or known.thanks == marked or (marked and _asks(tx, business, known)):
                return known
            store.mark_thanks(business, template if marked else None)
            EventStore(tx).add(
                business, actor.now, What.TEMPLATE_CHANGED, member=actor.member, template=template
            )
            return store.get(business, template)

        return await self._db.write(work)

    async def search(self, business: BusinessId, words: str) -> tuple[Template, ...]:
        """Templates with words of these, best first; then those in which they are written as typed, in the title first."""
        templates = await self.all(business)
        # Asked for with every letter that is typed, and a tenth of a second of long texts is gone through.
        return await asyncio.to_thread(_searched, templates, words)

    async def remove(self, actor: Actor, template: TemplateId) -> Template | None:
        """Removes a template and returns it; replies made from it still refer to it, cards suggest it no longer."""
        business, now = actor.business, actor.now

        def work(tx: Tx) -> Template | None:
            store = TemplateStore(tx)
            known = store.get(business, template)
            if known is not None and store.remove(business, template, now):
                note_change(tx, actor, template, What.TEMPLATE_REMOVED)
            return known

        removed = await self._db.write(work)
        self._wake(SUGGESTING)
        return removed

    async def removed(self, business: BusinessId) -> tuple[Template, ...]:
        """Removed templates, the one removed last first."""
        return await self._db.read(lambda tx: TemplateStore(tx).removed(business))

    async def restore(self, actor: Actor, template: TemplateId) -> Template | None:
        """Brings a removed template back; with a number behind its title where that is taken by now."""
        business = actor.business

        def work(tx: Tx) -> Template | None:
            store = TemplateStore(tx)
            gone = next((one for one in store.removed(business) if one.id == template), None)
            if gone is None:
                return store.get(business, template)
            title = _free(store, business, gone.title)
            store.restore(business, template, title)
            note_change(tx, actor, template, What.TEMPLATE_RESTORED)
            return store.get(business, template)

        restored = await self._db.write(work)
        self._wake(SUGGESTING)
        return restored

    async def copy(self, actor: Actor, template: TemplateId) -> TemplateId | None:
        """Adds the same once more, under a title with a number; None where it was removed."""
        business, now = actor.business, actor.now

        def work(tx: Tx) -> TemplateId | None:
            store, examples = TemplateStore(tx), ExampleStore(tx)
            known = store.get(business, template)
            if known is None:
                return None
            title = _free(store, business, known.title)
            made = store.add(business, title, known.short_name, known.body, actor.member, now, known.language)
            for variant in known.others:
                store.translate(business, made, variant.language, variant.body)
            store.place(business, made, known.category, known.channels, known.goal)
            texts = [one.text for one in examples.of(business, template) if one.origin in WRITTEN]
            examples.write(business, made, texts, Origin.GIVEN, now)
            note_change(tx, actor, made, What.TEMPLATE_ADDED)
            return made

        made = await self._db.write(work)
        self._wake(SUGGESTING)
        return made


def tidy(body: str) -> str:
    """Text of a template as it is stored; empty where a reader would see nothing."""
    return "" if is_empty(body) else single(body.strip())


def save(
    tx: Tx, actor: Actor, template: TemplateId | None, title: str, short_name: str, body: str
) -> TemplateId | Flaw:
    """Adds a template (`template` None) or changes one, inside a transaction."""
    title, body = one_line(title), tidy(body)
    short = short_name_for(one_line(short_name) or title)
    business, now, store = actor.business, actor.now, TemplateStore(tx)
    found = flaw(title, body, BrandStore(tx).facts(business))
    if found is not None:
        return found
    holder = store.titled(business, title)
    if holder is not None and holder.id != template:
        return Flaw.TITLE_TAKEN
    if template is not None and store.change(business, template, title, short, body):
        note_change(tx, actor, template)
        # Its name is on buttons, whether or not anything else is suggested from now on.
        CardStore(tx).touch(business, SuggestionStore(tx).naming(business, template), now)
        return template
    language = customer_language(tx, business)
    added = store.add(business, title, short, body, actor.member, now, language)
    note_change(tx, actor, added, What.TEMPLATE_ADDED)
    return added


def note_change(tx: Tx, actor: Actor, template: TemplateId, what: What = What.TEMPLATE_CHANGED) -> None:
    """Records what somebody did to a template, and has everything that waits compared again."""
    EventStore(tx).add(actor.business, actor.now, what, member=actor.member, template=template)
    ModelDraftStore(tx).outdate(actor.business, template, actor.now)
    SuggestionStore(tx).library_changed(actor.business)


def _asks(tx: Tx, business: BusinessId, template: Template) -> bool:
    """Whether one of its texts has blanks."""
    facts = BrandStore(tx).facts(business)
    return any(most_blanks(one.body, facts) for one in template.variants)


def _free(store: TemplateStore, business: BusinessId, title: str) -> str:
    """Free title within the limit."""
    return free_title(title[: TITLE_LIMIT - 4].rstrip(), {one.title for one in store.all(business)})


def _searched(templates: Sequence[Template], words: str) -> tuple[Template, ...]:
    found, needle = with_words_of(words, templates), words.strip().casefold()
    known = {one.id for one in found}
    typed = [one for one in templates if one.id not in known and needle in _written(one)]
    return (*found, *sorted(typed, key=lambda one: needle not in one.title.casefold()))


def _written(template: Template) -> str:
    return "\n".join((template.title, template.category, *(one.body for one in template.variants))).casefold()
