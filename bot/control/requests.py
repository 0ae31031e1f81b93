"""What the command line may ask of a running bot, and what it answers: facts, no sentences."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from bot.domain.business import BusinessId, ServerId
from bot.domain.channel import Channel, ChannelId
from bot.ports import AccountRef, SettingSpec
from bot.services.channels.connecting import Already, Connected, FirstRead, NotConnected, TooWeak


@dataclass(frozen=True, slots=True)
class AskPlatforms:
    """Which platforms the bot knows."""


@dataclass(frozen=True, slots=True)
class AskBusinesses:
    """Which businesses finished set-up."""


@dataclass(frozen=True, slots=True)
class AskChannels:
    """Which channels a business has."""

    business: BusinessId


@dataclass(frozen=True, slots=True)
class LookAt:
    """What an account would be, without storing anything."""

    business: BusinessId
    connector: str
    settings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AddChannel:
    """Connect it. Without secrets it is read-only."""

    business: BusinessId
    connector: str
    settings: tuple[tuple[str, str], ...]
    secrets: tuple[tuple[str, str], ...] = field(repr=False)
    title: str = ""


@dataclass(frozen=True, slots=True)
class RenewChannel:
    """Give or renew its credential."""

    business: BusinessId
    channel: ChannelId
    secrets: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class CheckChannel:
    """Ask the platform now."""

    business: BusinessId
    channel: ChannelId


class Turn(Enum):
    """What becomes of a channel."""

    PAUSE = "pause"
    RESUME = "resume"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class TurnChannel:
    """Pause, resume or remove it."""

    business: BusinessId
    channel: ChannelId
    turn: Turn


@dataclass(frozen=True, slots=True)
class AskFirstWalk:
    """How far the first reading of a new channel has come."""

    business: BusinessId
    channel: ChannelId


@dataclass(frozen=True, slots=True)
class AskLog:
    """How large the write-ahead log is."""


@dataclass(frozen=True, slots=True)
class BackUp:
    """Make a backup now; Share lines come meanwhile."""


Request = (
    AskPlatforms
    | AskBusinesses
    | AskChannels
    | LookAt
    | AddChannel
    | RenewChannel
    | CheckChannel
    | TurnChannel
    | AskFirstWalk
    | AskLog
    | BackUp
)


@dataclass(frozen=True, slots=True)
class Share:
    """0 to 1: how much of it is done. Not the last word."""

    done: float


@dataclass(frozen=True, slots=True)
class Platform:
    """What the command line must know to connect one."""

    key: str
    title: str
    settings: tuple[SettingSpec, ...]
    approves: bool


@dataclass(frozen=True, slots=True)
class Platforms:
    """In the order of the registry."""

    all: tuple[Platform, ...]


@dataclass(frozen=True, slots=True)
class BusinessLine:
    """A business in short."""

    id: BusinessId
    server: ServerId
    name: str
    inbox: bool
    """Whether the channel its cards stand in is known."""
    digest: bool


@dataclass(frozen=True, slots=True)
class Businesses:
    """Those that finished set-up, oldest first."""

    all: tuple[BusinessLine, ...]


@dataclass(frozen=True, slots=True)
class Channels:
    """Oldest first."""

    all: tuple[Channel, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """The account as it would be."""

    ref: AccountRef


@dataclass(frozen=True, slots=True)
class Turned:
    """Whether anything changed."""

    changed: bool


@dataclass(frozen=True, slots=True)
class LogSize:
    """Bytes of the write-ahead log; whether the bot could not keep it small."""

    bytes: int
    too_large: bool


@dataclass(frozen=True, slots=True)
class BackedUp:
    """Where it lies, and its size in bytes."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class NoBackup:
    """None was made; why stands in the log."""


@dataclass(frozen=True, slots=True)
class NoSecretKeys:
    """There is no key, so nothing secret can be stored."""


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """The running bot is of this version, and the request was not."""

    version: str


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """No request that this bot knows."""


Answer = (
    Platforms
    | Businesses
    | Channels
    | Looked
    | Connected
    | Already
    | TooWeak
    | NotConnected
    | Turned
    | FirstRead
    | LogSize
    | BackedUp
    | NoBackup
    | NoSecretKeys
    | OtherVersion
    | Misunderstood
)

Report = Callable[[Share], None]
