"""Files of templates: export, import (what would happen first, then doing it), and the starter library."""

import asyncio
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import bot
from bot.domain.actor import Actor
from bot.domain.brand import Brand
from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.event import What
from bot.domain.example import WRITTEN, Origin
from bot.domain.placeholder import missing
from bot.domain.plaintext import one_line
from bot.domain.settings import Language
from bot.domain.template import Template, TemplateId, short_name_for
from bot.domain.template_file.as_csv import read_csv, write_csv
from bot.domain.template_file.as_yaml import read_starter, read_yaml, write_yaml
from bot.domain.template_file.records import (
    SIZE_LIMIT,
    Check,
    FileFlaw,
    FileForm,
    Problem,
    Record,
    Unreadable,
    checked,
)
from bot.loops import SUGGESTING, Wake
from bot.services.business.filling import customer_language
from bot.services.business.template_details import connections
from bot.services.business.templates import tidy
from bot.storage.brands import BrandStore
from bot.storage.events import EventStore
from bot.storage.examples import ExampleStore
from bot.storage.model_drafts import ModelDraftStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.suggestions import SuggestionStore
from bot.storage.templates import TemplateStore

STARTER = Path(bot.__file__).parent / "starter"
"""One file a trade; the common one first."""
COMMON = "common"


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking a file in does, by titles. `problems` are in the order of its lines."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Trade:
    """Part of the starter library. `fresh`: what the business does not have yet, by title."""

    key: str
    name: str
    records: tuple[Record, ...]
    fresh: tuple[Record, ...]


class Taken(NamedTuple):
    """What was added of the starter library. `missing`: facts that its texts name and the brand does not have."""

    added: int
    missing: tuple[str, ...]


class TemplateFiles:
    """Writes and reads files of templates."""

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake

    async def export(self, business: BusinessId, form: FileForm, *, german: bool) -> bytes | None:
        """File with all templates in use; None without any. `german`: how a table is written."""
        records = await self._db.read(lambda tx: _records(tx, business))
        if not records:
            return None
        if form is FileForm.YAML:
            return await asyncio.to_thread(write_yaml, records)
        return write_csv(records, german=german)

    async def plan(self, business: BusinessId, data: bytes, form: FileForm) -> Plan | Unreadable:
        """What taking this file in would do."""
        records = await _read(data, form)
        if isinstance(records, Unreadable):
            return records
        return await self._db.read(lambda tx: _plan(tx, business, records)[0])

    async def take_in(self, actor: Actor, data: bytes, form: FileForm) -> Plan | Unreadable:
        """Adds the templates of a file, and replaces those of the same title; what it has done."""
        records = await _read(data, form)
        if isinstance(records, Unreadable):
            return records

        def work(tx: Tx) -> Plan:
            plan, good = _plan(tx, actor.business, records)
            _write(tx, actor, good, Origin.GIVEN)
            return plan

        done = await self._db.write(work)
        self._wake(SUGGESTING)
        return done

    async def trades(self, business: BusinessId, language: Language) -> tuple[Trade, ...]:
        """Starter library by trade, the common one first."""
        library = await asyncio.to_thread(_starter, language)
        taken = await self._db.read(lambda tx: {one.title for one in TemplateStore(tx).all(business)})
        return tuple(
            Trade(key, name, records, tuple(one for one in records if one.title not in taken))
            for key, name, records in library
        )

    async def take(
        self, actor: Actor, language: Language, key: str, places: Collection[int] | None = None
    ) -> Taken:
        """Adds starter templates of a trade, all or those at these places in it, that were not there yet."""
        library = await asyncio.to_thread(_starter, language)
        every = next((records for one, _, records in library if one == key), ())
        wanted = [one for place, one in enumerate(every) if places is None or place in places]

        def work(tx: Tx) -> Taken:
            taken = {one.title for one in TemplateStore(tx).all(actor.business)}
            chosen = [one for one in wanted if one.title not in taken]
            _write(tx, actor, chosen, Origin.STARTER)
            return Taken(len(chosen), _missing(tx, actor.business, chosen))

        done = await self._db.write(work)
        self._wake(SUGGESTING)
        return done


def form_of(name: str) -> FileForm:
    """Form of a file by its name; a table for anything unknown."""
    return FileForm.YAML if name.casefold().endswith((".yaml", ".yml")) else FileForm.CSV


def _missing(tx: Tx, business: BusinessId, records: Iterable[Record]) -> tuple[str, ...]:
    """Facts that these templates name and the business does not have: those of the language in which it speaks to customers
    first, then those that only a reply in English names.
    """
    language, facts = customer_language(tx, business), BrandStore(tx).facts(business)
    chosen = list(records)
    texts = [record.texts.get(language) or next(iter(record.texts.values())) for record in chosen]
    texts += [record.texts.get(Language.ENGLISH, "") for record in chosen]
    return missing(texts, facts)


