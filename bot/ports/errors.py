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

from bot.domain.channel import Side
from bot.domain.reason import Reason


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
