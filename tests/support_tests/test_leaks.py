"""The search for secrets that lie open finds them wherever they are, and nothing else."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tests.e2e.leaks import leaks, shown
from tests.support.clock import Clock
from tests.support.recording import Asked, Fake, Recording, Reply


def of(authorization: str, query: dict[str, str] | None = None, form: bytes = b"") -> set[str]:
    """Secrets of one request."""
    headers = {"authorization": authorization, "content-type": "application/x-www-form-urlencoded"}
    asked = Asked("GET", "/me", query or {}, headers, form)
    return shown(Recording(Quiet(), Clock(), log=[asked]))


class Quiet(Fake):
    """A platform that nobody asks."""

    name = "quiet"

    def unknown(self, asked: Asked) -> tuple[str, ...]:
        return ()

    def answer(self, asked: Asked) -> Reply:
        return Reply(200, b"")


def test_what_proves_an_access_is_a_secret_and_what_names_it_is_not() -> None:
    assert of("Bearer page-token") == {"page-token"}
    assert of("Bearer 111222333|0123abcd0123") == {"111222333|0123abcd0123", "0123abcd0123"}
    assert "client-secret" in of("Basic " + base64.b64encode(b"client-id:client-secret").decode())
    signed = 'OAuth oauth_consumer_key="a-long-key", oauth_token="my-token", oauth_signature="a%2Fb%3Dcdef"'
    assert of(signed) == {"my-token", "a/b=cdef"}
    assert of(
        "", {"input_token": "asked-about", "fields": "id,name,message"}, b"client_secret=in-the-form"
    ) == {
        "asked-about",
        "in-the-form",
    }


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bot.log", b"GET /me?token=my%2Ftoken+1"),
        ("data/shopbell.db-wal", b"\x00\x01my/token+1\xff"),
        ("data/exports/new.zip", b"PKmy/token+1"),
    ],
)
def test_a_secret_is_found_in_every_file_and_in_what_was_shown(
    tmp_path: Path, name: str, content: bytes
) -> None:
    place = tmp_path / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content.replace(b"my", b"no").replace(b"+", b"%2B"))
    assert leaks(tmp_path, {"my/token+1"}, ["token"]) == []
    place.write_bytes(content.replace(b"token+1", b"token%2B1") if b"%" in content else content)
    [found] = leaks(tmp_path, {"my/token+1"})
    assert found.startswith(f"{name}: my")
    assert leaks(tmp_path / "data", {"my/token+1"}, ["is my/token+1"])[-1].startswith("what was shown: my")
