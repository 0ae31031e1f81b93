"""Outcomes of connecting a channel or renewing its access, and the progress of the first sync."""

from dataclasses import dataclass, field

from bot.domain.account import AccountRef
from bot.domain.channel import Channel
from bot.domain.login import LoginId
from bot.domain.reason import Reason


@dataclass(frozen=True, slots=True)
class Connected:
    """Connected, or the access is renewed: also that of the channels that share it, except for those `apart`,
    which the new credential does not open: they keep the old one.
    """

    channel: Channel
    ref: AccountRef
    also: tuple[Channel, ...] = ()
    apart: tuple[Channel, ...] = ()


@dataclass(frozen=True, slots=True)
class Already:
    """Refused: this account is connected already."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class TooWeak:
    """Refused: the credential works but lacks rights, named by `ref.missing`; nothing was stored."""

    ref: AccountRef


@dataclass(frozen=True, slots=True)
class NotConnected:
    """Failed: nothing was stored. `reason` None: temporary trouble, try again."""

    reason: Reason | None


Outcome = Connected | Already | TooWeak | NotConnected


@dataclass(frozen=True, slots=True)
class LoginBegun:
    """The owner allows it at this page now. `url` empty: there is nothing to allow, what was typed is enough."""

    login: LoginId
    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Offer:
    """Page or account that a login opens."""

    key: str
    name: str
    followers: int | None = None
    """None: not known."""
    connected: bool = False
    """Whether it is connected already."""


@dataclass(frozen=True, slots=True)
class LoginChoices:
    """What a login opens; at least one."""

    login: LoginId
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class LoginOver:
    """There is no such login under way: it took too long, its answer was used already, or was no answer."""


@dataclass(frozen=True, slots=True)
class FirstRead:
    """Progress of the first sync: number of known comments of a channel, whether its first walk is complete,
    and whether reading works.

    `only_pushes`: there is no walk, its comments are delivered.
    """

    read: int
    complete: bool
    works: bool
    only_pushes: bool = False
