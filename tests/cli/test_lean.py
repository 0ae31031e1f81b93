"""A command that needs no Discord loads no discord.py."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from bot.storage.channels import ChannelStore
from bot.storage.sqlite.database import transact
from tests.cli.terminal import Terminal
from tests.support.clock import NOW
from tests.support.wordpress import WordPress

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
        (("channel", "remove", "1", "--yes"), 0),
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
    ended, loaded = terminal.run_and_modules(*words)
    assert ended.code == code, ended
    assert discord_among(loaded) == set()


def test_connecting_a_blog_loads_no_discord(terminal: Terminal, wordpress: WordPress) -> None:
    terminal.keyed(SHOPBELL_PRIVATE_HOSTS=urlsplit(wordpress.url).netloc)
    terminal.shop()
    ended, loaded = terminal.run_and_modules("channel", "add", "wordpress", "--url", wordpress.url)
    assert "I may not recognise all of you there." in ended.out
    assert discord_among(loaded) == set()


def discord_among(modules: frozenset[str]) -> set[str]:
    """Packages of Discord among the modules."""
    packages = {name.partition(".")[0] for name in modules}
    assert "bot" in packages
    return packages & WITH_DISCORD
