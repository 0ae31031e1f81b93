"""Tiers of suggestions: with sentence vectors, from the words alone, or none; which one this machine has room for."""

from dataclasses import dataclass
from enum import StrEnum

RESERVE = 64 * 1024 * 1024
"""Bytes that must stay free beside what the sentence encoder needs."""


class Tier(StrEnum):
    """How suggestions are computed."""

    OFF = "off"
    LITE = "lite"
    """Character n-grams: what comment and template are written with."""
    FULL = "full"
    """Sentence vectors besides: what they mean."""


class Wish(StrEnum):
    """What the installation's settings ask for."""

    AUTO = "auto"
    """The most that there is room for."""
    LITE = "lite"
    FULL = "full"
    """Sentence vectors, however little memory is free."""
    OFF = "off"


class Why(StrEnum):
    """Why a tier was chosen."""

    SET = "set"
    ROOM = "room"
    """There is room for it."""
    NO_ROOM = "no_room"
    SERVER = "server"
    """A server computes the sentence vectors."""
    NOT_INSTALLED = "not_installed"
    BROKEN = "broken"
    """The sentence encoder could not be loaded; the log says why."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Tier that was chosen, with the bytes that the sentence encoder needs and those that were free; None: unknown."""

    tier: Tier
    why: Why
    needed: int
    free: int | None


def choose(wish: Wish, *, installed: bool, needed: int, free: int | None) -> Choice:
    """Chooses the tier. Where the system does not say how much memory is free, there is room."""
    if wish in (Wish.OFF, Wish.LITE):
        return Choice(Tier(wish.value), Why.SET, needed, free)
    if not installed:
        return Choice(Tier.LITE, Why.NOT_INSTALLED, needed, free)
    if wish is Wish.FULL:
        return Choice(Tier.FULL, Why.SET, needed, free)
    if free is None or free >= needed + RESERVE:
        return Choice(Tier.FULL, Why.ROOM, needed, free)
    return Choice(Tier.LITE, Why.NO_ROOM, needed, free)
