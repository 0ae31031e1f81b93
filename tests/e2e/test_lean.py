"""A live bot carries nothing it does not need."""

from pathlib import Path

from tests.support.imported import modules_of_a_live_bot

# Of the command line, the preview and the tests; each costs memory for as long as the bot lives.
ELSEWHERE = {
    *("typer", "click", "rich", "pygments"),
    *("simcord", "PIL", "markdown_it", "linkify_it", "regex"),
    *(
        "numpy",
        "matplotlib",
        "holidays",
        "webbrowser",
        "unittest",
        "pydoc",
        "pdb",
        "tkinter",
        "multiprocessing",
    ),
}
PARTS_ELSEWHERE = {
    "aiohttp.web",
    "aiohttp.test_utils",
    "bot.cli.commands",
    "bot.connectors.example",
    "cogs.preview",
    # Of a page that is opened once a month.
    "bot.domain.connect_link",
    "bot.services.channels.connect_links",
    "bot.services.channels.login_flow",
    "bot.storage.connect_links",
    "bot.storage.logins",
}


async def test_a_live_bot_loads_no_library_of_the_command_line_or_the_preview(tmp_path: Path) -> None:
    names = await modules_of_a_live_bot(tmp_path)
    assert {"discord", "cogs.inbox", "bot.connectors"} <= set(names)
    assert {name for name in names if name.split(".")[0] in ELSEWHERE or name in PARTS_ELSEWHERE} == set()


async def test_a_bot_without_connections_loads_no_platform(tmp_path: Path) -> None:
    """Each is imported when its first connection is read, or when somebody chooses among them."""
    names = await modules_of_a_live_bot(tmp_path)
    assert [name for name in names if name.startswith("bot.connectors.")] == []
