"""What the Graph API takes, by Meta's own field lists (package facebook-business), and by documents where those are silent.

The package is generated from Meta's API definition: `X.Field` names the fields of a node, `param_types` in the method of an
edge its parameters. It is read here, never copied. Whatever is in neither fails the test that sent it.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

from tests.support.recording import Asked

DOCUMENTED: Mapping[str, tuple[str, ...]] = {
    "docs/graph-api/results (paging), read 2026-11-29": ("limit", "after"),
    "docs/graph-api/overview (fields), read 2026-11-29": ("fields",),
    "docs/graph-api/guides/secure-requests, read 2026-11-29": ("appsecret_proof",),
}
"""Parameters of every edge and node."""
DOCUMENTED_CALLS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "oauth/access_token": (
        "docs/facebook-login/access-tokens/refreshing, read 2026-11-29",
        ("grant_type", "client_id", "client_secret", "fb_exchange_token"),
    ),
    "debug_token": ("docs/graph-api/reference/debug_token, read 2026-11-29", ("input_token",)),
}
DOCUMENTED_OBJECTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "attachment": (
        "docs/graph-api/reference/story-attachment, read 2026-11-29",
        (
            "description",
            "description_tags",
            "media",
            "media_type",
            "target",
            "title",
            "type",
            "unshimmed_url",
            "url",
        ),
    ),
    "from": ("docs/graph-api/reference/comment (User or Page), read 2026-11-29", ("id", "name")),
}
"""Objects that the package knows only as such, and the fields that their reference pages name."""
DOCUMENTED_FIELDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "me/accounts": (
        "docs/graph-api/reference/user/accounts (added to each node), read 2026-11-29",
        ("tasks",),
    ),
}
"""Fields that an edge adds to its nodes."""
MODIFIERS = "docs/graph-api/field-expansion (an edge takes its parameters and limit), read 2026-11-29"
HEADERS = frozenset(
    {"accept", "authorization", "content-type", "content-length", "host", "user-agent", "accept-encoding"}
)
"""Authorization: Bearer instead of access_token: docs/facebook-login/guides/access-tokens, read 2026-11-29."""


@dataclass(frozen=True)
class Selected:
    """Field of a `fields` parameter, with its modifiers and what is asked for within."""

    modifiers: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, Selected] = field(default_factory=dict)


def parse_fields(text: str) -> dict[str, Selected]:
    """Parses field expansion: a,b{c},d.limit(5).order(x){e}."""
    found, rest = _fields(text)
    if rest:
        raise ValueError(f"not field expansion: {rest!r}")
    return found


def _fields(text: str) -> tuple[dict[str, Selected], str]:
    found: dict[str, Selected] = {}
    while True:
        name = re.match(r"[a-z_]+", text)
        if name is None:
            raise ValueError(f"no field at {text!r}")
        text = text[name.end() :]
        modifiers: dict[str, str] = {}
        while modifier := re.match(r"\.([a-z_]+)\(([^()]*)\)", text):
            modifiers[modifier[1]] = modifier[2]
            text = text[modifier.end() :]
        within: dict[str, Selected] = {}
        if text.startswith("{"):
            within, text = _fields(text[1:])
            if not text.startswith("}"):
                raise ValueError(f"not closed: {text!r}")
            text = text[1:]
        found[name[0]] = Selected(modifiers, within)
        if not text.startswith(","):
            return found, text
        text = text[1:]


@cache
def _class(name: str) -> Any:
    return getattr(import_module(f"facebook_business.adobjects.{name.lower()}"), name)


@cache
def fields_of(name: str) -> frozenset[str]:
    """Fields of a node."""
    return frozenset(
        value
        for key, value in vars(_class(name).Field).items()
        if not key.startswith("_") and isinstance(value, str)
    )


@cache
def _types_of(name: str) -> Mapping[str, str]:
    return dict(_class(name)._field_types)


@cache
def params_of(name: str, method: str) -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
    """Parameters of an edge with their types, and the values of its enums, as its method declares them."""
    source = textwrap.dedent(inspect.getsource(getattr(_class(name), method)))
    types: dict[str, str] = {}
    enums: dict[str, frozenset[str]] = {}
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Dict):
            continue
        target = node.targets[0].id if isinstance(node.targets[0], ast.Name) else ""
        pairs = [
            (ast.literal_eval(k), v) for k, v in zip(node.value.keys, node.value.values, strict=True) if k
        ]
        if target == "param_types":
            types = {key: ast.literal_eval(value) for key, value in pairs}
        elif target == "enums":
            for key, value in pairs:
                owner, kind = re.findall(r"(\w+)\.(\w+)\.__dict__", ast.unparse(value))[0]
                listed = vars(getattr(_class(owner), kind)).items()
                enums[key] = frozenset(v for k, v in listed if not k.startswith("_"))
    return types, enums


@dataclass(frozen=True)
class Call:
    """One call as the package knows it: node and method for its parameters, and the class of what comes back."""

    node: str
    method: str
    returns: str


_ID = r"\d+(?:_\d+)?"
CALLS: tuple[tuple[str, re.Pattern[str], Call], ...] = (
    ("GET", re.compile(r"me"), Call("Page", "api_get", "Page")),
    ("GET", re.compile(r"me/accounts"), Call("User", "get_accounts", "Page")),
    ("GET", re.compile(r"(\d+|me)/feed"), Call("Page", "get_feed", "PagePost")),
    ("GET", re.compile(rf"{_ID}/comments"), Call("PagePost", "get_comments", "Comment")),
    ("POST", re.compile(rf"{_ID}/comments"), Call("Comment", "create_comment", "Comment")),
    ("POST", re.compile(rf"{_ID}/likes"), Call("Comment", "create_like", "Comment")),
    ("DELETE", re.compile(rf"{_ID}/likes"), Call("Comment", "delete_likes", "Comment")),
    ("POST", re.compile(r"\d+/subscribed_apps"), Call("Page", "create_subscribed_app", "Page")),
    ("POST", re.compile(rf"{_ID}"), Call("Comment", "api_update", "Comment")),
    ("DELETE", re.compile(rf"{_ID}"), Call("Comment", "api_delete", "Comment")),
)


def path_of(asked: Asked) -> str:
    """Path without the version."""
    return re.sub(r"^/v\d\d\.\d/", "", asked.path)


def unknown(asked: Asked, kind_of: Mapping[str, str]) -> tuple[str, ...]:
    """Names and values in a request that neither package nor documents know. `kind_of`: class by id of a node."""
    return tuple(_problems(asked, kind_of))


def _problems(asked: Asked, kind_of: Mapping[str, str]) -> Iterator[str]:
    yield from (f"header {name}" for name in asked.headers if name not in HEADERS)
    if not re.match(r"^/v\d\d\.\d/", asked.path):
        yield "no version"
        return
    path = path_of(asked)
    given = {**asked.query, **asked.form}
    if "access_token" in given:
        yield "a token in an address or a body"
    if path in DOCUMENTED_CALLS:
        _, names = DOCUMENTED_CALLS[path]
        yield from (name for name in given if name not in names)
        yield from () if asked.method == "GET" else (f"{asked.method} {path}",)
        return
    call = _call(asked.method, path, kind_of, given.get("fields", ""))
    if call is None:
        yield f"no such call: {asked.method} {path}"
        return
    types, enums = params_of(call.node, call.method)
    common = {name for names in DOCUMENTED.values() for name in names}
    for name, value in given.items():
        if name in types:
            yield from _value(name, value, types[name], enums)
        elif name not in common:
            yield f"{name} of {call.node}.{call.method}"
    if "limit" in given and not 1 <= int(given["limit"]) <= 100:
        yield f"limit {given['limit']}"
    if "fields" in given:
        _, added = DOCUMENTED_FIELDS.get(path, ("", ()))
        asked_for = parse_fields(given["fields"])
        yield from _selection(
            {name: one for name, one in asked_for.items() if name not in added}, call.returns
        )


def _call(method: str, path: str, kind_of: Mapping[str, str], fields: str) -> Call | None:
    if method == "GET" and re.fullmatch(_ID, path):
        # An id of nothing may have been one of either.
        fits_post = fields and not list(_selection(parse_fields(fields), "PagePost"))
        kind = kind_of.get(path, "PagePost" if fits_post else "Comment")
        return Call(kind, "api_get", kind)
    return next((call for verb, pattern, call in CALLS if verb == method and pattern.fullmatch(path)), None)


def _selection(selected: Mapping[str, Selected], node: str) -> Iterator[str]:
    for name, one in selected.items():
        edge = (
            {"comments": ("get_comments", "Comment")}.get(name) if node in ("PagePost", "Comment") else None
        )
        if edge is not None:
            types, enums = params_of(node, edge[0])
            for modifier, value in one.modifiers.items():
                if modifier == "limit":
                    yield from () if value.isdigit() and int(value) <= 100 else (f"limit({value})",)
                elif modifier in types:
                    yield from _value(modifier, value, types[modifier], enums)
                else:
                    yield f"modifier {modifier} of {name}"
            yield from _selection(one.within, edge[1])
            continue
        if name not in fields_of(node):
            yield f"field {name} of {node}"
            continue
        if one.modifiers:
            yield f"modifiers of the field {name}"
        if not one.within:
            continue
        within = re.sub(r"list<(\w+)>", r"\1", _types_of(node).get(name, ""))
        if name in DOCUMENTED_OBJECTS:
            yield from (
                f"field {each} of {name}" for each in one.within if each not in DOCUMENTED_OBJECTS[name][1]
            )
        elif within and within[0].isupper() and within != "Object":
            yield from _selection(one.within, within)
        else:
            yield f"fields within {name}"


def _value(name: str, value: str, kind: str, enums: Mapping[str, frozenset[str]]) -> Iterator[str]:
    fits = True
    if kind in enums:
        fits = value in enums[kind]
    elif kind == "bool":
        fits = value in ("true", "false")
    elif kind in ("unsigned int", "datetime"):
        fits = value.isdigit()
    elif kind.startswith("list<"):
        inner = kind.removeprefix("list<").removesuffix(">")
        fits = inner not in enums or all(each in enums[inner] for each in value.split(","))
    elif kind not in ("string", "Object"):
        fits = False
    if not fits:
        yield f"{name}={json.dumps(value)} is no {kind}"
