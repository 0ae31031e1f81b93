"""What a platform of one folder and one line can do: ring as a card in its own words, and be logged in at."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.connectors import load
from bot.domain.business import MemberId
from bot.domain.connecting import Connected
from bot.domain.settings import Language
from bot.ports import Received
from tests.cli.terminal import Terminal
from tests.connectors.harness import STAGES
from tests.support.businesses import acting
from tests.support.market import Market, chalk, seen
from tests.support.simcord_bed import simcord_bed


async def test_its_comment_becomes_a_card_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "market" in STAGES
    async with simcord_bed(tmp_path, monkeypatch, language=Language.ENGLISH) as bed:
        stall = await bed.app.connect.add(
            acting(bed.business.id, MemberId(bed.owner.id), bed.clock()),
            "market",
            {"stall": "nord"},
            {"token": "t"},
        )
        assert isinstance(stall, Connected)
        board = getattr(load("market"), "board", None)
        assert board == []
        while (due := await bed.app.poller.step(bed.business.id, stall.channel.id, bed.clock())) is not None:
            if due > bed.clock():
                break
        one = chalk([], "Resi", "Do you have plums?", None, own=False)
        one.at = bed.clock()
        assert await bed.app.receive(bed.business.id, stall.channel.id, Received((seen(one),)))
        bed.clock.advance(timedelta(seconds=1))
        await bed.show()
        card = bed.cards()[-1]
        assert "Do you have plums?" in card.text and "Market stall" in card.text
    assert Market.info.key == "market"


def login(terminal: Terminal, *words: str, choice: str = "") -> tuple[int, str, str]:
    """Runs a command that logs in, as a person does: types, opens the page, pastes the address."""
    with subprocess.Popen(
        terminal.command(*words),
        cwd=terminal.folder,
        env=terminal.surroundings(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write("4711\ns3cret\n")
        process.stdin.flush()
        out = ""
        while "https://market.example/allow" not in out:
            line = process.stdout.readline()
            assert line, out + (process.stderr.read() if process.stderr else "")
            out += line
        state = parse_qs(urlsplit(out.split()[-1]).query)["state"][0]
        process.stdin.write(f"http://127.0.0.1/shopbell?code=good&state={state}\n{choice}\n")
        rest, err = process.communicate(timeout=30)
    return process.returncode, out + rest, err


def test_a_login_in_the_terminal_connects_both_choices_with_one_access_and_renews_both(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    terminal = Terminal(folder)
    terminal.keyed(SHOPBELL_LANGUAGE="en")
    terminal.shop()
    code, out, err = login(terminal, "channel", "add", "market", choice="2, 1")
    assert (code, err.count("Traceback")) == (0, 0), err
    for said in (
        "That takes about 5 minutes.",
        "Step 1 of 2: Permit",
        "  1. Ask the market office for a permit.",
        "Easy to get wrong: The permit has to be of this year.",
        "   pasted, 6 characters",
        "Step 2 of 2: Allowed",
        "1  North stall",
        "2  South stall",
        "South stall is connected, as number 1.",
        "North stall is connected, as number 2.",
    ):
        assert said in out, out
    channels = "SELECT title, account_key, credential_id, settings FROM channel ORDER BY id"
    rows = [tuple(row) for row in terminal.rows(channels)]
    assert [row[:2] for row in rows] == [("South stall", "sued"), ("North stall", "nord")]
    assert len({row[2] for row in rows}) == 1
    [before] = terminal.rows("SELECT sealed, ends_at FROM credential")
    assert before["ends_at"] is not None
    code, out, err = login(terminal, "channel", "login", "1")
    assert code == 0, err
    assert "The new access works for North stall, too." in out
    [after] = terminal.rows("SELECT sealed FROM credential")
    assert after["sealed"] != before["sealed"]
