"""erase: forgets a person at the terminal, beside a running bot and without one."""

from __future__ import annotations

import zipfile

import pytest

from bot.domain.business import Business
from bot.domain.times import to_ms
from bot.storage.sqlite.database import Tx, transact
from tests.cli.terminal import Terminal
from tests.support.clock import NOW

WORDS = "Wo bleibt mein Xanadu?"


def written(terminal: Terminal, shop: Business, name: str = "Zdenka Prohaska", state: str = "done") -> int:
    """A comment of somebody; the row of the person."""

    def work(tx: Tx) -> int:
        channel = tx.one("SELECT id FROM channel WHERE business_id = :b", b=shop.id)
        number = (
            channel["id"]
            if channel
            else tx.insert(
                "INSERT INTO channel (business_id, connector, title, settings, account_key, connected_at, read_since,"
                " send_since, state) VALUES (:b, 'wordpress', 'Blog', '{}', 'k', 0, 0, 0, 'paused')",
                b=shop.id,
            )
        )
        thread = tx.insert(
            "INSERT INTO thread (business_id, channel_id, external_id) VALUES (:b, :c, :e)",
            b=shop.id,
            c=number,
            e=f"t{name}",
        )
        person = tx.insert(
            "INSERT INTO person (business_id, channel_id, author_id, name, first_seen_at) VALUES (:b, :c, :a, :n, 0)",
            b=shop.id,
            c=number,
            a=name,
            n=name,
        )
        tx.insert(
            "INSERT INTO comment (business_id, channel_id, external_id, ordinal, thread_id, person_id, author, role, text,"
            " posted_at, seen_at, waits_since, url, visibility, fingerprint, looked_at, state) VALUES (:b, :c, :e, 1, :t,"
            " :p, :n, 'customer', :text, :at, :at, :at, '', 'public', x'', 1, :state)",
            b=shop.id,
            c=number,
            e=f"c{name}",
            t=thread,
            p=person,
            n=name,
            text=WORDS,
            at=to_ms(NOW),
            state=state,
        )
        return person

    return transact(terminal.database, work)


@pytest.fixture
def shop(terminal: Terminal) -> Business:
    terminal.keyed()
    return terminal.shop()


def texts(terminal: Terminal) -> list[str]:
    return [row["text"] for row in terminal.rows("SELECT text FROM comment ORDER BY id")]


def test_a_person_is_forgotten_without_a_bot_and_the_log_lies_beside_the_database(
    terminal: Terminal, shop: Business
) -> None:
    person = written(terminal, shop)
    asked = terminal.run("erase", "zdenka")
    assert asked.code == 2
    assert asked.out == f"p{person}  Zdenka Prohaska, Blog, 1 comment: {WORDS}\n"
    assert f"python -m bot erase p{person} --yes" in asked.err
    assert texts(terminal) == [WORDS]
    done = terminal.run("erase", "zdenka", "--yes")
    assert done.code == 0 and "Forgotten: 1 comment." in done.out
    assert texts(terminal) == [""]
    log = terminal.database.with_suffix(".erased")
    assert log.stat().st_mode & 0o777 == 0o600 and b"Zdenka" not in log.read_bytes()
    gone = terminal.run("erase", "zdenka", "--yes")
    assert (gone.code, gone.err) == (2, "I know nobody called “zdenka”.\n")


def test_a_running_bot_does_it_and_removes_exports(terminal: Terminal, shop: Business) -> None:
    written(terminal, shop)
    assert terminal.run("export").code == 0
    (export,) = (terminal.folder / "data" / "exports").iterdir()
    with zipfile.ZipFile(export) as archive:
        assert WORDS in archive.read("comments.csv").decode("utf-8-sig")
    with terminal.running():
        done = terminal.run("erase", "Prohaska", "--yes")
        assert done.code == 0, done.err
    assert texts(terminal) == [""]
    assert not export.exists()


def test_several_of_a_name_are_listed_and_the_number_says_which(terminal: Terminal, shop: Business) -> None:
    first, second = written(terminal, shop, "Anna A."), written(terminal, shop, "Anna B.")
    both = terminal.run("erase", "anna", "--yes")
    assert both.code == 2
    assert [line.split("  ")[0] for line in both.out.splitlines()] == [f"p{second}", f"p{first}"]
    assert terminal.run("erase", f"p{first}", "--yes").code == 0
    assert texts(terminal) == ["", WORDS]


def test_whose_comment_waits_is_not_forgotten(terminal: Terminal, shop: Business) -> None:
    written(terminal, shop, state="open")
    refused = terminal.run("erase", "zdenka", "--yes")
    assert (refused.code, refused.err) == (2, "1 comment still waits. Answer or close it first.\n")
    assert texts(terminal) == [WORDS]


def test_at_a_terminal_it_asks_once(terminal: Terminal, shop: Business) -> None:
    written(terminal, shop)
    no = terminal.typing("erase", "zdenka", answers={"[y/N]": "n"})
    assert no.code == 1 and texts(terminal) == [WORDS]
    yes = terminal.typing("erase", "zdenka", answers={"[y/N]": "y"})
    assert yes.code == 0 and "Forget Zdenka Prohaska?" in yes.out and texts(terminal) == [""]
