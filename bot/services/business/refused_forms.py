"""Refused forms, stored so that [Change] opens them with everything in them, also after a restart."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.business import BusinessId, MemberId
from bot.domain.refused_form import FormName
from bot.storage.refused_forms import RefusedFormStore
from bot.storage.sqlite.database import Database


class RefusedForms:
    """Keeps one form per member, form name and edited row; a newer one replaces the one before."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def keep(
        self,
        business: BusinessId,
        member: MemberId,
        form: FormName,
        about: int,
        fields: Mapping[str, str],
        now: datetime,
    ) -> None:
        """Stores what was typed."""
        await self._db.insist(
            lambda tx: RefusedFormStore(tx).keep(business, member, form, about, fields, now)
        )

    async def get(
        self, business: BusinessId, member: MemberId, form: FormName, about: int
    ) -> Mapping[str, str]:
        """What was typed last; empty where nothing is stored."""
        return await self._db.read(lambda tx: RefusedFormStore(tx).get(business, member, form, about))

    async def drop(self, business: BusinessId, member: MemberId, form: FormName, about: int) -> None:
        """Deletes it, since it was saved after all."""
        await self._db.write(lambda tx: RefusedFormStore(tx).drop(business, member, form, about))
