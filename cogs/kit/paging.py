"""Pagination of lists: which lines one page shows, and the buttons to the other pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.texts import Texts
from cogs.kit.routes import Button

T = TypeVar("T")

PAGE = 10
"""Lines."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page: number `number` of `pages`, from 0. `numbered`: its lines, with their place in the whole
    list, from 1.
    """

    number: int
    pages: int
    numbered: tuple[tuple[int, T], ...]


def page_of(every: Sequence[T], wanted: int, size: int = PAGE) -> Page[T]:
    """Page of a list: a number too high gives the last page; an empty list has one empty page."""
    pages = max(1, -(-len(every) // size))
    number = min(max(wanted, 0), pages - 1)
    first = number * size
    return Page(number, pages, tuple(enumerate(every[first : first + size], first + 1)))


def page_buttons(texts: Texts, number: int, pages: int, route: str, *arguments: int | str) -> list[Button]:
    """Buttons back and forward; none where there is only one page. The page comes last in the route's
    arguments.
    """
    if pages == 1:
        return []
    return [
        Button(texts("Back"), route, *arguments, number - 1, disabled=number == 0),
        Button(texts("Next"), route, *arguments, number + 1, disabled=number == pages - 1),
    ]
