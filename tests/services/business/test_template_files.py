"""Files of templates: what a file changes and what it leaves, and the starter library."""

from dataclasses import replace

import pytest

from bot.domain.brand import PLAIN
from bot.domain.business import Business, MemberId
from bot.domain.event import What
from bot.domain.settings import Language
from bot.domain.template import Flaw
from bot.domain.template_file.as_yaml import read_starter
from bot.domain.template_file.records import SIZE_LIMIT, Check, FileFlaw, FileForm, Unreadable, checked
from bot.services.business.template_details import TemplateDetails
from bot.services.business.template_files import STARTER, TemplateFiles
from bot.services.business.templates import Templates
from bot.storage.brands import BrandStore
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database
from tests.support.businesses import acting
from tests.support.clock import NOW
from tests.support.outbox import add_channel

ANNA = MemberId(1)
FACTS = ("telefon", "adresse", "öffnungszeiten", "email", "website")


async def test_what_a_file_does_not_say_stays_as_it_is(db: Database, shop: Business) -> None:
    files, details = TemplateFiles(db, lambda loop: None), TemplateDetails(db, lambda loop: None)
    templates, who = Templates(db, lambda loop: None), acting(shop.id, ANNA, NOW)
    made = await templates.save(who, None, "Zeiten", "Offen", "Bis 18 Uhr.")
    assert not isinstance(made, Flaw)
    await details.translate(who, made, Language.ENGLISH, "Until 6 pm.")
    await details.write_examples(who, made, ["Habts offen?"])
    await db.write(lambda tx: BrandStore(tx).put(shop.id, replace(PLAIN, goals=("mehr Kurse", "mehr Gäste"))))
    blog, _ = await db.write(lambda tx: (add_channel(tx, shop.id, "blog"), add_channel(tx, shop.id, "page")))
    await details.place(who, made, "Laden", (blog,), 2)
    table = (
        "title,du,category,thanks\nZeiten,Bis 19 Uhr.,,\nPreise,Ab 10 €.,Verkauf,\nDank,Danke!,,ja\n".encode()
    )
    plan = await files.plan(shop.id, table, FileForm.CSV)
    assert await files.take_in(who, table, FileForm.CSV) == plan
    after = await details.get(shop.id, made)
    assert after is not None
    kept = after.template
    assert (kept.body, kept.text_in(Language.ENGLISH)) == ("Bis 19 Uhr.", "Until 6 pm.")
    assert (kept.short_name, kept.category, kept.channels, kept.goal) == (
        "Offen",
        "Laden",
        frozenset({blog}),
        2,
    )
    assert [one.title for one in await templates.all(shop.id) if one.thanks] == ["Dank"]
    assert [one.text for one in after.examples] == ["Habts offen?"]
    events = await db.read(lambda tx: EventStore(tx).between(shop.id, NOW, NOW.replace(year=NOW.year + 1)))
    assert [event.what for event in events][-3:-1] == [What.TEMPLATE_CHANGED, What.TEMPLATE_ADDED]


async def test_a_file_that_is_too_large_is_not_read(db: Database, shop: Business) -> None:
    files = TemplateFiles(db, lambda loop: None)
    for form in FileForm:
        assert await files.plan(shop.id, bytes(SIZE_LIMIT + 1), form) == Unreadable(FileFlaw.TOO_LARGE)


@pytest.mark.parametrize("path", sorted(STARTER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_starter_file_can_be_taken_as_it_is(path: object) -> None:
    data = (STARTER / f"{path}").read_bytes()
    for language in Language:
        read = read_starter(data, language)
        assert not isinstance(read, Unreadable)
        name, records = read
        assert name
        assert checked(records, Check(facts=dict.fromkeys(FACTS, "x"))).problems == ()
        assert all(set(one.texts) == set(Language) for one in records)
