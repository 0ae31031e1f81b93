"""Comments as a table (CSV, spreadsheet) for the export: one row for each customer's comment, with its first response time."""

import csv
import io
from collections.abc import Iterator
from functools import lru_cache
from zipfile import ZipFile

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.person import PersonId
from bot.domain.response import Waiting, episodes
from bot.domain.times import from_ms, from_ms_or_none
from bot.storage.figures import COUNTS
from bot.storage.row_states import THERE
from bot.storage.sqlite.database import Row, Tx

NAME = "comments.csv"
COLUMNS = (
    *("comment", "platform", "connection", "post", "post_link", "person", "author", "text", "link"),
    *("form", "stars", "kind", "urgent", "visibility", "state", "posted_at", "seen_at", "waits_since"),
    *("answered_at", "answered_by", "done_at", "first_response_seconds_calendar", "reply", "reply_link"),
    "erased_at",
)
ROWS_AT_ONCE = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is run as a formula by spreadsheets (OWASP, CSV injection, read 2026-11-29)."""
_TIMES = ("posted_at", "seen_at", "waits_since", "answered_at", "done_at", "erased_at")

_SELECT = (
    "SELECT comment.id AS comment, channel.connector AS platform, channel.title AS connection, thread.title AS post,"
    " thread.url AS post_link, comment.person_id AS person, comment.author, comment.text, comment.url AS link,"
    " comment.form, comment.stars, comment.kind, comment.urgent, comment.visibility, comment.state, comment.posted_at,"
    " comment.seen_at, comment.waits_since, comment.answered_at, reply.created_by AS answered_by, comment.done_at,"
    " reply.body AS reply, reply.url AS reply_link, comment.erased_at, comment.thread_id, comment.channel_id,"
    f" CASE WHEN {COUNTS.format('comment')} THEN 1 ELSE 0 END AS counts"
    " FROM comment JOIN channel ON channel.id = comment.channel_id JOIN thread ON thread.id = comment.thread_id"
    " LEFT JOIN outbox AS reply ON reply.id = (SELECT max(sent.id) FROM outbox AS sent"
    f" WHERE sent.business_id = :business AND sent.comment_id = comment.id AND {THERE.format('sent')})"
    " WHERE comment.business_id = :business AND comment.role = 'customer'"
    " AND comment.audience <> 'practice' AND comment.id > :after ORDER BY comment.id LIMIT :most"
)


def write_comments(tx: Tx, business: BusinessId, archive: ZipFile) -> int:
    """Writes the table into an archive, a few hundred rows in memory at a time; number of rows.

    UTF-8 with a byte order mark, which spreadsheets need; semicolons, unless the business speaks English.
    """
    language = tx.one(
        "SELECT value FROM business_setting WHERE business_id = :business AND name = 'language'",
        business=business,
    )
    separator = "," if language is not None and language["value"] == "en" else ";"
    took = _Took(business, tx)
    written = 0
    with (
        archive.open(NAME, "w", force_zip64=True) as raw,
        io.TextIOWrapper(raw, "utf-8-sig", newline="") as file,
    ):
        table = csv.writer(file, delimiter=separator)
        table.writerow(COLUMNS)
        for row in _rows(tx, business):
            table.writerow(_cells(row, took))
            written += 1
    return written


def _rows(tx: Tx, business: BusinessId) -> Iterator[Row]:
    after = 0
    while found := tx.all(_SELECT, business=business, after=after, most=ROWS_AT_ONCE):
        after = found[-1]["comment"]
        yield from found


def _cells(row: Row, took: "_Took") -> list[str]:
    cells = []
    for name in COLUMNS:
        if name == "first_response_seconds_calendar":
            seconds = took.seconds(row)
            cells.append("" if seconds is None else str(seconds))
            continue
        value = row[name]
        if value is None:
            cells.append("")
        elif name in _TIMES:
            cells.append(from_ms(value).isoformat())
        else:
            cells.append(harmless(str(value)))
    return cells


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula: with an apostrophe before what would be one."""
    return f"'{text}" if text.startswith(_FORMULA) else text


class _Took:
    """First response times; what one person wrote in one thread is read once for comments close to each other."""

    def __init__(self, business: BusinessId, snapshot: Tx) -> None:
        self._tx = snapshot
        self._business = business
        self._of_person = lru_cache(maxsize=500)(self._read)

    def seconds(self, row: Row) -> int | None:
        """Whole seconds of calendar time; None where there was no answer, or the comment is in no figure."""
        if not row["counts"]:
            return None
        if row["person"] is None:
            return self._taken([_waiting(row)]).get(row["comment"])
        return self._of_person(row["person"], row["thread_id"]).get(row["comment"])

    def _read(self, person: int, thread: int) -> dict[int, int]:
        rows = self._tx.all(
            "SELECT comment.id AS comment, comment.channel_id, comment.thread_id, comment.person_id AS person,"
            " comment.waits_since, comment.answered_at, comment.state FROM comment"
            f" WHERE {COUNTS.format('comment')} AND comment.person_id = :person AND comment.thread_id = :thread",
            business=self._business,
            person=person,
            thread=thread,
        )
        return self._taken([_waiting(row) for row in rows])

    def _taken(self, waits: list[Waiting]) -> dict[int, int]:
        return {
            comment: int(episode.took.total_seconds())
            for episode in episodes(waits)
            if episode.took is not None
            for comment in episode.comments
        }


def _waiting(row: Row) -> Waiting:
    return Waiting.of(
        CommentId(row["comment"]),
        ChannelId(row["channel_id"]),
        str(row["thread_id"]),
        None if row["person"] is None else PersonId(row["person"]),
        from_ms(row["waits_since"]),
        from_ms_or_none(row["answered_at"]),
        is_open=row["state"] == "open",
        visible=True,
    )
