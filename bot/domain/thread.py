"""Thread: the post or video that comments belong to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thread:
    """Post or video. `title` and `url` are empty until the platform has sent them."""

    external_id: str
    title: str
    url: str
