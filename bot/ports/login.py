"""Login: how an owner gives access on a platform's own page (OAuth, or pasted keys), declared by its connector and drawn
by the web door, the terminal and Discord, which never ask which platform.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.marks import Marked
from bot.ports.net import Net

REDIRECT = "redirect"
"""Key in the form that `steps` is given: where the platform may send the browser back to, as `begin` gets it. A platform
that returns to https only has fields instead where this is none.
"""
HOOK = "hook"
"""Key in the form that `steps` is given once the account is connected: the address, https, at which the platform can
deliver what happens there (webhook), beside what `check` found (AccountRef.found). Only then a step with `pushes` is drawn.
"""
VERIFY = "verify_token"
"""Key of the word by which a platform that checks the address of a webhook recognises us: `take` puts one into `secrets`,
`steps` finds it in the form beside HOOK, to be shown.
"""


@dataclass(frozen=True, slots=True)
class FieldOption:
    """One of a few answers to choose from."""

    value: str
    name: Marked


@dataclass(frozen=True, slots=True)
class LoginField:
    """Value that the owner types or pastes, for example the key of an app that they registered there."""

    key: str
    name: Marked
    secret: bool = False
    """Never shown again, and kept sealed until the link ends."""
    hint: Marked | None = None
    """What to know before it is typed, below the field."""
    example: str = ""
    required: bool = True
    options: tuple[FieldOption, ...] = ()
    """A choice instead of a text; the first is the usual one."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the platform. Names of buttons in its console stand between two asterisks (**Create app**), exactly as
    the console writes them.
    """

    key: str
    title: Marked
    what_for: Marked
    """One sentence."""
    clicks: tuple[Marked, ...] = ()
    """In their order, numbered where they are drawn."""
    link: str = ""
    """Exact place in the platform's console; https."""
    pitfall: Marked | None = None
    """What is easily got wrong."""
    paste: tuple[Marked, ...] = ()
    """Texts to paste into forms of the platform, for example what the app is for."""
    fields: tuple[LoginField, ...] = ()
    """At most two."""
    done: Marked | None = None
    """What the step says once it is done, for example "App created"; None: its title."""
    opens: bool = False
    """The step in which the platform's own page is opened (`begin`) and its answer comes back; the last one."""
    pushes: bool = False
    """Drawn when the account is connected, and skipped before: how the platform is made to deliver at once. Without
    fields."""


@dataclass(frozen=True, slots=True)
class Steps:
    """What the owner does, one step a screen."""

    steps: tuple[Step, ...] = ()
    minutes: int = 0
    """How long all of it takes; 0: it is done at once."""
    cost: Marked | None = None
    """What the platform takes for it; None: nothing."""
    spares: Marked | None = None
    """What is not needed although one may expect it, for example a review by the platform."""
    needs: Marked | None = None
    """What is needed before the first step, for example the account that manages the page."""

    @property
    def fields(self) -> tuple[LoginField, ...]:
        """Fields of all steps, in their order."""
        return tuple(each for step in self.steps for each in step.fields)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a value that was typed turned out to be, asked of the platform."""

    field: str
    good: bool
    """Otherwise the step does not go on."""
    sentence: Marked
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """For the sentence: names of pages, dates as ISO; plain text of others."""
    keep: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What was found there and later steps need; kept with what was typed. No secrets."""
    warns: bool = False
    """Nothing good, although the step goes on: drawn as a warning."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Login that has begun: the page where the owner allows it, and what proves later that it was begun here. `url` empty:
    there is nothing to allow, what was typed is enough.
    """

    url: str = dataclasses.field(repr=False)
    verifier: str = dataclasses.field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """Page or account that the login opens. `key` is the id that the connector's `check` finds there."""

    key: str
    name: str
    secrets: Mapping[str, str] = dataclasses.field(repr=False)
    followers: int | None = None
    """To tell pages of one name apart; None: not known."""


@dataclass(frozen=True, slots=True)
class Granted:
    """Access to one account. `ends_at`: when its token ends, if ever; it is refreshed before that."""

    secrets: Mapping[str, str] = dataclasses.field(repr=False)
    settings: Mapping[str, str] = dataclasses.field(default_factory=dict)
    ends_at: datetime | None = None


class Login(Protocol):
    """Login at one platform; keeps no state. Every method but `steps` may send requests, and raises ConnectorError
    only. What was typed (the form) holds app id, app secret and the like: they belong to the credential, so `take` puts
    into `secrets` what is needed later.
    """

    def steps(self, form: Mapping[str, str]) -> Steps:
        """What to do, by what was typed so far. Pure."""

    async def look(self, step: str, form: Mapping[str, str]) -> tuple[Finding, ...]:
        """Checks what was typed in a step, while the owner is still there to mend it. Empty: nothing to say. Raises
        Retry where the platform does not answer.
        """

    async def begin(self, app: Mapping[str, str], redirect: str, state: str) -> Begun:
        """Begins a login. `app`: what was typed; the platform sends `state` back to `redirect`."""

    async def finish(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        """What the answer of the platform opens, one choice per page or account. The answer works once. `query` is empty
        where nothing was opened.
        """

    async def take(self, choice: Choice) -> Granted:
        """Access to one of them. Choices with the same secrets share it."""

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        """New secrets in the place of these, before they end."""


LoginAt = Callable[[Net, Mapping[str, str]], Login]
"""Makes the login of a platform, with its way out and what the installation sets for it."""
