"""OAuth for X: signatures of OAuth 1.0a (RFC 5849, HMAC-SHA1), and PKCE with token requests of OAuth 2.0. Pure."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

SCOPES = "tweet.read tweet.write users.read tweet.moderate.write offline.access"


@dataclass(frozen=True, slots=True)
class Keys:
    """The four values of OAuth 1.0a: key and secret of the app, token and secret of the account."""

    app: str = field(repr=False)
    app_secret: str = field(repr=False)
    token: str = field(repr=False)
    token_secret: str = field(repr=False)


def escaped(text: str) -> str:
    """Percent-encoding of RFC 3986, as signatures need it (RFC 5849, 3.6)."""
    return quote(text, safe="-._~")


def query_string(query: Mapping[str, str]) -> str:
    """Query as it is sent and signed."""
    return "&".join(f"{escaped(name)}={escaped(value)}" for name, value in query.items())


def authorization(
    method: str, url: str, query: Mapping[str, str], keys: Keys, *, nonce: str, timestamp: int
) -> str:
    """Authorization header of OAuth 1.0a. `url` without query; a JSON body is not signed."""
    values = {
        "oauth_consumer_key": keys.app,
        "oauth_nonce": nonce,
        "oauth_signature_method": "HMAC-SHA1",
        "oauth_timestamp": str(timestamp),
        "oauth_token": keys.token,
        "oauth_version": "1.0",
    }
    pairs = sorted((escaped(name), escaped(value)) for name, value in {**query, **values}.items())
    base = "&".join((method.upper(), escaped(url), escaped("&".join(f"{n}={v}" for n, v in pairs))))
    key = f"{escaped(keys.app_secret)}&{escaped(keys.token_secret)}"
    digest = hmac.digest(key.encode(), base.encode(), "sha1")
    values["oauth_signature"] = base64.b64encode(digest).decode("ascii")
    return "OAuth " + ", ".join(f'{name}="{escaped(value)}"' for name, value in values.items())


def challenge(verifier: str) -> str:
    """Code challenge (S256) of a verifier (RFC 7636, 4.2)."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def form(values: Mapping[str, str]) -> bytes:
    """Body of a token request."""
    return urlencode(values).encode("ascii")
