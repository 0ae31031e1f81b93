"""How things go wrong at a platform: a closed family that carries facts.

ConnectorError
├─ Retry        passing trouble; nothing happened
├─ Reconnect    the owner must renew the access
├─ Refused      this will never work
├─ UseLink      the platform wants a person at its own page
├─ Unclear      it may have had an effect
└─ Unverified   a webhook's proof is wrong
"""

from datetime import timedelta
from enum import StrEnum

from bot.domain.channel import Side


class Reason(StrEnum):
    """Why something went wrong; each has a sentence and a next step in every catalogue."""

    GONE = "gone"
    CLOSED = "closed"
    NO_RIGHT = "no_right"
    TOO_LONG = "too_long"
    DUPLICATE = "duplicate"
    BLOCKED = "blocked"
    POLICY = "policy"
    FIREWALL = "firewall"
    """Something in front of the platform did not let this text through."""
    EMOJI = "emoji"
    """The platform cannot store these characters."""
    PARENT_HIDDEN = "parent_hidden"
    REVOKED = "revoked"
    EXPIRED = "expired"
    STRIPPED_HEADER = "stripped_header"
    NOT_JSON = "not_json"
    API_OFF = "api_off"
    """The site lets no programs in: its interface, or its passwords for them, are switched off."""
    ADDRESS = "address"
    """Our own address guard does not go there."""
    USE_LINK = "use_link"
    """The platform wants a person at its own page."""
    CACHED = "cached"
    """A cache of the site answers with lists from before the question."""
    EMPTIED = "emptied"
    """Lists are empty though the comments are still there, each by itself."""
    FLOOD = "flood"
    """More came in a day than is taken in."""
    NO_ROOM = "no_room"
    """Our own disk is nearly full."""
    CHALLENGE = "challenge"
    """A page that tests whether a person is asking."""
    MESSAGES = "messages"
    """Messages of the server come before its data."""
    NO_COUNT = "no_count"
    """Lists come without their count, so nobody can tell whether one is whole."""
    USERS_HIDDEN = "users_hidden"
    """The site does not tell who we are there."""
    NO_ADDRESS = "no_address"
    """What was typed cannot be an address."""
    NO_HOST = "no_host"
    """Nobody has that name."""
    SILENT = "silent"
    """No answer, or none that says anything: usually passes by itself."""
    MAINTENANCE = "maintenance"
    """The site says that it is being worked on."""
    RATE = "rate"
    """We asked more than the platform likes."""
    TURNED_AWAY = "turned_away"
    """Refused again and again, though a check of the same access finds nothing wrong."""
    KEY_LOST = "key_lost"
    """Our own key opens the stored credential no more; the platform has nothing to do with it."""
    PAUSED = "paused"
    """Somebody paused the connection."""
    REMOVED = "removed"
    """Somebody removed the connection."""
    UNKNOWN = "unknown"


class ConnectorError(Exception):
    """Base of everything a connector raises. The text is for the log only."""


class Retry(ConnectorError):
    """Passing trouble. From `send` and `act` only if surely nothing happened.

    `after` is a duration to wait at least, or None for the usual back-off; `side` is the lamp it dims,
    `reason` what that lamp says.
    """

    def __init__(
        self,
        after: timedelta | None = None,
        side: Side = Side.READ,
        detail: str = "",
        reason: Reason = Reason.SILENT,
    ) -> None:
        super().__init__(detail)
        self.after = after
        self.side = side
        self.reason = reason


class Reconnect(ConnectorError):
    """The credential is missing, wrong or too weak: the owner must act. Never read as vanished comments."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(detail)
        self.reason = reason


class Refused(ConnectorError):
    """The platform said no to this one, and will say no again. Never about the account: that is Reconnect.

    `look`: it may stand there all the same (a twin, a firewall that saw only the answer).
    """

    def __init__(self, reason: Reason, detail: str = "", *, look: bool = False) -> None:
        super().__init__(detail)
        self.reason = reason
        self.look = look


class UseLink(ConnectorError):
    """The platform does not take this from a program; the owner can do it at its page."""


class Unclear(ConnectorError):
    """No usable answer came back, so it may have happened."""


class Unverified(ConnectorError):
    """A delivery whose signature or token is wrong."""


class NetworkTrouble(ConnectorError):
    """No answer. `began`: whether any byte of the request may have reached the other side."""

    def __init__(self, began: bool, detail: str = "") -> None:
        super().__init__(detail)
        self.began = began


class NoSuchHost(NetworkTrouble):
    """The name of the host does not exist, as the network tells it."""


class AnswerTooLong(NetworkTrouble):
    """The answer is longer than what is taken in; asking for less may do."""


class AddressRefused(NetworkTrouble):
    """The address guard said no: a private, reserved or otherwise forbidden address, port or scheme."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(began=False, detail=detail)
