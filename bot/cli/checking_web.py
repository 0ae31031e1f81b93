"""Check of the web door: whether its port is free, open or taken, and where browsers have the page to connect."""

import http.client
from collections.abc import Iterator
from enum import Enum

from bot.cli.terminal import Machine
from bot.words.web_door import taken_sentence

WITHIN = 3.0
"""Seconds for an answer at the port."""


class Port(Enum):
    """What the port of the web door answers."""

    FREE = "free"
    OPEN = "open"
    """A door of Shopbell's answers there."""
    TAKEN = "taken"


def port_state(port: int) -> Port:
    """State of a port on this machine, asked as a browser would."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=WITHIN)
    try:
        asked.request("GET", "/health")
        answer = asked.getresponse()
        return Port.OPEN if answer.status == 200 and answer.read(8).strip() == b"ok" else Port.TAKEN
    except ConnectionRefusedError:
        return Port.FREE
    except (OSError, http.client.HTTPException):
        return Port.TAKEN
    finally:
        asked.close()


def web_sentences(machine: Machine, *, running: bool, named: bool) -> Iterator[tuple[bool, str]]:
    """Sentences about the web door, each with whether something is wrong; `named`: with the public address."""
    texts, settings = machine.texts, machine.settings
    state, port = port_state(settings.web_port), str(settings.web_port)
    if state is Port.TAKEN or (state is Port.OPEN and not running):
        yield True, taken_sentence(texts, settings.web_port)
    elif not settings.public_url:
        yield (
            False,
            texts(
                "The page to connect opens when it is needed, on this machine alone, at port {port}.",
                port=port,
            ),
        )
    elif running and state is Port.FREE:
        yield True, texts("The page to connect should be open, and is not. Start Shopbell again.")
    elif named:
        yield (
            False,
            texts(
                "The page to connect is at {url}; here it has port {port}.",
                url=settings.public_url,
                port=port,
            ),
        )
    else:
        yield False, texts("The page to connect has a public address; here it has port {port}.", port=port)
