"""Login: how an owner gives access on a platform's own page (OAuth), declared by its connector."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.marks import Marked
from bot.ports.net import Net


@dataclass(frozen=True, slots=True)
class LoginField:
    """Value that the owner types first, for example the key of an app that they registered there."""

    key: str
    name: Marked
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """What the owner does on the platform before the login, one sentence a step."""

    steps: tuple[Marked, ...] = ()
    fields: tuple[LoginField, ...] = ()
    pitfalls: tuple[Marked, ...] = ()
    """What is easily got wrong."""
    minutes: int = 0
    """How long it takes; 0: it is done at once."""
    cost: Marked | None = None
    """What the platform takes for it; None: nothing."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Login that has begun: the page where the owner allows it, and what proves later that it was begun here."""

    url: str
    verifier: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """Page or account that the login opens. `key` is the id that the connector's `check` finds there."""

    key: str
    name: str
    secrets: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Granted:
    """Access to one account. `ends_at`: when its token ends, if ever; it is refreshed before that."""

    secrets: Mapping[str, str] = field(repr=False)
    settings: Mapping[str, str] = field(default_factory=dict)
    ends_at: datetime | None = None


class Login(Protocol):
    """Login at one platform; keeps no state. Every method but `steps` may send requests, and raises ConnectorError
    only.
    """

    def steps(self, form: Mapping[str, str]) -> Steps:
        """What to do, by what was typed so far. Pure."""

    async def begin(self, app: Mapping[str, str], redirect: str, state: str) -> Begun:
        """Begins a login. `app`: what was typed; the platform sends `state` back to `redirect`."""

    async def finish(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        """What the answer of the platform opens, one choice per page or account. The answer works once."""

    async def take(self, choice: Choice) -> Granted:
        """Access to one of them. Choices with the same secrets share it."""

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        """New secrets in the place of these, before they end."""


LoginAt = Callable[[Net], Login]
"""Makes the login of a platform, with its way out."""
