"""What is emptied: every text of the schema was decided about, and what is to go is gone."""

from pathlib import Path

import pytest

from bot.domain.business import BusinessId
from bot.domain.comment import CommentId
from bot.domain.person import PersonId
from bot.domain.times import to_ms
from bot.storage.erasing import EMPTIED, ErasingStore
from bot.storage.sqlite.database import Tx, transact
from bot.storage.sqlite.migrate import migrate
from tests.support.clock import NOW
from tests.support.rows import fill, tables

KEPT = {
    "business": "the business itself",
    "business_setting": "the business's own",
    "role": "Discord's roles",
    "credential": "accesses of the business",
    "channel": "the business's own account and address",
    "cursor": "where reading goes on",
    "member_setting": "a member's own choice",
    "meter": "quotas",
    "login": "an access under way",
    "connect_link": "an access under way",
    "job_run": "which jobs ran",
    "erasure": "digests alone",
    "quote": "ids of Discord",
    "removal": "ids of Discord",
    "card": "whom it rings: members; which form",
    "card_comment": "numbers",
    "claim": "members",
    "draft": "members; its words are the form text's",
    "template": "the business's own words",
    "brand_entry": "the business's own words",
    "template_variant": "the business's own words",
    "example.text": "the owner wrote them down; a learnt example holds a reference alone, and is deleted",
    "example.origin": "a word of ours",
    "offer.kind": "a word of ours",
    "offer.language": "of a template",
    "offer.mark": "a digest of words, by which a declined change is known again",
    "offer.shown_on": "a date",
    "refused_form": "forms about the business itself; one about a comment must go",
    "event": "never holds customers' words",
    "comment.role": "a fact",
    "comment.form": "a fact",
    "comment.audience": "a fact",
    "comment.visibility": "a fact",
    "comment.state": "a fact",
    "kind_correction": "kinds, and members",
    "comment.kind": "a fact",
    "comment.language": "a fact",
    "author.role": "the row is deleted",
    "outbox.errand": "a fact",
    "outbox.act": "a fact",
    "outbox.state": "a fact",
    "outbox.reason": "a fact",
    "outbox.holder": "a process",
    "outbox.visibility": "a fact",
    "outbox.body_hash": "the hash of what was emptied",
    "form_text.purpose": "a fact",
    "note.name": "members",
}
"""Tables and columns that may stay as they are when a customer is forgotten, with the reason."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "shopbell.db"
    migrate(path, NOW)
    return path


def texts(tx: Tx) -> set[str]:
    return {
        f"{table}.{column['name']}"
        for table in tables(tx)
        for column in tx.all(f"SELECT name, type FROM pragma_table_info('{table}')")
        if column["type"] in ("TEXT", "BLOB")
    }


def test_every_text_of_the_schema_is_emptied_or_kept_for_a_reason(path: Path) -> None:
    every = transact(path, texts)
    emptied = {f"{table}.{column}" for table, columns in EMPTIED.items() for column in columns}
    undecided = {
        one for one in every if one not in emptied | KEPT.keys() and one.partition(".")[0] not in KEPT
    }
    assert not undecided, (
        "decide what forgetting a person does with these: bot/storage/erasing.py empties them, or KEPT here says why not:"
        f" {sorted(undecided)}"
    )
    assert emptied <= every


def test_everything_that_is_to_be_emptied_is(path: Path) -> None:
    def work(tx: Tx) -> list[str]:
        ids = fill(tx, 100, "Zdenka", to_ms(NOW))
        business = BusinessId(ids["business"])
        tx.execute(
            "UPDATE comment SET state = 'done', external_id = 'Zdenka', identity = 'Zdenka', media = '[\"Zdenka\"]'"
        )
        tx.execute("UPDATE comment SET probable_answer = 'Zdenka', in_reply_to = 'Zdenka'")
        tx.execute("UPDATE person SET author_id = 'Zdenka'")
        tx.execute("UPDATE author SET identity = 'Zdenka'")
        tx.execute("UPDATE thread SET external_id = 'Zdenka'")
        tx.execute(
            "UPDATE outbox SET parent = 'Zdenka', external_id = 'Zdenka', prepared = 'Zdenka', state = 'sent'"
        )
        tx.execute("UPDATE form_text SET blanks = 'Zdenka'")
        tx.execute("UPDATE suggestion SET because = 'Zdenka'")
        ErasingStore(tx).empty(business, [CommentId(ids["comment"])], [PersonId(ids["person"])], NOW)
        return [
            f"{table}.{column}"
            for table, columns in EMPTIED.items()
            for column in columns
            for row in tx.all(f"SELECT {column} AS value FROM {table}")
            if "Zdenka" in str(row["value"])
        ]

    assert transact(path, work) == []
