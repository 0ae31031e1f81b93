"""DNS resolver: look-ups of host names, each in a thread of its own."""

import asyncio
import socket
from contextlib import suppress
from threading import Thread

from aiohttp.abc import AbstractResolver, ResolveResult

_LOOK_UPS = 256
"""Names looked up at once, a thread each."""


class Names(AbstractResolver):
    """DNS resolver: asks the system for the addresses of a host name, each name in a thread of its own.

    A name server that does not answer keeps a thread for half a minute and longer. In asyncio's own small
    thread pool, six such names would stop every look-up, and shutdown would wait for them.
    """

    def __init__(self) -> None:
        self._asked: dict[tuple[str, int, int], asyncio.Future[list[ResolveResult]]] = {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Resolves a host name; concurrent callers for the same name share one look-up. Raises OSError."""
        key = (host, port, int(family))
        if key not in self._asked:
            if len(self._asked) >= _LOOK_UPS:
                raise OSError("too many names are being looked up")
            answer = asyncio.get_running_loop().create_future()
            Thread(target=_look_up, args=(answer, *key), name="name", daemon=True).start()
            answer.add_done_callback(lambda done: self._ended(key, done))
            self._asked[key] = answer
        return list(await asyncio.shield(self._asked[key]))

    def _ended(self, key: tuple[str, int, int], answer: asyncio.Future[list[ResolveResult]]) -> None:
        del self._asked[key]
        answer.exception()  # nobody may be waiting any more, and that is no error

    async def close(self) -> None:
        """Does nothing: the threads end with their answers, or with the process."""


def _look_up(answer: asyncio.Future[list[ResolveResult]], host: str, port: int, family: int) -> None:
    found: list[ResolveResult] = []
    trouble: OSError | None = None
    try:
        for kind, _, protocol, _, address in socket.getaddrinfo(
            host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG
        ):
            number, _ = socket.getnameinfo(address, socket.NI_NUMERICHOST | socket.NI_NUMERICSERV)
            flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
            found.append(
                ResolveResult(hostname=host, host=number, port=port, family=kind, proto=protocol, flags=flags)
            )
    except (OSError, UnicodeError) as error:
        # UnicodeError: a name that cannot be one.
        trouble = error if isinstance(error, OSError) else socket.gaierror(socket.EAI_NONAME, "no name")

    def settle() -> None:
        if answer.done():
            return
        if trouble is None:
            answer.set_result(found)
        else:
            answer.set_exception(trouble)

    with suppress(RuntimeError):  # the loop has ended meanwhile
        answer.get_loop().call_soon_threadsafe(settle)
