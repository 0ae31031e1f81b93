"""Connect site: address of the page on which an access is given in a browser, what opens its port, and what Discord knows of
whoever comes. There from the start; links to the page (connect_links.py) are loaded with the first.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from bot.domain.business import Business, MemberId
from bot.storage.expiry import expire, last_end_of_links
from bot.storage.sqlite.database import Database, Tx

DOOR = "door"
"""Name of the loop that opens and closes the web door."""

IsOwner = Callable[[Business, MemberId], Awaitable[bool | None]]
"""Whether a member is an owner of the business still; None: nobody can say just now."""

InboxName = Callable[[Business], str]
"""Name of the inbox as Discord shows it (#comments); empty where nobody can say just now."""


class Door(Protocol):
    """What listens for browsers."""

    async def open(self) -> bool:
        """Opens the port, unless it is open; whether it is open now."""


class ConnectSite:
    """Where connect links lead.

    `door`, `is_owner` and `inbox_name` are set by whoever has them: the web door when it is made, Discord when it is
    there. Without a door no link is made; without `is_owner` only the terminal's links are let in.
    """

    def __init__(self, db: Database, port: int, public_url: str) -> None:
        self._db = db
        self.port = port
        self.reachable = bool(public_url)
        """Whether browsers elsewhere reach the page; otherwise only those at this machine do."""
        self.base = public_url or f"http://127.0.0.1:{port}"
        """Address that browsers have the page at."""
        self.door: Door | None = None
        self.is_owner: IsOwner | None = None
        self.inbox_name: InboxName | None = None

    @property
    def redirect(self) -> str:
        """Address to which a platform sends the browser back."""
        return f"{self.base}/connect/back"

    async def last_end(self, now: datetime) -> datetime | None:
        """When the last link ends; None: no link is valid. Links that have ended are deleted."""

        def work(tx: Tx) -> datetime | None:
            expire(tx, now)
            return last_end_of_links(tx, now)

        return await self._db.write(work)
