"""One-time links to the connect page, printed in the terminal, and whether the steps come there or here."""

import getpass
import os
import sys
from urllib.parse import urlsplit

from bot.cli.reaching import Bot
from bot.cli.steps import Back, numbered, typed_line
from bot.cli.terminal import PERSON_NEEDED, Machine, Trouble, note, say
from bot.control.calls import Calls, Platform
from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.connect_link import DoorShut


def goes_by_link(machine: Machine, bot: Bot, *, link: bool, here: bool) -> bool:
    """Whether a link is wanted: by its option, or asked at a terminal. Without a running bot nobody could open one.

    Raises Trouble, or Abort where the input ends.
    """
    texts = machine.texts
    if link and here:
        raise Trouble(texts("Choose one: --link or --here."), PERSON_NEEDED)
    if here:
        return False
    if not bot.running:
        if link:
            raise Trouble(
                texts(
                    "Shopbell does not run, so nobody could open a link. Start it, or take the steps here, with"
                    " --here."
                ),
                PERSON_NEEDED,
            )
        note(texts("Shopbell does not run just now, so the steps come here."))
        return False
    if link or not sys.stdin.isatty():
        return link
    ways = (texts("In a browser: I print a link for it."), texts("Here, step by step."))
    for number, way in enumerate(ways, start=1):
        say(f"  {number}  {way}")
    while True:
        try:
            typed = typed_line(machine, texts("Which way? Its number (Enter: 1):"))
        except Back:
            continue
        if not typed or numbered(typed, len(ways)):
            return not typed or int(typed) == 1
        note(texts("That is no number from the list."))


async def print_link(
    machine: Machine, bot: Bot, kind: Platform, owner: BusinessId, channel: ChannelId | None
) -> None:
    """Prints a link, and how a browser on another machine gets there. `channel`: its access is renewed. Raises Trouble."""
    texts = machine.texts
    made = await bot.ask(Calls.make_link, owner, kind.key, channel, texts.language)
    if isinstance(made, DoorShut):
        raise Trouble(_shut(machine, made), PERSON_NEEDED)
    say(texts("Open this link in a browser. It works once, and for 30 minutes:"))
    say("  " + made.url)
    tunnel = _tunnel(made.url)
    if tunnel:
        say(texts("The browser is on another machine? There, type this first, and leave it open:"))
        say("  " + tunnel)


def _shut(machine: Machine, shut: DoorShut) -> str:
    texts = machine.texts
    if shut.taken:
        return texts(
            "Port {port} on this machine is taken by another program, so nobody could open a link. End that one, or"
            " set SHOPBELL_WEB_PORT, or take the steps here, with --here.",
            port=str(shut.port),
        )
    return texts("The page is not open just now. Take the steps here, with --here.")


def _tunnel(url: str) -> str:
    """Line that brings the page of a server to the own computer; empty where that is at hand, or the page is public."""
    parts = urlsplit(url)
    if parts.hostname != "127.0.0.1":
        return ""
    there = os.environ.get("SSH_CONNECTION", "").split()
    if len(there) != 4 and (sys.platform == "darwin" or _has_screen()):
        return ""
    way = f"ssh -L {parts.port}:127.0.0.1:{parts.port}"
    if len(there) != 4:
        return f"{way} you@your-server"
    host, port = there[2], there[3]
    return f"{way} {'' if port == '22' else f'-p {port} '}{getpass.getuser()}@{host}"


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
