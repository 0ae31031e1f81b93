"""The door: python -m bot. `run` starts without loading the libraries of the other commands."""

import sys


def main() -> int:
    """Exit code."""
    from bot.config import BadSetting, load
    from bot.log import set_up

    arguments = sys.argv[1:]
    if arguments != ["run"]:
        from bot.cli.commands import commands

        return commands(arguments)
    try:
        settings = load()
    except BadSetting as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    set_up(settings.log_level)
    if not settings.discord_token:
        from cogs.preview import preview

        return preview(settings)
    from bot.cli.running import run

    return run(settings)


if __name__ == "__main__":
    sys.exit(main())
