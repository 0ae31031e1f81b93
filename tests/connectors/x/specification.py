"""Checks of our requests to X and of the fake's answers: by X's own document where that has them, else by lists read elsewhere.

The quick check (names, types, values, bodies) is built once from the document and made for every request; openapi-core looks at
each shape of request and answer once in a process.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from openapi_core import OpenAPI
from openapi_core.testing import MockRequest, MockResponse

from tests.support.recording import Asked

HERE = Path(__file__).parent
HOST = "https://api.x.com"

# Version 2.159 of the same document (specs/latest-openapi.json of xdevplatform/xdk, commit 84c2654, read November 2026), and
# docs.x.com, "Fields", read on 29 November 2026.
LEGACY_FIELDS = frozenset(
    "article attachments author_id card_uri community_id context_annotations conversation_id created_at display_text_range"
    " edit_controls edit_history_tweet_ids entities geo id in_reply_to_user_id lang media_metadata non_public_metrics note_tweet"
    " organic_metrics possibly_sensitive promoted_metrics public_metrics referenced_tweets reply_settings scopes source text"
    " withheld".split()
)
LEGACY_EXPANSIONS = frozenset(
    "article.cover_media article.media_entities attachments.media_keys attachments.media_source_tweet attachments.poll_ids"
    " author_id edit_history_tweet_ids entities.mentions.username geo.place_id in_reply_to_user_id"
    " entities.note.mentions.username referenced_tweets.id referenced_tweets.id.author_id".split()
)
LEGACY = {"tweet.fields": LEGACY_FIELDS, "expansions": LEGACY_EXPANSIONS}

# docs.x.com, "OAuth 2.0 Authorization Code Flow with PKCE" and "Refresh token", read on 29 November 2026.
TOKEN_PATH = "/2/oauth2/token"
TOKEN_FORMS = {
    "authorization_code": frozenset({"grant_type", "code", "redirect_uri", "code_verifier", "client_id"}),
    "refresh_token": frozenset({"grant_type", "refresh_token", "client_id"}),
}
ALLOW_AT = "https://x.com/i/oauth2/authorize"
ALLOW_NAMES = frozenset(
    "response_type client_id redirect_uri scope state code_challenge code_challenge_method".split()
)


@cache
def document() -> dict[str, Any]:
    """X's document."""
    found: dict[str, Any] = json.loads((HERE / "spec" / "x-openapi-2.167-trimmed.json").read_text())
    return found


def _whole(schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        found: Any = document()
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        schema = found
    return schema


@cache
def _operations() -> list[tuple[str, re.Pattern[str], dict[str, dict[str, Any]], dict[str, Any] | None]]:
    """Method, pattern of the path, schemas of the query by name, schema of the body."""
    found = []
    for path, methods in document()["paths"].items():
        pattern = re.compile(re.sub(r"\\\{[^}]*\\\}", "([0-9]{1,19})", re.escape(path)))
        for method in {"get", "post", "put", "delete"} & methods.keys():
            operation = methods[method]
            parameters = [_whole(each) for each in operation.get("parameters", ())]
            query = {each["name"]: each for each in parameters if each["in"] == "query"}
            body = operation.get("requestBody")
            schema = body["content"]["application/json"]["schema"] if body else None
            found.append((method.upper(), pattern, query, schema))
    return found


def unknown(asked: Asked) -> tuple[str, ...]:
    """What neither X's document nor a list knows in a request; openapi-core looks at each shape once."""
    if asked.path == TOKEN_PATH:
        return _unknown_token(asked)
    operation = next(
        (one for one in _operations() if one[0] == asked.method and one[1].fullmatch(asked.path)), None
    )
    if operation is None:
        return ("no such operation",)
    _, _, query, schema = operation
    legacy = LEGACY.keys() & asked.query.keys() if "tweet.fields" in asked.query else frozenset()
    problems = [
        *(f"unknown query {name}" for name in asked.query.keys() - query.keys() - legacy),
        *(
            f"missing query {name}"
            for name, each in query.items()
            if each.get("required") and name not in asked.query
        ),
        *(
            _in_query(name, value, query[name])
            for name, value in asked.query.items()
            if name in query and name not in legacy
        ),
        *(_in_legacy(name, asked.query[name]) for name in legacy),
        *(["legacy names beside current ones"] if legacy and "post.fields" in asked.query else []),
        *(["a body that is none"] if schema is None and asked.body else []),
        *(_in_body("", asked.json, schema) if schema is not None else []),
    ]
    found = tuple(problem for problem in problems if problem)
    if not found and not legacy:
        _validated(asked.method, asked.path, tuple(sorted(asked.query.items())), asked.body)
    return found


def allow_query(url: str) -> dict[str, str]:
    """Query of the address of X's own page, which has each name once and no other."""
    where, _, query = url.partition("?")
    pairs = parse_qsl(query, strict_parsing=True)
    found = dict(pairs)
    assert where == ALLOW_AT and found.keys() == ALLOW_NAMES and len(found) == len(pairs), url
    assert (found["response_type"], found["code_challenge_method"]) == ("code", "S256"), url
    return found


def _unknown_token(asked: Asked) -> tuple[str, ...]:
    known = TOKEN_FORMS.get(asked.form.get("grant_type", ""), frozenset())
    if asked.method != "POST" or asked.query or not known:
        return ("no token request",)
    proved = asked.headers.get("authorization", "").startswith("Basic ")
    return (
        *(f"unknown key {name}" for name in asked.form.keys() - known),
        *(f"missing key {name}" for name in known - {"client_id"} - asked.form.keys()),
        *(["a client without proof"] if not proved and "client_id" not in asked.form else []),
    )


def _in_legacy(name: str, value: str) -> str:
    strange = set(value.split(",")) - LEGACY[name]
    return f"unknown {name} {sorted(strange)}" if strange else ""


def _in_query(name: str, value: str, parameter: dict[str, Any]) -> str:
    schema = _whole(parameter["schema"])
    if schema["type"] == "array":
        items, values = _whole(schema["items"]), value.split(",")
        wrong = [each for each in values if not _fits(each, items)]
        many = len(values) > schema.get("maxItems", 10**6) or len(set(values)) < len(values)
        return f"{name}: {wrong or 'too many'}" if wrong or many else ""
    return "" if _fits(value, schema) else f"{name}: {value}"


def _fits(value: str, schema: dict[str, Any]) -> bool:
    if schema["type"] == "integer":
        return value.isdigit() and schema.get("minimum", 0) <= int(value) <= schema.get("maximum", 2**31)
    if schema.get("format") == "date-time":
        return re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value) is not None
    fits = "enum" not in schema or value in schema["enum"]
    fits = fits and ("pattern" not in schema or re.fullmatch(schema["pattern"], value) is not None)
    return fits and schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**6)


