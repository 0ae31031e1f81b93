"""Entry point of `python -m bot`. `run` starts without importing the libraries of the other commands (typer,
rich).
"""

import sys


def main() -> int:
    """Runs the command line. Returns the exit code."""
    arguments = sys.argv[1:]
    if arguments == ["run"]:
        from bot.cli.running import start

        return start()
    from bot.cli.commands import commands

    return commands(arguments)


if __name__ == "__main__":
    sys.exit(main())
