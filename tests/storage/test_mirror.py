"""Fingerprints of comments: what a platform may change, and what it does not."""

from dataclasses import replace

from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId
from bot.ports import SeenComment
from bot.storage.mirror import fingerprint
from tests.support.clock import NOW

SEEN = SeenComment(
    external_id=ExternalId("7"),
    order=7,
    thread_id=ExternalId("1"),
    author="Anna",
    role=AuthorRole.CUSTOMER,
    text="Habt ihr offen?",
    posted_at=NOW,
    url="https://facebook.example/7",
    media=("https://cdn.example/1.jpg?oh=1&oe=2",),
)


def test_a_picture_whose_address_is_signed_again_changes_no_fingerprint() -> None:
    again = replace(SEEN, media=("https://cdn.example/1.jpg?oh=8&oe=9",))
    other = replace(SEEN, media=("https://cdn.example/2.jpg?oh=1&oe=2",))
    assert fingerprint(again) == fingerprint(SEEN)
    assert fingerprint(other) != fingerprint(SEEN)
