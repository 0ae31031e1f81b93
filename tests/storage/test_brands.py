"""Brand in the database: written whole, read back the same; what cannot be read counts as no rule."""

from bot.domain.brand import PLAIN, Brand, Fact, Gender, Wording
from bot.domain.business import Business
from bot.storage.brands import BrandStore
from bot.storage.businesses import BusinessStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW

WHOLE = Brand(
    gender=Gender.STAR,
    emoji_most=0,
    emoji_which="☕",
    sentence_words=20,
    greeting="Servus {name},",
    sign_off="Liebe Grüße\naus der Rösterei",
    values="ehrlich",
    audience="alle, die Kaffee mögen",
    words=(Wording("billig", "günstig"), Wording("Sonderangebot")),
    facts=(Fact("telefon", "01 234"), Fact("öffnungszeiten", "Mo–Fr 8–18")),
    goals=("", "mehr Kurse"),
    team=("Anna", "Bert"),
)


async def test_a_brand_is_read_as_it_was_written_and_nothing_is_left_of_it(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        store = BrandStore(tx)
        assert store.get(shop.id) == PLAIN
        store.put(shop.id, WHOLE)
        assert store.get(shop.id) == WHOLE
        assert store.facts(shop.id) == {"telefon": "01 234", "öffnungszeiten": "Mo–Fr 8–18"}
        store.put(shop.id, PLAIN)
        assert tx.all("SELECT * FROM brand_entry") == []

    await db.write(work)


async def test_a_brand_belongs_to_its_business(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        other = BusinessStore(tx).create(type(shop.server_id)(7), "Andere", NOW)
        BrandStore(tx).put(shop.id, WHOLE)
        assert BrandStore(tx).get(other.id) == PLAIN
        BrandStore(tx).put(other.id, PLAIN)
        assert BrandStore(tx).get(shop.id) == WHOLE

    await db.write(work)


async def test_what_cannot_be_read_counts_as_no_rule(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> Brand:
        stored = {"gender": "x", "emoji_most": "many", "sentence_words": "-3", "unknown": "1"}
        tx.many(
            "INSERT INTO brand_entry (business_id, part, place, name, value)"
            " VALUES (:business, 'rule', :place, :name, :value)",
            [
                {"business": shop.id, "place": place, "name": name, "value": value}
                for place, (name, value) in enumerate(stored.items())
            ],
        )
        return BrandStore(tx).get(shop.id)

    assert await db.write(work) == PLAIN
