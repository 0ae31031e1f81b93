"""Serialising requests and answers as lines of JSON, and parsing them into the same frozen records."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from bot import __version__

_LARGEST = 2**63 - 1


def encode(value: Any) -> bytes:
    """Serialises a record as one line, with the version: a bot that was updated but not restarted knows other
    records.
    """
    said = {"kind": type(value).__name__, "version": __version__, "record": _plain(value)}
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"


def decode(kinds: Any, said: Any) -> Any:
    """Parses one record of a union of frozen dataclasses. Raises KeyError, TypeError or ValueError."""
    known = {kind.__name__: kind for kind in get_args(kinds)}
    return _value(known[said["kind"]], said["record"])


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    match value:
        case Enum():
            return value.value
        case datetime():
            return value.isoformat()
        case timedelta():
            return value // timedelta(microseconds=1)
        case tuple():
            return [_plain(each) for each in value]
        case Mapping():
            return {key: _plain(each) for key, each in value.items()}
    return value


def _value(kind: Any, said: Any) -> Any:
    if isinstance(kind, NewType):
        return _value(kind.__supertype__, said)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        [only] = [each for each in inner if each is not NoneType]
        return None if said is None else _value(only, said)
    if origin is tuple:
        _need(list, said)
        kinds = inner[:1] * len(said) if inner[-1] is Ellipsis else inner
        return tuple(_value(each, one) for each, one in zip(kinds, said, strict=True))
    if origin is Mapping:
        _need(dict, said)
        return {_value(inner[0], key): _value(inner[1], each) for key, each in said.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        _need(dict, said)
        hints = get_type_hints(kind)
        return kind(**{name: _value(hints[name], each) for name, each in said.items()})
    if issubclass(kind, Enum):
        return kind(said)
    if kind is datetime:
        return datetime.fromisoformat(said)
    if kind is timedelta:
        return timedelta(microseconds=said)
    _need(kind, said)
    if kind is int and abs(said) > _LARGEST:
        raise ValueError("no database takes this number")
    return said


def _need(kind: type, said: Any) -> None:
    """Checks the exact type: True is no number."""
    if type(said) is not kind:
        raise TypeError(f"{kind.__name__} was expected")
