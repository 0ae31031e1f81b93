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
}


async def test_a_live_bot_loads_no_library_of_the_command_line_or_the_preview(tmp_path: Path) -> None:
    names = await modules_of_a_live_bot(tmp_path)
    assert {"discord", "cogs.inbox", "bot.connectors.wordpress"} <= set(names)
    assert {name for name in names if name.split(".")[0] in ELSEWHERE or name in PARTS_ELSEWHERE} == set()
