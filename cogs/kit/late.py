"""Late loading (lazy import): the callbacks of a panel are imported and built with the first press that needs them."""

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any, TypeVar, cast

Callbacks = TypeVar("Callbacks")


class _Late:
    """Object of coroutine functions, each of which builds the real object when it is called first."""

    def __init__(self, build: Callable[[], object]) -> None:
        self._build = cache(build)

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        async def call(*given: Any, **named: Any) -> Any:
            return await getattr(self._build(), name)(*given, **named)

        return call


def late(build: Callable[[], Callbacks]) -> Callbacks:
    """Stand-in for an object with callbacks, whose coroutine methods may be named before the object exists; the first
    that is called builds it. Decorates the function that imports its class and builds it.
    """
    return cast("Callbacks", _Late(build))
