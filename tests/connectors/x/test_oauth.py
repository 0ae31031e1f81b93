"""OAuth: signatures against RFC 5849 and oauthlib, PKCE against RFC 7636."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oauthlib.oauth1 import Client as Oracle  # type: ignore[import-untyped]

from bot.connectors.x import oauth
from bot.connectors.x.client import address
from bot.connectors.x.oauth import Keys

VALUES = st.text(st.characters(codec="utf-8"), max_size=20)


def fields(header: str) -> dict[str, str]:
    """Values of an Authorization header."""
    pairs = (each.partition("=") for each in header.removeprefix("OAuth ").split(", "))
    return {name: unquote(value.strip('"')) for name, _, value in pairs}


def test_a_signature_is_the_one_of_x_s_own_example() -> None:
    # docs.x.com, "Creating a signature", read on 29 November 2026; there status is a form body, which is signed like a query.
    keys = Keys(
        "xvz1evFS4wEEPTGEFPHBog",
        "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
        "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
        "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE",
    )
    query = {"include_entities": "true", "status": "Hello Ladies + Gentlemen, a signed OAuth request!"}
    header = oauth.authorization(
        "post",
        "https://api.twitter.com/1.1/statuses/update.json",
        query,
        keys,
        nonce="kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg",
        timestamp=1318622958,
    )
    assert fields(header)["oauth_signature"] == "hCtSmYh+iHYCEqBWrE7C7hYmtUk="


def test_characters_are_escaped_as_rfc_5849_says() -> None:
    assert oauth.escaped("a-b._~c") == "a-b._~c"
    assert oauth.escaped("r b=%3D&ü/+") == "r%20b%3D%253D%26%C3%BC%2F%2B"


@given(
    st.dictionaries(VALUES.filter(lambda name: name and not name.startswith("oauth_")), VALUES, max_size=6),
    VALUES,
    VALUES,
    st.sampled_from(["GET", "POST", "PUT"]),
)
def test_every_signature_is_the_one_of_oauthlib(
    query: dict[str, str], app_secret: str, token_secret: str, method: str
) -> None:
    url = "https://api.x.com/2/users/1/mentions"
    header = oauth.authorization(
        method,
        url,
        query,
        Keys("key", app_secret, "token", token_secret),
        nonce="n0",
        timestamp=1_795_198_500,
    )
    oracle = Oracle(
        "key",
        client_secret=app_secret,
        resource_owner_key="token",
        resource_owner_secret=token_secret,
        nonce="n0",
        timestamp="1795198500",
    )
    _, headers, _ = oracle.sign(address(url, query), http_method=method)
    assert fields(header)["oauth_signature"] == fields(headers["Authorization"])["oauth_signature"]


@given(st.dictionaries(VALUES.filter(bool), VALUES, max_size=6))
def test_a_query_arrives_as_it_was_signed(query: dict[str, str]) -> None:
    assert dict(parse_qsl(oauth.query_string(query), keep_blank_values=True)) == query


def test_the_challenge_is_the_one_of_rfc_7636() -> None:
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert oauth.challenge(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


@pytest.mark.parametrize("shown", [repr, str])
def test_keys_show_no_secret(shown: object) -> None:
    text = shown(Keys("app", "SECRET-A", "token", "SECRET-B"))  # type: ignore[operator]
    assert "SECRET" not in text
