"""HTTP, the only way out to the internet: client with timeouts and redirects, DNS look-ups, address guard (SSRF),
rate limits and clocks in headers.
"""

from bot.http.answers import NotJson, from_cache, json_object, json_of, retry_after, unreached, unsent
from bot.http.client import ChannelNet, Http
from bot.http.clock import machine_time, server_time

__all__ = [
    "ChannelNet",
    "Http",
    "NotJson",
    "from_cache",
    "json_object",
    "json_of",
    "machine_time",
    "retry_after",
    "server_time",
    "unreached",
    "unsent",
]
