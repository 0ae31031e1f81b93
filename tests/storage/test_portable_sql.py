"""Portable SQL: forms that only SQLite knows live in storage/sqlite, and no SQL lives outside storage."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SQLITE_ONLY = {
    "functions of JSON": r"\bjson\w*\(|->>?",
    "ifnull and iif; COALESCE and CASE are portable": r"\b(ifnull|iif)\(",
    "min and max of several values; dialect.least and dialect.greatest": r"\b(min|max)\(([^()]|\([^()]*\))*,",
    "IS between values; dialect.same": r"\bIS (NOT )?(?!NULL\b|NOT NULL\b|(NOT )?DISTINCT\b|TRUE\b|FALSE\b)",
    "functions of text and types": r"\b(instr|glob|printf|group_concat|total|typeof|quote|hex|unicode|char)\(",
    "LIKE without case, GLOB, MATCH and REGEXP": r"\b(LIKE|GLOB|MATCH|REGEXP)\b",
    "row ids": r"\b(rowid|_rowid_|oid|lastrowid|last_insert_rowid)\b|\bchanges\(",
    "INSERT OR and REPLACE; ON CONFLICT is portable": r"\bINSERT OR\b|\bREPLACE INTO\b|\bUPDATE OR\b",
    "PRAGMA, ATTACH, VACUUM": r"\b(PRAGMA|ATTACH|DETACH|VACUUM)\b",
    "functions of time": r"\b(strftime|julianday|unixepoch|datetime|date|time)\(",
    "blobs": r"\bx'|\b(zeroblob|randomblob)\(",
    "table options and hints": r"\b(STRICT|WITHOUT ROWID|AUTOINCREMENT|INDEXED BY|COLLATE NOCASE)\b",
    "LIMIT -1": r"\bLIMIT -1\b|\bLIMIT \w+, ",
    "other spellings": r"==|\bISNULL\b|\bNOTNULL\b|`",
    "a number as a condition": r"\bWHEN :\w+ THEN\b|\bNOT :\w+",
}
"""What it is and what to use instead -> pattern."""

SQL = re.compile(r"\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE TABLE)\b")


def texts(tree: ast.Module) -> Iterator[tuple[int, str, list[ast.expr]]]:
    """Line, text and placeholders of every string that is no docstring; a placeholder is a `?` in the text."""
    silent = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    within = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "?" for part in node.values]
            holders = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
            yield node.lineno, "".join(map(str, parts)), holders
        elif (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent | within
        ):
            yield node.lineno, node.value, []


def stores() -> list[Path]:
    return sorted((ROOT / "bot" / "storage").glob("*.py"))


def forms(sql: str) -> list[str]:
    return [what for what, pattern in SQLITE_ONLY.items() if re.search(pattern, sql)]


def test_forms_that_only_sqlite_knows_live_in_storage_sqlite() -> None:
    found = [
        f"{path.name}:{line} {what}: {text}"
        for path in stores()
        for line, text, _ in texts(ast.parse(path.read_text(encoding="utf-8")))
        for what in forms(text)
    ]
    assert found == []


def test_no_sql_lives_outside_storage() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line} {text}"
        for room in ("bot", "cogs")
        for path in sorted((ROOT / room).rglob("*.py"))
        if not path.is_relative_to(ROOT / "bot" / "storage")
        for line, text, _ in texts(ast.parse(path.read_text(encoding="utf-8")))
        if SQL.search(text)
    ]
    assert found == []


def test_sql_is_put_together_of_constants_and_the_dialect_alone() -> None:
    """Never of a value: those are parameters. `where`, `order`, `columns` and `select` are put together in
    the same file."""
    allowed = re.compile(
        r"_?[A-Z][A-Z_]*(\.format\('\w+'\))?|(among|least|greatest|same|free|holds)\(.*\)|side\.value|side|where|order|columns|select"
    )
    found = [
        f"{path.name}:{line} {ast.unparse(holder)}"
        for path in stores()
        for line, text, holders in texts(ast.parse(path.read_text(encoding="utf-8")))
        if re.search(r"\b(SELECT|UPDATE|INSERT|DELETE|WHERE|AND|VALUES|SET|FROM)\b", text)
        for holder in holders
        if not allowed.fullmatch(ast.unparse(holder))
    ]
    assert found == []


@pytest.mark.parametrize(
    "sql",
    [
        "id IN (SELECT value FROM json_each(:ids))",
        "ifnull(a, 0)",
        "looked_at = min(looked_at, :now)",
        "min(max(due_at, COALESCE(convert_at, 0)))",
        "business_id IS :business",
        "business_id IS NOT other.id",
        "instr(a, b) > 0",
        "name LIKE :text",
        "comment_text MATCH :words",
        "INSERT OR IGNORE INTO a VALUES (1)",
        "PRAGMA user_version",
        "SELECT last_insert_rowid()",
        "fingerprint = x''",
        "strftime('%s')",
        "CASE WHEN :closed THEN 1 END",
        "WHERE a == b",
    ],
)
def test_each_form_is_recognised(sql: str) -> None:
    assert forms(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT max(local_date), count(*) FROM job_run WHERE a IS NULL AND b IS NOT NULL",
        "INSERT INTO a (b) VALUES (:b) ON CONFLICT (b) DO UPDATE SET b = excluded.b RETURNING id",
        "CASE WHEN :closed = 1 THEN COALESCE(a, :b) ELSE NULL END",
        "'old:' || id || ':' || :now",
        "WHERE (:thread IS NULL OR thread_id = :thread)",
    ],
)
def test_portable_sql_is_let_through(sql: str) -> None:
    assert forms(sql) == []
