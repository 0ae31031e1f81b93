"""Labelled sets: texts written for the tests, with what a careful reader says of them. No text is of a real person.

`address.jsonl`: the form of address a text itself uses towards its reader. Quotations, titles and names of companies do not
count. Second person, singular or plural, is du, with an imperative or a possessive alone, too; polite Sie, Ihr, Ihnen, S' and
Eana are sie, in small letters by a customer, too; both is mixed; neither is none, and so is English. Frozen words ("siehe",
"schau ma") address nobody.

`more_address.jsonl`, `more_address2.jsonl`: the same labels, each by another writer.

`comments*.jsonl`: buying asks or wishes for price, availability, an appointment, a table, a room, a voucher, an order or a
registration; opening hours, ingredients, the way and how-to are a question; a complaint in the form of a question is a
complaint; chatter is small talk, tagged friends, thanks and emoji; other is information, applications, cooperation, press
and advertising. Urgent needs an answer today: health, danger, money gone, law or a deadline, an event today or tomorrow,
somebody who waits now, repeated contact without an answer. Spam is advertising, fraud, or nothing but tagged people.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
OTHERS = ("more_address", "more_address2")
"""Further sets of the form of address, one of each writer, who knew neither the first nor the rules."""
WRITERS = ("comments", *(f"comments_{writer}" for writer in "abcdefghij"))
"""Sets of comments, one of each writer. The rules were made with the first; the others knew neither it nor the rules."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """Text with the form of address that it uses."""

    text: str
    label: str
    """du, sie, none or mixed."""
    kind: str
    """Kind of text: shop, cafe, official, review, news, quote, customer, social, letter, question, mobile."""
    note: str
    """What is hard about it."""


@dataclass(frozen=True, slots=True)
class Commented:
    """Customer's comment with what it is."""

    text: str
    kind: str
    """question, buying, complaint, praise, chatter or other."""
    urgent: bool
    spam: bool
    language: str
    """de, en, mixed, or another code."""
    stars: int | None
    where: str = ""


def addressed() -> tuple[Addressed, ...]:
    """Every sentence of the set about the form of address."""
    return tuple(Addressed(**row) for row in _rows("address"))


def addressed_elsewhere(writer: str = OTHERS[0]) -> tuple[tuple[str, str], ...]:
    """Texts with their label of another set, by somebody who had not seen the first; without kind and note."""
    return tuple((row["text"], row["label"]) for row in _rows(writer))


def commented(writer: str = WRITERS[0]) -> tuple[Commented, ...]:
    """Every comment of a writer, with its kind, urgency and spam."""
    return tuple(Commented(**row) for row in _rows(writer))


def _rows(name: str) -> Iterator[dict[str, Any]]:
    with (_FOLDER / f"{name}.jsonl").open(encoding="utf-8") as file:
        yield from map(json.loads, file)
