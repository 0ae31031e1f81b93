"""A thread: the post or video that comments belong to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thread:
    """`title` and `url` are empty until the platform has told them."""

    external_id: str
    title: str
    url: str
