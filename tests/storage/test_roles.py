"""Which Discord roles make somebody what."""

from bot.domain.business import Business, DiscordRoleId, ServerId
from bot.domain.role import Role
from bot.storage.businesses import BusinessStore
from bot.storage.roles import RoleStore
from bot.storage.sqlite.database import Database
from tests.support.clock import NOW

TEAM, OWNER, OTHER = DiscordRoleId(10), DiscordRoleId(20), DiscordRoleId(30)


async def meaning(db: Database, business: Business) -> dict[DiscordRoleId, Role]:
    found = await db.read(lambda tx: RoleStore(tx).all(business.id))
    return {one.discord_role_id: one.role for one in found}


async def test_a_named_role_makes_the_business_a_team(db: Database, shop: Business) -> None:
    await db.write(lambda tx: RoleStore(tx).name(shop.id, Role.TEAM, [TEAM]))
    business = await db.read(lambda tx: BusinessStore(tx).get(shop.id))
    assert business is not None
    assert business.team_role_id == TEAM
    await db.write(lambda tx: RoleStore(tx).name(shop.id, Role.TEAM, []))
    assert await db.read(lambda tx: BusinessStore(tx).get(shop.id)) == shop


async def test_a_discord_role_means_one_thing_at_a_time(db: Database, shop: Business) -> None:
    await db.write(lambda tx: RoleStore(tx).name(shop.id, Role.TEAM, [TEAM, OTHER]))
    await db.write(lambda tx: RoleStore(tx).name(shop.id, Role.OWNER, [TEAM]))
    assert await meaning(db, shop) == {TEAM: Role.OWNER, OTHER: Role.TEAM}


async def test_a_role_of_one_business_is_nothing_in_another(db: Database, shop: Business) -> None:
    neighbour = await db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    await db.write(lambda tx: RoleStore(tx).name(shop.id, Role.OWNER, [OWNER]))
    await db.write(lambda tx: RoleStore(tx).name(neighbour.id, Role.OWNER, []))
    assert await meaning(db, neighbour) == {}
    assert await meaning(db, shop) == {OWNER: Role.OWNER}
