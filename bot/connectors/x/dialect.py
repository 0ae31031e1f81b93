"""Dialects of the X API: the names of fields before summer 2026 (legacy) and since (current). One is sent, both are read.

Current names: specs/openapi.json of xdevplatform/xdk, version 2.167. There author and references come only as expansions,
which bring whole users and posts. Legacy names: version 2.159 of the same document.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
"""A decoded JSON object; it never leaves this folder."""
Query = Mapping[str, str]

CURRENT = "current"
LEGACY = "legacy"


@dataclass(frozen=True, slots=True)
class Dialect:
    """What is asked for, in one of the dialects. Empty queries: nothing beyond id and text."""

    name: str
    mentions: Query
    own: Query
    post_at_most: int
    """Units that one mention can cost, with its author and what it refers to."""
    own_at_most: int


_DIALECTS = {
    CURRENT: Dialect(
        CURRENT,
        mentions={
            "post.fields": "attachments,conversation_id,created_at,display_text_range,entities,note_post",
            "expansions": "author_id,referenced_posts,attachments.media_keys",
            "user.fields": "name,protected,username",
            "media.fields": "preview_image_url,type,url",
        },
        own={
            "post.fields": "conversation_id,created_at,display_text_range,entities,note_post",
            "expansions": "referenced_posts",
        },
        post_at_most=13,
        own_at_most=3,
    ),
    LEGACY: Dialect(
        LEGACY,
        mentions={
            "tweet.fields": "author_id,conversation_id,created_at,display_text_range,entities,in_reply_to_user_id,"
            "note_tweet,referenced_tweets"
        },
        own={
            "tweet.fields": "author_id,conversation_id,created_at,display_text_range,entities,in_reply_to_user_id,"
            "note_tweet,referenced_tweets",
            # A reply names the version that its parent had then; only the parent itself says which post that was first.
            "expansions": "referenced_tweets.id",
        },
        post_at_most=1,
        own_at_most=3,
    ),
}


def dialect(name: str) -> Dialect:
    """Dialect by name; the current one for an unknown name."""
    return _DIALECTS.get(name, _DIALECTS[CURRENT])


def other(name: str) -> str:
    """Name of the other dialect."""
    return CURRENT if name == LEGACY else LEGACY


def either(row: Row, current: str, legacy: str) -> object:
    """Value of a field that has a name in each dialect; None where it is missing."""
    value = row.get(current)
    return row.get(legacy) if value is None else value


def rows(value: object) -> tuple[Row, ...]:
    """Objects of a list, whatever else is in it; empty where it is no list."""
    return tuple(each for each in value if isinstance(each, dict)) if isinstance(value, list) else ()


def text(row: Row, name: str) -> str:
    """Text of a field; empty where it is missing or something else."""
    value = row.get(name)
    return value if isinstance(value, str) else ""


def part(row: Row, name: str) -> Row:
    """Object of a field; empty where it is missing or something else."""
    value = row.get(name)
    return value if isinstance(value, dict) else {}