_TYPES: dict[str, type] = {"string": str, "boolean": bool, "object": dict, "array": list, "integer": int}


def _in_body(place: str, value: object, schema: dict[str, Any]) -> list[str]:
    schema = _whole(schema)
    if not isinstance(value, _TYPES[schema["type"]]):
        return [f"{place or 'body'}: {value!r}"]
    if not isinstance(value, dict):
        fits = not isinstance(value, str) or re.search(schema.get("pattern", ""), value)
        return [] if fits else [f"{place}: {value!r}"]
    known = schema.get("properties", {})
    problems = [f"unknown body key {place}{name}" for name in value.keys() - known.keys()]
    problems += [f"missing body key {place}{name}" for name in set(schema.get("required", ())) - value.keys()]
    for name in value.keys() & known.keys():
        problems += _in_body(f"{place}{name}.", value[name], known[name])
    return problems


@cache
def _official() -> OpenAPI:
    """The document without its security schemes, which openapi-core does not know; the fake checks each signature."""
    open_to_all: dict[str, Any] = json.loads(json.dumps(document()))
    for methods in open_to_all["paths"].values():
        for operation in methods.values():
            if isinstance(operation, dict):
                operation.pop("security", None)
    return OpenAPI.from_dict(open_to_all)


_SHAPES: set[tuple[object, ...]] = set()


def _request(method: str, path: str, query: tuple[tuple[str, str], ...], body: bytes) -> MockRequest:
    return MockRequest(
        HOST,
        method.lower(),
        path,
        args=dict(query),
        data=body or None,
        content_type="application/json" if body else "",
    )


def _validated(method: str, path: str, query: tuple[tuple[str, str], ...], body: bytes) -> None:
    """Has openapi-core look at a request of a shape that it has not seen in this process. Raises where that is wrong."""
    keys = tuple(sorted(json.loads(body))) if body else ()
    shape = (method, re.sub(r"[0-9]+", "0", path.removeprefix("/2")), tuple(name for name, _ in query), keys)
    if shape not in _SHAPES:
        _SHAPES.add(shape)
        _official().validate_request(_request(method, path, query, body))


def answer_fits(asked: Asked, status: int, body: bytes) -> None:
    """Has openapi-core look at a successful answer to a request in the current dialect, each shape once."""
    data = json.loads(body)
    first = data["data"][0] if isinstance(data.get("data"), list) and data["data"] else data.get("data")
    shape = (
        asked.method,
        re.sub(r"[0-9]+", "0", asked.path.removeprefix("/2")),
        tuple(sorted(data)),
        tuple(sorted(first or ())),
    )
    if shape in _SHAPES or "tweet.fields" in asked.query:
        return
    _SHAPES.add(shape)
    query = tuple(sorted(asked.query.items()))
    _official().validate_response(
        _request(asked.method, asked.path, query, asked.body),
        MockResponse(body, status_code=status, content_type="application/json"),
    )
