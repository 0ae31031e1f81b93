"""Refused forms, stored so that [Change] opens them with everything in them, also after a restart."""

from collections.abc import Mapping

from bot.domain.actor import Actor
from bot.domain.refused_form import FormName
from bot.storage.refused_forms import RefusedFormStore
from bot.storage.sqlite.database import Database


class RefusedForms:
    """Keeps one form per member, form name and edited row; a newer one replaces the one before."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def keep(self, actor: Actor, form: FormName, about: int, fields: Mapping[str, str]) -> None:
        """Stores what was typed."""
        await self._db.insist(
            lambda tx: RefusedFormStore(tx).keep(actor.business, actor.member, form, about, fields, actor.now)
        )

    async def get(self, actor: Actor, form: FormName, about: int) -> Mapping[str, str]:
        """Fields that were typed last; empty where nothing is stored."""
        return await self._db.read(
            lambda tx: RefusedFormStore(tx).get(actor.business, actor.member, form, about)
        )

    async def drop(self, actor: Actor, form: FormName, about: int) -> None:
        """Deletes it, since it was saved after all."""
        await self._db.write(lambda tx: RefusedFormStore(tx).drop(actor.business, actor.member, form, about))
