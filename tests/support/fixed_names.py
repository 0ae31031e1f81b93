"""DNS resolver of tests: names whose addresses a test chooses."""

import socket

from aiohttp.abc import AbstractResolver, ResolveResult


class FixedNames(AbstractResolver):
    """Answers every name with the next of its addresses; the last one is repeated."""

    def __init__(self, *addresses: str) -> None:
        self.left = list(addresses)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if not self.left:
            raise OSError("no such name")
        address = self.left.pop(0) if len(self.left) > 1 else self.left[0]
        kind = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [
            ResolveResult(
                hostname=host, host=address, port=port, family=kind, proto=0, flags=socket.AI_NUMERICHOST
            )
        ]

    async def close(self) -> None:
        """Holds nothing."""
