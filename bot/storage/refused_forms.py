"""Refused forms in the database: the last one of each member, form and edited row."""

import json
from collections.abc import Mapping
from datetime import datetime

from bot.domain.business import BusinessId, MemberId
from bot.domain.refused_form import FormName
from bot.domain.times import to_ms
from bot.storage.sqlite.database import Tx

_WHICH = "business_id = :business AND member_id = :member AND form = :form AND about = :about"


class RefusedFormStore:
    """Stores, reads and deletes refused forms. `about`: the id of the row that was edited; 0 for a new one."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def keep(
        self,
        business: BusinessId,
        member: MemberId,
        form: FormName,
        about: int,
        fields: Mapping[str, str],
        now: datetime,
    ) -> None:
        """Stores a refused form, replacing the one before."""
        self._tx.execute(
            "INSERT INTO refused_form (business_id, member_id, form, about, fields, created_at)"
            " VALUES (:business, :member, :form, :about, :fields, :now)"
            " ON CONFLICT (business_id, member_id, form, about)"
            " DO UPDATE SET fields = excluded.fields, created_at = excluded.created_at",
            business=business,
            member=member,
            form=form.value,
            about=about,
            fields=json.dumps(dict(fields), ensure_ascii=False),
            now=to_ms(now),
        )

    def get(self, business: BusinessId, member: MemberId, form: FormName, about: int) -> Mapping[str, str]:
        """Fields of a refused form; empty where nothing is stored."""
        row = self._tx.one(
            f"SELECT fields FROM refused_form WHERE {_WHICH}",
            business=business,
            member=member,
            form=form.value,
            about=about,
        )
        found: dict[str, str] = {} if row is None else json.loads(row["fields"])
        return found

    def drop(self, business: BusinessId, member: MemberId, form: FormName, about: int) -> None:
        """Deletes a refused form, since it was saved after all."""
        self._tx.execute(
            f"DELETE FROM refused_form WHERE {_WHICH}",
            business=business,
            member=member,
            form=form.value,
            about=about,
        )
