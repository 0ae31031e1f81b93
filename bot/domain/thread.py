"""Thread: the post or video that comments belong to."""

from dataclasses import dataclass

from bot.domain.external_id import ExternalId


@dataclass(frozen=True, slots=True)
class Thread:
    """Post or video. `title` and `url` are empty until the platform has sent them."""

    external_id: ExternalId
    title: str
    url: str
