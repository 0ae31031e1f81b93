"""Secrets that lie open: everything that opens an account, looked for byte by byte in each file that a run left, its log, and
what Discord was shown.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote

from tests.support.recording import Asked, Recording

_SECRET = frozenset(
    {
        "access_token",
        "appsecret_proof",
        "client_secret",
        "code_verifier",
        "fb_exchange_token",
        "input_token",
        "oauth_signature",
        "oauth_token",
        "refresh_token",
    }
)
"""Names in requests whose values open something."""
_SHORTEST = 8


def shown(requests: Recording) -> set[str]:
    """Secrets that the platform was shown, in all its requests."""
    found = {secret for asked in requests.log for secret in _of(asked)}
    return {secret for secret in found if len(secret) >= _SHORTEST and not secret.isdecimal()}


def _of(asked: Asked) -> Iterator[str]:
    kind, _, proof = asked.headers.get("authorization", "").partition(" ")
    if kind == "Bearer":
        yield from (proof, *proof.split("|"))
    if kind == "Basic":
        yield from (proof, *base64.b64decode(proof).decode().split(":"))
    if kind == "OAuth":
        given = dict(parse_qsl(proof.replace('"', "").replace(", ", "&")))
        yield from (unquote(value) for name, value in given.items() if name in _SECRET)
    yield from (value for name, value in {**asked.query, **asked.form}.items() if name in _SECRET)


def leaks(folder: Path, secrets: Iterable[str], said: Iterable[str] = ()) -> list[str]:
    """Where one of these lies open, as it is or as a part of an address: the file, and how the secret begins. `said`: texts
    that were shown.
    """
    forms = {each.encode() for secret in secrets for each in (secret, quote(secret, safe=""))}
    places = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    texts = {"what was shown": "\n".join(said).encode()}
    contents = {**{name: path.read_bytes() for name, path in places.items()}, **texts}
    return [
        f"{name}: {form[:6].decode()}…"
        for name, content in contents.items()
        for form in sorted(forms)
        if form in content
    ]
