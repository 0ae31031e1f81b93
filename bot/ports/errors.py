"""Errors of a connector: a closed family of exceptions that carry facts (retry, access, refusal, webhook signature).

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

MOST_PATIENCE = timedelta(days=1)
"""Longest wait that a platform may ask for: its clock may be wrong, and after a day the quota is another."""


def within_patience(wait: timedelta) -> timedelta:
    """Wait that a platform asks for, neither below zero nor longer than MOST_PATIENCE."""
    return max(timedelta(0), min(wait, MOST_PATIENCE))


class ConnectorError(Exception):
    """Base of everything a connector raises. The text is for the log only."""


class Retry(ConnectorError):
    """Temporary failure (rate limit, outage): try again later. From `send` and `act` only if surely nothing
    happened.

    `after` is the least time to wait, at most MOST_PATIENCE, or None for the usual back-off; `side` is the lamp it
    dims, `reason` what that lamp says. `rests`, from `send` and `act`: nothing at all is sent on this channel meanwhile,
    and every further one in a row waits twice as long as the one before.
    """

    def __init__(
        self,
        after: timedelta | None = None,
        side: Side = Side.READ,
        detail: str = "",
        reason: Reason = Reason.SILENT,
        *,
        rests: bool = False,
    ) -> None:
        super().__init__(detail)
        self.after = None if after is None else within_patience(after)
        self.side = side
        self.reason = reason
        self.rests = rests


class Reconnect(ConnectorError):
    """Access problem: the credential is missing, wrong, expired or too weak, so the owner must act. Never
    read as vanished comments.
    """

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(detail)
        self.reason = reason


class Refused(ConnectorError):
    """Permanent refusal of this one request. Never about the account: that is Reconnect.

    `look`: it may have been posted all the same (a duplicate, a firewall that saw only the answer).
    """

    def __init__(self, reason: Reason, detail: str = "", *, look: bool = False) -> None:
        super().__init__(detail)
        self.reason = reason
        self.look = look


class UseLink(ConnectorError):
    """Refusal of programs, surely without effect: the owner can do it on the platform's own page, `url`, which opens with
    the reply filled in where the platform can.
    """

    def __init__(self, url: str = "", detail: str = "") -> None:
        super().__init__(detail)
        self.url = url


class Unclear(ConnectorError):
    """Unclear outcome (timeout): no usable answer came back, so it may have happened."""


class Unverified(ConnectorError):
    """Webhook delivery with a wrong signature or token."""


class NetworkTrouble(ConnectorError):
    """Network failure without an answer. `began`: whether any byte of the request may have reached the other
    side.
    """

    def __init__(self, began: bool, detail: str = "") -> None:
        super().__init__(detail)
        self.began = began


class NoSuchHost(NetworkTrouble):
    """DNS failure: the host name does not exist, as the network reports."""


class AnswerTooLong(NetworkTrouble):
    """Answer larger than the limit; asking for less may work."""


class AddressRefused(NetworkTrouble):
    """Refused by the address guard (SSRF): a private, reserved or otherwise forbidden address, port or
    scheme.
    """

    def __init__(self, detail: str = "") -> None:
        super().__init__(began=False, detail=detail)
