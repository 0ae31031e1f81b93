"""A platform's pushes in tests: signed as Meta signs them, and verified by a receiver of our own."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.ports import Received, Unverified, Verified

SIGNATURE = "x-signature"


@dataclass(slots=True)
class FakeReceiver:
    """Receiver whose bodies name deliveries that a test has made."""

    made: list[Mapping[str, Received]] = field(default_factory=list)
    slips: bool = False
    """Whether it raises over an authentic body, against its contract."""

    def delivery(self, received: Mapping[str, Received]) -> bytes:
        """Body of a delivery of this, by account."""
        self.made.append(received)
        return json.dumps({"delivery": len(self.made) - 1}).encode()

    def challenge(self, secrets: Mapping[str, str], query: Mapping[str, str]) -> str | None:
        """As a platform asks it."""
        given = query.get("token", "").encode()
        return query.get("challenge") if hmac.compare_digest(given, secrets["verify"].encode()) else None

    def verify(
        self, secrets: Mapping[str, str], headers: Mapping[str, str], body: bytes, now: datetime
    ) -> Verified:
        """HMAC over the raw body."""
        if not hmac.compare_digest(headers.get(SIGNATURE, "").encode(), signature(secrets["app"], body)):
            raise Unverified
        return Verified(hashlib.sha256(body).hexdigest(), ())

    def receive(self, body: bytes) -> Mapping[str, Received]:
        """What was delivered, by account."""
        if self.slips:
            raise KeyError("entry")
        return self.made[json.loads(body)["delivery"]]


def signature(secret: str, body: bytes) -> bytes:
    """Value of the header."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest().encode()


def signed(secret: str, body: bytes) -> Mapping[str, str]:
    """Headers of a delivery."""
    return {SIGNATURE: signature(secret, body).decode()}
