"""One row in every table of a business, made from the schema itself, so that a new table is filled too."""

from collections.abc import Mapping

from bot.domain.business import BusinessId
from bot.storage.sqlite.database import Tx, Value

KNOWN: Mapping[tuple[str, str], Value] = {
    ("business", "language"): "de",
    ("business", "customer_language"): "de",
    ("business", "zone"): "Europe/Vienna",
    ("business", "digest_at"): 480,
    ("role", "role"): "team",
    ("credential", "connector"): "wordpress",
    ("channel", "connector"): "wordpress",
    ("channel", "settings"): "{}",
    ("channel", "account"): "",
    ("channel", "account_key"): "https://same.example",
    ("channel", "state"): "active",
    ("channel", "read_glow"): "on",
    ("channel", "send_glow"): "on",
    ("cursor", "poll"): "same",
    ("login", "answered_at"): None,
    ("meter", "channel_id"): None,
    ("connect_link", "language"): "de",
    ("connect_link", "used_at"): None,
    ("connect_link", "done_at"): None,
    ("connect_link", "expires_at"): 4_000_000_000_000,
    ("login", "expires_at"): 4_000_000_000_000,
    ("comment", "in_reply_to"): "same",
    ("comment", "role"): "customer",
    ("comment", "media"): "[]",
    ("comment", "form"): "comment",
    ("comment", "stars"): None,
    ("comment", "audience"): "public",
    ("comment", "visibility"): "public",
    ("comment", "state"): "open",
    ("comment", "kind"): "question",
    ("comment", "answered_at"): None,
    ("comment", "done_at"): None,
    ("comment", "erased_at"): None,
    ("person", "erased_at"): None,
    ("thread", "erased_at"): None,
    ("author", "role"): "customer",
    ("card", "form"): "comment",
    ("card", "ringing"): "",
    ("card", "rang"): "",
    ("card", "closed_at"): None,
    ("card", "shown_version"): 0,
    ("brand_entry", "part"): "fact",
    ("template", "removed_at"): None,
    ("template", "language"): "de",
    ("template", "channels"): "",
    ("template_variant", "language"): "en",
    ("example", "text"): "",
    ("example", "origin"): "pick",
    ("example", "undone_at"): None,
    ("model_draft", "ranked"): "",
    ("offer", "kind"): "wording",
    ("offer", "language"): "de",
    ("offer", "decided_at"): None,
    ("form_text", "purpose"): "reply",
    ("draft", "state"): "waiting",
    ("refused_form", "form"): "template",
    ("refused_form", "fields"): '{"title": "same"}',
    ("outbox", "errand"): "reply",
    ("outbox", "act"): "",
    ("outbox", "visibility"): "public",
    ("outbox", "confirmed_at"): None,
    ("outbox", "state"): "queued",
    ("outbox", "prepared"): "",
    ("outbox", "reason"): "",
    ("outbox", "settled_at"): None,
    ("event", "what"): "seen",
    ("event", "detail"): "{}",
    ("job_run", "kind"): "digest",
    ("job_run", "local_date"): "2026-11-21",
    ("job_run", "state"): "due",
}
"""What a column must hold where a made-up value would not do."""

FREE = {"name", "title", "author", "text", "body", "url", "short_name", "body_norm", "context"}
"""Columns that hold words; every business has words of its own in them."""

UNIQUE_TO_DISCORD = {"server_id", "interaction_id", "message_id", "discord_role_id", "inbox_id", "digest_id"}
"""Ids that Discord gives only once; one and the same in every table of a business."""


def fill(tx: Tx, first_id: int, words: str, at: int) -> Mapping[str, int]:
    """Makes a business with one row in each of its tables; ids by table, all from `first_id` on.

    External ids and other keys of platforms are the same in every business made so; times are `at`.
    """
    ids: dict[str, int] = {}
    for number, table in enumerate(tables(tx)):
        row = {
            column["name"]: _value(table, column["name"], column["type"], first_id, words, at)
            for column in tx.all(f"SELECT name, type FROM pragma_table_info('{table}')")
        }
        for key in tx.all(
            f'SELECT "from" AS here, "table" AS there, "to" AS column FROM pragma_foreign_key_list(\'{table}\')'
        ):
            if key["column"] in ("id", None) and (table, key["here"]) not in KNOWN:
                row[key["here"]] = ids[key["there"]]
        if "business_id" in row:
            row["business_id"] = ids["business"]
        row["id"] = ids[table] = first_id + number
        columns = ", ".join(row)
        tx.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join(f':{name}' for name in row)})", **row)
    return ids


def tables(tx: Tx) -> list[str]:
    """Every table of a business, parents first; the migrations write them in that order."""
    rows = tx.all(
        "SELECT name FROM sqlite_master AS made WHERE type = 'table' AND (name = 'business'"
        " OR EXISTS (SELECT 1 FROM pragma_table_info(made.name) WHERE name = 'business_id')) ORDER BY made.rowid"
    )
    return [row["name"] for row in rows]


def rows_of(tx: Tx, business: BusinessId) -> Mapping[str, list[tuple[Value, ...]]]:
    """Everything that belongs to a business, by table."""
    found = {}
    for table in tables(tx):
        column = "id" if table == "business" else "business_id"
        found[table] = [
            tuple(row)
            for row in tx.all(
                f"SELECT * FROM {table} WHERE {column} = :business ORDER BY id", business=business
            )
        ]
    return found


def discord_id(first_id: int) -> int:
    """The id that `fill` put wherever Discord gives one."""
    return first_id + 7_000_000


def _value(table: str, column: str, kind: str, first_id: int, words: str, at: int) -> Value:
    if (table, column) in KNOWN:
        return KNOWN[table, column]
    if column in UNIQUE_TO_DISCORD:
        return discord_id(first_id)
    if column.endswith(("_at", "_since")):
        return at
    if kind == "TEXT":
        return words if column in FREE else "same"
    if kind == "BLOB":
        return words.encode()
    return 1
