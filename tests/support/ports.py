"""Free ports for servers that tests start."""

import socket
from contextlib import closing
from random import SystemRandom

_BELOW_OUTGOING = range(20_000, 32_000)
"""Below the ports that systems give to outgoing connections: one of those that was just free may be taken again before a
server listens at the address."""


def free_port() -> int:
    """Port of this machine that nobody uses just now."""
    while True:
        port = SystemRandom().choice(_BELOW_OUTGOING)
        with closing(socket.socket()) as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
