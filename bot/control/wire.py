"""Serialising calls and their results as lines of JSON, and parsing them, both by the annotations of the method."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from inspect import signature
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from bot import __version__
from bot.control.calls import Calls, Failure

_LARGEST = 2**63 - 1
_CALLS: Mapping[str, Callable[..., Any]] = {
    name: call for name, call in vars(Calls).items() if not name.startswith("_")
}


def encode_call(call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> bytes:
    """Serialises a call as one line."""
    given = signature(call).bind(None, *args, **kwargs).arguments
    kinds = _arguments(call)
    values = {name: _plain(kind, given[name]) for name, kind in kinds.items()}
    return _line({"call": call.__name__, "arguments": values})


def decode_call(said: Any) -> tuple[Callable[..., Any], Mapping[str, Any]]:
    """Parses a call and its arguments by name. Raises KeyError, TypeError or ValueError."""
    call, given = _CALLS[said["call"]], said["arguments"]
    _need(dict, given)
    kinds = _arguments(call)
    if given.keys() != kinds.keys():
        raise KeyError(call.__name__)
    return call, {name: _value(kind, given[name]) for name, kind in kinds.items()}


def encode_result(call: Callable[..., Any], result: Any) -> bytes:
    """Serialises the result of a call."""
    return _line({"result": _plain(_returns(call), result)})


def decode_result(call: Callable[..., Any], said: Any) -> Any:
    """Parses the result of a call. Raises KeyError, TypeError or ValueError."""
    return _value(_returns(call), said["result"])


def encode_share(done: float) -> bytes:
    """Serialises progress, 0 to 1."""
    return _line({"share": done})


def encode_failure(failure: Failure) -> bytes:
    """Serialises why a call has no result."""
    return _line({"failure": failure.value})


def _line(said: Mapping[str, Any]) -> bytes:
    """With the version in every line: a bot that was updated but not restarted knows other calls."""
    return json.dumps({"version": __version__, **said}, ensure_ascii=False).encode() + b"\n"


@cache
def _hints(of: Callable[..., Any]) -> Mapping[str, Any]:
    """Annotations of a method or a record."""
    return get_type_hints(of)


def _arguments(call: Callable[..., Any]) -> dict[str, Any]:
    return {name: kind for name, kind in _hints(call).items() if name != "return"}


def _returns(call: Callable[..., Any]) -> Any:
    return _hints(call)["return"]


def _members(kind: Any) -> dict[str, Any]:
    """Classes of a union by name, without None."""
    return {each.__name__: each for each in get_args(kind) if each is not NoneType}


def _plain(kind: Any, value: Any) -> Any:
    if isinstance(kind, NewType):
        return _plain(kind.__supertype__, value)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        members = _members(kind)
        if value is None:
            return None
        if len(members) == 1:
            [only] = members.values()
            return _plain(only, value)
        name = type(value).__name__
        return {"kind": name, "record": _plain(members[name], value)}
    if origin is tuple:
        kinds = inner[:1] * len(value) if inner[-1] is Ellipsis else inner
        return [_plain(each, one) for each, one in zip(kinds, value, strict=True)]
    if origin is frozenset:
        return [_plain(inner[0], one) for one in value]
    if origin is Mapping:
        return {_plain(inner[0], key): _plain(inner[1], each) for key, each in value.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return {each.name: _plain(hints[each.name], getattr(value, each.name)) for each in fields(kind)}
    match value:
        case Enum():
            return value.value
        case datetime():
            return value.isoformat()
        case timedelta():
            return value // timedelta(microseconds=1)
    return value


def _value(kind: Any, said: Any) -> Any:
    if isinstance(kind, NewType):
        return _value(kind.__supertype__, said)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        members = _members(kind)
        if said is None and NoneType in inner:
            return None
        if len(members) == 1:
            [only] = members.values()
            return _value(only, said)
        return _value(members[said["kind"]], said["record"])
    if origin is tuple:
        _need(list, said)
        kinds = inner[:1] * len(said) if inner[-1] is Ellipsis else inner
        return tuple(_value(each, one) for each, one in zip(kinds, said, strict=True))
    if origin is frozenset:
        _need(list, said)
        return frozenset(_value(inner[0], one) for one in said)
    if origin is Mapping:
        _need(dict, said)
        return {_value(inner[0], key): _value(inner[1], each) for key, each in said.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        _need(dict, said)
        hints = _hints(kind)
        return kind(**{name: _value(hints[name], each) for name, each in said.items()})
    return _simple(kind, said)


def _simple(kind: Any, said: Any) -> Any:
    if issubclass(kind, Enum):
        return kind(said)
    if kind is datetime:
        return datetime.fromisoformat(said)
    if kind is timedelta:
        return timedelta(microseconds=said)
    _need(kind, said)
    if kind is int and abs(said) > _LARGEST:
        raise ValueError("no database takes this number")
    if kind is str:
        # Half of a surrogate pair, which JSON can carry and no database can store: a UnicodeEncodeError.
        said.encode()
    return said


def _need(kind: type, said: Any) -> None:
    """Checks the exact type: True is no number."""
    if type(said) is not kind:
        raise TypeError(f"{kind.__name__} was expected")