async def _read(data: bytes, form: FileForm) -> tuple[Record, ...] | Unreadable:
    if len(data) > SIZE_LIMIT:
        return Unreadable(FileFlaw.TOO_LARGE)
    return await asyncio.to_thread(read_yaml if form is FileForm.YAML else read_csv, data)


@cache
def _starter(language: Language) -> tuple[tuple[str, str, tuple[Record, ...]], ...]:
    """Starter library in a language: key and name of each trade with its templates."""
    found = []
    for path in sorted(STARTER.glob("*.yaml"), key=lambda one: (one.stem != COMMON, one.stem)):
        read = read_starter(path.read_bytes(), language)
        if not isinstance(read, Unreadable):
            found.append((path.stem, *read))
    return tuple(found)


def _records(tx: Tx, business: BusinessId) -> tuple[Record, ...]:
    """Templates in use as a file holds them."""
    names = {one.id: one_line(one.title) for one in connections(tx, business)}
    goals = BrandStore(tx).get(business).goals
    examples: dict[TemplateId, list[str]] = {}
    for one in ExampleStore(tx).all(business):
        if one.origin in WRITTEN and one.template_id is not None:
            examples.setdefault(one.template_id, []).append(one.text)
    return tuple(
        Record(
            line=0,
            title=one.title,
            texts=dict(one.variants),
            short_name=one.short_name,
            category=one.category,
            thanks=one.thanks,
            examples=tuple(examples.get(one.id, ())),
            channels=tuple(sorted(names[channel] for channel in one.channels if channel in names)),
            goal=goals[one.goal - 1] if 0 < one.goal <= len(goals) else "",
        )
        for one in TemplateStore(tx).all(business)
    )


def _plan(tx: Tx, business: BusinessId, records: tuple[Record, ...]) -> tuple[Plan, tuple[Record, ...]]:
    """What a file does, and those of its templates that nothing is wrong with."""
    names = frozenset(one_line(one.title) for one in connections(tx, business))
    goals = frozenset(filter(None, BrandStore(tx).get(business).goals))
    good, problems = checked(records, Check(names, goals, BrandStore(tx).facts(business)))
    known = {one.title for one in TemplateStore(tx).all(business)}
    titles = [one.title for one in good]
    plan = Plan(
        tuple(title for title in titles if title not in known),
        tuple(title for title in titles if title in known),
        problems,
    )
    return plan, good


def _write(tx: Tx, actor: Actor, records: Iterable[Record], origin: Origin) -> None:
    """Adds templates, and changes those of the same title; what a record does not say stays as it is."""
    business, store = actor.business, TemplateStore(tx)
    channels = {one_line(one.title): one.id for one in connections(tx, business)}
    brand, language = BrandStore(tx).get(business), customer_language(tx, business)
    known = {one.title: one for one in store.all(business)}
    for record in records:
        before = known.get(record.title)
        template = _put(tx, actor, record, before, language)
        scope = {channels[name] for name in record.channels if name in channels}
        _place(store, business, template, before, record, scope, brand)
        if record.examples:
            ExampleStore(tx).write(business, template, record.examples, origin, actor.now)
        if record.thanks and (before is None or not before.thanks):
            store.mark_thanks(business, template)
        what = What.TEMPLATE_ADDED if before is None else What.TEMPLATE_CHANGED
        EventStore(tx).add(business, actor.now, what, member=actor.member, template=template)
        ModelDraftStore(tx).outdate(business, template, actor.now)
    SuggestionStore(tx).library_changed(business)


def _put(tx: Tx, actor: Actor, record: Record, before: Template | None, language: Language) -> TemplateId:
    """Writes the names and texts of a record."""
    store, business = TemplateStore(tx), actor.business
    texts = {one: tidy(body) for one, body in record.texts.items()}
    own = before.language if before else language if language in texts else next(iter(texts))
    short = short_name_for(record.short_name or (before.short_name if before else record.title))
    if before is None:
        template = store.add(business, record.title, short, texts[own], actor.member, actor.now, own)
    else:
        template = before.id
        store.change(business, template, record.title, short, texts.get(own, before.body))
    for one, body in texts.items():
        if one is not own:
            store.translate(business, template, one, body)
    return template


def _place(
    store: TemplateStore,
    business: BusinessId,
    template: TemplateId,
    before: Template | None,
    record: Record,
    scope: Collection[ChannelId],
    brand: Brand,
) -> None:
    goal = brand.goals.index(record.goal) + 1 if record.goal and record.goal in brand.goals else 0
    store.place(
        business,
        template,
        record.category or (before.category if before else ""),
        scope or (before.channels if before else ()),
        goal or (before.goal if before else 0),
    )
