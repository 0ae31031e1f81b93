"""Templates: what is written down when one is added, changed or removed."""

from datetime import timedelta

from bot.domain.brand import Brand
from bot.domain.business import Business, MemberId
from bot.domain.channel import ChannelId
from bot.domain.event import What
from bot.domain.template import Flaw, TemplateId
from bot.services.business.template_details import TemplateDetails
from bot.services.business.templates import Templates
from bot.storage.brands import BrandStore
from bot.storage.events import EventStore
from bot.storage.sqlite.database import Database
from tests.support.businesses import acting
from tests.support.clock import NOW
from tests.support.outbox import add_channel

ANNA, BEN, CARL = MemberId(1), MemberId(2), MemberId(3)


async def written(db: Database, shop: Business) -> list[tuple[What, MemberId | None, str]]:
    found = await db.read(lambda tx: EventStore(tx).between(shop.id, NOW, NOW + timedelta(days=1)))
    return [(event.what, event.member_id, event.fact("template")) for event in found]


async def test_each_change_is_written_down_as_what_it_was_with_who_made_it(
    db: Database, shop: Business
) -> None:
    templates = Templates(db, lambda loop: None)
    made = await templates.save(acting(shop.id, ANNA, NOW), None, "Zeiten", "", "Bis 18 Uhr.")
    assert not isinstance(made, Flaw)
    expected = [(What.TEMPLATE_ADDED, ANNA, str(made))]
    assert await written(db, shop) == expected
    assert await templates.save(acting(shop.id, BEN, NOW), made, "Zeiten", "", "Bis 19 Uhr.") == made
    expected.append((What.TEMPLATE_CHANGED, BEN, str(made)))
    assert await written(db, shop) == expected
    assert await templates.remove(acting(shop.id, CARL, NOW), made) is not None
    expected.append((What.TEMPLATE_REMOVED, CARL, str(made)))
    assert await written(db, shop) == expected


async def test_what_changes_nothing_is_not_written_down(db: Database, shop: Business) -> None:
    templates = Templates(db, lambda loop: None)
    made = await templates.save(acting(shop.id, ANNA, NOW), None, "Zeiten", "", "Bis 18 Uhr.")
    assert not isinstance(made, Flaw)
    before = await written(db, shop)
    assert await templates.save(acting(shop.id, BEN, NOW), None, "Zeiten", "", "Anders.") is Flaw.TITLE_TAKEN
    assert await templates.remove(acting(shop.id, BEN, NOW), TemplateId(made + 1)) is None
    await templates.remove(acting(shop.id, BEN, NOW), made)
    assert await templates.remove(acting(shop.id, CARL, NOW), made) is None
    assert await written(db, shop) == [*before, (What.TEMPLATE_REMOVED, BEN, str(made))]


async def test_a_template_for_every_connection_that_there_is_is_offered_on_later_ones_too(
    db: Database, shop: Business
) -> None:
    saved = await Templates(db, lambda loop: None).save(
        acting(shop.id, ANNA, NOW), None, "Zeiten", "", "Bis 18 Uhr."
    )
    assert not isinstance(saved, Flaw)
    blog, page = await db.write(
        lambda tx: (add_channel(tx, shop.id, "blog"), add_channel(tx, shop.id, "page"))
    )
    details = TemplateDetails(db, lambda loop: None)

    async def offered_on(*chosen: ChannelId) -> frozenset[ChannelId]:
        assert await details.place(acting(shop.id, ANNA, NOW), saved, "", chosen, 0)
        found = await details.get(shop.id, saved)
        assert found is not None
        return found.template.channels

    assert await offered_on(blog) == {blog}
    assert await offered_on(blog, ChannelId(page + 1)) == {blog}
    assert await offered_on(page, blog) == frozenset()


async def test_one_tap_thanks_with_no_template_that_asks_for_something(db: Database, shop: Business) -> None:
    templates, who = Templates(db, lambda loop: None), acting(shop.id, ANNA, NOW)
    asks = await templates.save(who, None, "Dank", "", "Danke, {name}! Bis {?Tag}!")
    thanks = await templates.save(who, None, "Danke", "", "Danke, {name}!")
    assert not isinstance(asks, Flaw) and not isinstance(thanks, Flaw)
    for template in (thanks, asks):
        await templates.mark_thanks(who, template, marked=True)
    assert [one.title for one in await templates.all(shop.id) if one.thanks] == ["Danke"]


async def test_a_goal_is_one_that_the_brand_has(db: Database, shop: Business) -> None:
    who, details = acting(shop.id, ANNA, NOW), TemplateDetails(db, lambda loop: None)
    saved = await Templates(db, lambda loop: None).save(who, None, "Zeiten", "", "Bis 18 Uhr.")
    assert not isinstance(saved, Flaw)
    await db.write(lambda tx: BrandStore(tx).put(shop.id, Brand(goals=("mehr Gäste",))))
    served = []
    for goal in (1, 2, -1):
        await details.place(who, saved, "", (), goal)
        found = await details.get(shop.id, saved)
        assert found is not None
        served.append(found.template.goal)
    assert served == [1, 0, 0]
