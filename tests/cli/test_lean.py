"""A command that needs no Discord loads no discord.py."""

from __future__ import annotations

import json
import os
from urllib.parse import urlsplit

import pytest

from bot.storage.channels import ChannelStore
from bot.storage.sqlite.database import transact
from tests.cli.terminal import ROOT, Ended, Terminal
from tests.support.clock import NOW
from tests.support.wordpress import WordPress

# Python runs this at its start where it lies on the path.
LIST = """\
import atexit, json, os, sys

def write():
    with open(os.environ["MODULES"], "w") as file:
        json.dump(sorted(sys.modules), file)

atexit.register(write)
"""
WITH_DISCORD = {"discord", "simcord", "cogs"}
NOWHERE = "http://127.0.0.1:9"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--help",), 0),
        (("channel", "--help"), 0),
        (("check",), 1),
        (("service", "--root"), 0),
        (("export",), 0),
        (("db", "status"), 0),
        (("db", "backup"), 0),
        (("db", "migrate"), 0),
        (("db", "rekey"), 0),
        (("channel", "list"), 0),
        (("channel", "test", "1"), 1),
        (("channel", "pause", "1"), 0),
        (("channel", "resume", "1"), 0),
        (("channel", "remove", "1"), 0),
        (("channel", "login", "1"), 2),
        (("channel", "add", "wordpress", "--url", NOWHERE), 1),
        (("channel", "add", "wordpress", "--url", "a blog"), 1),
    ],
)
def test_a_command_that_needs_no_discord_loads_none(
    terminal: Terminal, words: tuple[str, ...], code: int
) -> None:
    terminal.keyed(SHOPBELL_PRIVATE_HOSTS=NOWHERE.removeprefix("http://"))
    if words == ("check",):
        terminal.env()
    business = terminal.shop().id
    settings = {"url": NOWHERE}
    transact(
        terminal.database,
        lambda tx: ChannelStore(tx).add(business, "wordpress", "Blog", settings, "blog", NOW),
    )
    ended, loaded = started(terminal, *words)
    assert ended.code == code, ended
    assert loaded & WITH_DISCORD == set()


def test_connecting_a_blog_loads_no_discord(terminal: Terminal, wordpress: WordPress) -> None:
    terminal.keyed(SHOPBELL_PRIVATE_HOSTS=urlsplit(wordpress.url).netloc)
    terminal.shop()
    ended, loaded = started(terminal, "channel", "add", "wordpress", "--url", wordpress.url)
    assert "I may not recognise all of you there." in ended.out
    assert loaded & WITH_DISCORD == set()


def started(terminal: Terminal, *words: str) -> tuple[Ended, set[str]]:
    """How the command ended in a fresh interpreter, and which packages it had loaded by then."""
    (terminal.folder / "sitecustomize.py").write_text(LIST)
    modules = terminal.folder / "modules.json"
    terminal.environment.update(
        PYTHONPATH=os.pathsep.join([str(terminal.folder), str(ROOT)]), MODULES=str(modules)
    )
    ended = terminal.started(*words)
    loaded = {name.split(".")[0] for name in json.loads(modules.read_text())}
    assert "bot" in loaded
    return ended, loaded
