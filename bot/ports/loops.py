"""What loops are made of: a step, the clock it is given, the bell that wakes it."""

from collections.abc import Awaitable, Callable
from datetime import datetime

Wake = Callable[[str], None]
"""Rings a loop by its name: `desk`, `poll:7`, `delivery:7`."""

Clock = Callable[[], datetime]
"""Now, aware and in UTC."""

Step = Callable[[datetime], Awaitable[datetime | None]]
"""One turn of a loop at this time; when to come back, or None for the loop's own longest sleep."""
