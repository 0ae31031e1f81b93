"""Roles in the database (permissions): which Discord role gives which role in a business."""

from collections.abc import Iterable

from bot.domain.business import BusinessId, DiscordRoleId
from bot.domain.role import MappedRole, Role
from bot.storage.sqlite.database import Tx


class RoleStore:
    """Reads and writes which Discord roles have which role in the business."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def name(self, business: BusinessId, role: Role, discord_roles: Iterable[DiscordRoleId]) -> None:
        """Sets the Discord roles that mean `role`, and no others; a Discord role means one thing at a time."""
        self._tx.execute(
            "DELETE FROM role WHERE business_id = :business AND role = :role",
            business=business,
            role=role.value,
        )
        self._tx.many(
            "INSERT INTO role (business_id, discord_role_id, role) VALUES (:business, :discord_role, :role)"
            " ON CONFLICT (business_id, discord_role_id) DO UPDATE SET role = excluded.role",
            [
                {"business": business, "discord_role": discord_role, "role": role.value}
                for discord_role in discord_roles
            ],
        )

    def all(self, business: BusinessId) -> tuple[MappedRole, ...]:
        """Discord roles that mean something in this business."""
        rows = self._tx.all(
            "SELECT discord_role_id, role FROM role WHERE business_id = :business ORDER BY id",
            business=business,
        )
        return tuple(MappedRole(DiscordRoleId(row["discord_role_id"]), Role(row["role"])) for row in rows)
