"""Requests of the command line to a running bot, and its answers: facts, no sentences."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from bot.domain.business import BusinessId, ServerId
from bot.domain.channel import Channel, ChannelId
from bot.domain.connecting import Already, Connected, FirstRead, NotConnected, TooWeak
from bot.domain.words import Words
from bot.ports import AccountRef, SettingSpec


@dataclass(frozen=True, slots=True)
class AskPlatforms:
    """Lists the platforms that the bot knows."""


@dataclass(frozen=True, slots=True)
class AskBusinesses:
    """Lists the businesses that finished set-up."""


@dataclass(frozen=True, slots=True)
class AskChannels:
    """Lists the channels of a business."""

    business: BusinessId


@dataclass(frozen=True, slots=True)
class LookAt:
    """Checks an account without storing anything."""

    business: BusinessId
    connector: str
    settings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AddChannel:
    """Connects a channel. Without secrets it is read-only."""

    business: BusinessId
    connector: str
    settings: tuple[tuple[str, str], ...]
    secrets: tuple[tuple[str, str], ...] = field(repr=False)
    title: str = ""


@dataclass(frozen=True, slots=True)
class RenewChannel:
    """Sets or renews the credential of a channel."""

    business: BusinessId
    channel: ChannelId
    secrets: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class CheckChannel:
    """Checks a channel now."""

    business: BusinessId
    channel: ChannelId


class Turn(Enum):
    """New state of a channel."""

    PAUSE = "pause"
    RESUME = "resume"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class TurnChannel:
    """Pauses, resumes or removes a channel."""

    business: BusinessId
    channel: ChannelId
    turn: Turn


@dataclass(frozen=True, slots=True)
class AskFirstWalk:
    """Asks for the progress of the first sync of a new channel."""

    business: BusinessId
    channel: ChannelId


@dataclass(frozen=True, slots=True)
class AskLog:
    """Asks for the size of the write-ahead log."""


@dataclass(frozen=True, slots=True)
class BackUp:
    """Makes a backup now; Share lines report progress meanwhile."""


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
    """Progress, 0 to 1. Not the final answer."""

    done: float


@dataclass(frozen=True, slots=True)
class Platform:
    """What the command line must know to connect a platform."""

    key: str
    title: str
    settings: tuple[SettingSpec, ...]
    approves: bool
    words: Words


@dataclass(frozen=True, slots=True)
class Platforms:
    """Platforms in the order of the registry."""

    all: tuple[Platform, ...]


@dataclass(frozen=True, slots=True)
class BusinessLine:
    """Business in short."""

    id: BusinessId
    server: ServerId
    name: str
    inbox: bool
    """Whether the channel its cards stand in is known."""
    digest: bool


@dataclass(frozen=True, slots=True)
class Businesses:
    """Businesses that finished set-up, oldest first."""

    all: tuple[BusinessLine, ...]


@dataclass(frozen=True, slots=True)
class Channels:
    """Channels, oldest first."""

    all: tuple[Channel, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """Account as a check found it."""

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
    """Path and size in bytes of the backup."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class NoBackup:
    """The backup failed; the reason is in the log."""


@dataclass(frozen=True, slots=True)
class NoSecretKeys:
    """There is no encryption key, so nothing secret can be stored."""


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """The running bot is of this version, and the request was not."""

    version: str


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """Unknown request."""


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
