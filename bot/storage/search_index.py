"""Search index in the database: fills the full-text index with new, changed and old comments, and removes words for
good.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.domain.comment import CommentId
from bot.domain.search_terms import terms
from bot.domain.times import to_ms
from bot.storage.installation import InstallationStore
from bot.storage.row_states import THERE
from bot.storage.sqlite.database import Row, Tx, Value
from bot.storage.sqlite.dialect import among, listed
from bot.storage.sqlite.full_text import FullText, IndexRow

UP_TO = "search_up_to"
"""Setting: comments above this id are new."""
FILLS_BELOW, FILLS_FROM = "search_fills_below", "search_fills_from"
"""Settings: comments below this id are still to be filled in; where that began."""
MERGES_AT, MERGING = "search_merges_at", "search_merging"
"""Settings: from when on removed words are taken out of the file; whether that has begun."""

_ID_BITS, _SECONDS = 30, 2**33


class Pending(NamedTuple):
    """What is to be done for the index. `waits`: new or changed comments are to be taken in; `filled`: share of the old
    ones that are, 0 to 1; `merges_at`: from when on removed words leave the file.
    """

    waits: bool
    filled: float
    merges_at: datetime | None
    merging: bool


def key_at(moment: datetime) -> int:
    """Lowest key of a comment posted then: keys are in the order of time, to the second, then of ids."""
    return max(0, min(to_ms(moment) // 1000, _SECONDS - 1)) << _ID_BITS


def comment_of(key: int) -> CommentId:
    """Comment with this key."""
    return CommentId(key & ((1 << _ID_BITS) - 1))


class SearchIndexStore:
    """Writes the index, of every business at once."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._settings = InstallationStore(tx)

    def pending(self) -> Pending:
        """What is to be done now."""
        newest = self._tx.one("SELECT max(id) AS id FROM comment")
        waits = newest is not None and (newest["id"] or 0) > self._up_to()
        waits = waits or self._tx.one("SELECT id FROM search_due LIMIT 1") is not None
        merging = self._settings.get(MERGING) == "1"
        return Pending(waits, self.filled(), self._settings.time(MERGES_AT), merging)

    def filled(self) -> float:
        """Share of the comments from before there was an index that are in it, 0 to 1."""
        below, whole = self._settings.get(FILLS_BELOW), self._settings.get(FILLS_FROM)
        return 1.0 if below is None or whole is None else 1 - (int(below) - 1) / max(1, int(whole) - 1)

    def take(self, most: int, merges_at: datetime) -> None:
        """Takes in new comments, in their order, then brings changed ones up to date. `merges_at`: from when on words that
        are no longer there are taken out of the file.
        """
        new = [
            row["id"]
            for row in self._tx.all(
                "SELECT id FROM comment WHERE id > :up_to ORDER BY id LIMIT :most",
                up_to=self._up_to(),
                most=most,
            )
        ]
        queued = self._tx.all(
            "SELECT id, comment_id FROM search_due ORDER BY id LIMIT :most", most=most - len(new)
        )
        self._update([*new, *self._answered(new), *(row["comment_id"] for row in queued)], merges_at)
        if new:
            self._settings.put(UP_TO, str(new[-1]))
        self._tx.execute(
            f"DELETE FROM search_due WHERE id {among('done')}", done=listed(row["id"] for row in queued)
        )

    def fill(self, most: int, merges_at: datetime) -> None:
        """Fills in old comments, the newest of those that are left first."""
        below = int(self._settings.get(FILLS_BELOW) or 1)
        rows = self._tx.all(
            "SELECT id FROM comment WHERE id < :below ORDER BY id DESC LIMIT :most", below=below, most=most
        )
        self._update([row["id"] for row in rows], merges_at)
        self._settings.put(FILLS_BELOW, str(rows[-1]["id"] if len(rows) == most else 1))

    def merge_from(self, at: datetime) -> None:
        """Asks for the words of removed rows to be taken out of the file, from then on; an earlier wish stays."""
        known = self._settings.time(MERGES_AT)
        if known is None or at < known:
            self._settings.put_time(MERGES_AT, at)

    def merge(self) -> bool:
        """Takes removed words out of the file, in bounded steps; whether there is more to do. What is removed
        meanwhile waits for its own turn.
        """
        if self._settings.get(MERGING) != "1":
            self._settings.drop(MERGES_AT)
            self._settings.put(MERGING, "1")
            FullText(self._tx).begin_merge()
            return True
        if FullText(self._tx).merge():
            return True
        self._settings.drop(MERGING)
        return False

    def _update(self, comments: Sequence[int], merges_at: datetime) -> None:
        """Brings the rows of these comments up to date; those that are as they were are not touched."""
        ids = listed(dict.fromkeys(comments))
        found = self._tx.all(
            "SELECT id, business_id, channel_id, person_id, author, role, text, audience, visibility, posted_at,"
            f" search_key FROM comment WHERE id {among('ids')}",
            ids=ids,
        )
        answers = self._answers(ids)
        index = FullText(self._tx)
        before = index.rows(row["search_key"] for row in found if row["search_key"] is not None)
        dropped: list[int] = []
        added: list[IndexRow] = []
        keyed: list[dict[str, Value]] = []
        lost = False
        for row in found:
            old, new = before.get(row["search_key"]), _index_row(row, answers.get(row["id"], ()))
            if old == new:
                continue
            if old is not None:
                dropped.append(old.key)
                lost = lost or new is None or not set(old.words.split()) <= set(new.words.split())
            if new is not None:
                added.append(new)
            keyed.append({"id": row["id"], "key": None if new is None else new.key})
        index.drop(dropped)
        index.put(added)
        self._tx.many("UPDATE comment SET search_key = :key WHERE id = :id", keyed)
        if lost:
            self.merge_from(merges_at)

    def _up_to(self) -> int:
        """Up to this id every comment was taken in, or is to be filled in."""
        return int(self._settings.get(UP_TO) or 0)

    def _answered(self, comments: Sequence[int]) -> list[int]:
        """Comments that these answer."""
        rows = self._tx.all(
            "SELECT asked.id AS id FROM comment AS answer JOIN comment AS asked"
            " ON asked.channel_id = answer.channel_id AND asked.external_id = answer.in_reply_to"
            f" WHERE answer.role IN ('us', 'team') AND answer.id {among('comments')}",
            comments=listed(comments),
        )
        return [row["id"] for row in rows]

    def _answers(self, ids: str) -> dict[int, list[str]]:
        """Texts of what the business answered, by comment: as the platform shows them, and as they were sent."""
        rows = self._tx.all(
            "SELECT asked.id AS id, answer.text AS text FROM comment AS asked JOIN comment AS answer"
            " ON answer.channel_id = asked.channel_id AND answer.in_reply_to = asked.external_id"
            " WHERE answer.role IN ('us', 'team') AND answer.visibility <> 'gone'"
            f" AND asked.id {among('ids')} UNION ALL"
            f" SELECT o.comment_id, o.body FROM outbox AS o WHERE {THERE.format('o')} AND o.comment_id {among('ids')}",
            ids=ids,
        )
        texts: dict[int, list[str]] = {}
        for row in rows:
            texts.setdefault(row["id"], []).append(row["text"])
        return texts


def _index_row(row: Row, answers: Iterable[str]) -> IndexRow | None:
    """Row of a customer's comment that everybody could see; none of any other, and none without words."""
    if row["role"] != "customer" or row["audience"] != "public" or row["visibility"] == "gone":
        return None
    words = terms("\n".join((row["author"], row["text"], *answers)))
    if not words:
        return None
    keys = [f"b{row['business_id']}", f"c{row['channel_id']}"]
    if row["person_id"] is not None:
        keys.append(f"p{row['person_id']}")
    seconds = max(0, min(row["posted_at"] // 1000, _SECONDS - 1))
    return IndexRow((seconds << _ID_BITS) | row["id"], " ".join(keys), " ".join(words))
