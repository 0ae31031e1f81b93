"""Declaration of a platform (ConnectorInfo): its settings, quotas, acts, login and webhooks, known without a request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from bot.domain.act import Act
from bot.domain.words import Words
from bot.ports.values import Purpose
from bot.ports.webhooks import WebhookReceiver

if TYPE_CHECKING:
    from bot.ports.login import LoginAt


class Period(Enum):
    """How long a quota lasts."""

    DAY = "day"
    MONTH = "month"
    """Calendar month in UTC."""


@dataclass(frozen=True, slots=True)
class Quota:
    """Cap on what one credential spends in a day or month: requests, units or money."""

    name: str
    limit: int
    purposes: frozenset[Purpose] = frozenset()
    """What counts; empty: everything. A second quota over READ and CHECK alone keeps a reserve for replies."""
    resets: timedelta = timedelta(0)
    """When its day begins, after midnight UTC."""
    period: Period = Period.DAY
    currency: str = ""
    """ISO code where it is money, in thousandths; the owner sets the limit then, and `limit` is what it is at first."""
    reserve: float = 0.0
    """Share of the limit that only SEND may spend."""


class PostedAt(Enum):
    """Trust in `posted_at`: the platform's own time, or only what a sender claims."""

    PLATFORM = "platform"
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """Setting or secret that a channel of this platform needs. `secret` ones are typed without echo."""

    key: str
    secret: bool = False
    required: bool = True


@dataclass(frozen=True, slots=True)
class InstallationSetting:
    """Setting of the whole installation for one platform: SHOPBELL_PLATFORM_{KEY}_{NAME} in .env, for example the version of
    an interface. Never a secret.
    """

    name: str
    """Upper case, for example VERSION."""
    default: str
    pattern: str
    """Regular expression that the whole value matches."""
    only_tests: bool = False
    """Refused unless Discord is on loopback: an address that tokens are sent to."""


@dataclass(frozen=True, slots=True)
class ConnectorInfo:
    """Declaration of a platform: what the engine knows without a request."""

    key: str
    title: str
    """Proper name of the platform, the same in every language."""
    words: Words
    acts: frozenset[Act]
    """Every act that any account may have."""
    settle: timedelta
    """Longer than the latest effect plus the longest listing delay."""
    posted_at: PostedAt = PostedAt.PLATFORM
    backfill: timedelta = timedelta(hours=72)
    """On first connect, unanswered comments this young are surfaced; older ones stay silent."""
    settings: tuple[SettingSpec, ...] = ()
    read_back: bool = True
    """Whether `find_sent` can tell that a reply is there."""
    lists_own: bool = True
    """Whether its polls show what was sent from here sooner or later; where not, a reply in no list proves nothing."""
    ports: frozenset[int] = frozenset()
    """Ports it needs besides 80 and 443."""
    customers_delete: bool = True
    """Whether customers can delete what they wrote there."""
    quotas: tuple[Quota, ...] = ()
    """Caps that its connectors ask the Meter about; none: nothing is counted."""
    login: LoginAt | None = None
    """How access is given on the platform's own page; None: its secrets are typed."""
    webhook: WebhookReceiver | None = None
    """How it pushes; None: it does not."""
    installation: tuple[InstallationSetting, ...] = ()
    """What .env may set for it."""
    says_visibility: bool = True
    """Whether what it fetches says how customers see a comment; where not, a comment stays as acts from here left it."""
    names_authors: bool = False
    """Comments may come with `author_id` and without a name, which `authors` is asked for."""
    keyed: timedelta | None = None
    """How long after its first use a send repeated with the same Prepared has no second effect."""

    @property
    def takes_secrets(self) -> bool:
        """Whether somebody can give access with a password or a login; where not, the bot itself is the access."""
        return self.login is not None or any(setting.secret for setting in self.settings)
