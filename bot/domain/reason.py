"""Reasons (error codes) why something failed at a platform; each has a sentence and a next step in every
catalogue.
"""

from enum import StrEnum


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
    DECLINED = "declined"
    """The owner did not allow it on the platform's own page."""
    REVOKED = "revoked"
    EXPIRED = "expired"
    SIGN_IN_CHANGED = "sign_in_changed"
    """The access ended with the password of whoever gave it."""
    ROLE_LOST = "role_lost"
    """Whoever gave the access may no longer act for the account there."""
    APP_REMOVED = "app_removed"
    """Whoever gave the access withdrew it from our app."""
    CHECKPOINT = "checkpoint"
    """The platform wants whoever gave the access to confirm something first."""
    PERSONAL = "personal"
    """The access is a person's, and not the one of their page."""
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
    CREDIT = "credit"
    """The platform takes money for requests, and what was paid in is used up."""
    BUDGET = "budget"
    """The money that the owner allows in a month is spent, or what is left of it is kept for replies."""
    TURNED_AWAY = "turned_away"
    """Refused again and again, though a check of the same access finds nothing wrong."""
    KEY_LOST = "key_lost"
    """Our own key opens the stored credential no more; the platform has nothing to do with it."""
    OWN_PLACE = "own_place"
    """The Discord channel is one of the bot's own: its inbox or its reports."""
    PRIVATE_PLACE = "private_place"
    """Customers cannot see the Discord channel."""
    MOST_SEE = "most_see"
    """Not everybody sees the Discord channel, but members with a role do that is not of the business."""
    PAUSED = "paused"
    """Somebody paused the connection."""
    REMOVED = "removed"
    """Somebody removed the connection."""
    UNKNOWN = "unknown"


ACCESS_ENDED = frozenset(
    {
        Reason.REVOKED,
        Reason.EXPIRED,
        Reason.KEY_LOST,
        Reason.SIGN_IN_CHANGED,
        Reason.ROLE_LOST,
        Reason.APP_REMOVED,
        Reason.CHECKPOINT,
        Reason.PERSONAL,
    }
)
"""The access works no more until somebody renews it."""


def stored_reason(text: str) -> Reason | None:
    """Parses a stored reason: None for an empty text, UNKNOWN for one that this version does not know."""
    try:
        return Reason(text) if text else None
    except ValueError:
        return Reason.UNKNOWN
