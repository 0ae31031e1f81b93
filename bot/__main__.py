"""The door: python -m bot. `run` starts without loading the libraries of the other commands."""

import sys


def main() -> int:
    """Exit code."""
    arguments = sys.argv[1:]
    if arguments == ["run"]:
        from bot.cli.running import start

        return start()
    from bot.cli.commands import commands

    return commands(arguments)


if __name__ == "__main__":
    sys.exit(main())
