"""SQL dialect: the forms for which SQLite and PostgreSQL share no spelling, each a function that gives the text."""

import json
from collections.abc import Iterable

NO_BYTES = "x''"
"""An empty value of type BLOB."""


def among(name: str) -> str:
    """Membership in a list that is one parameter, made by `listed`: `id IN …`, `id NOT IN …`."""
    return f"IN (SELECT value FROM json_each(:{name}))"


def listed(values: Iterable[str | int]) -> str:
    """Parameter for `among`."""
    return json.dumps(list(values))


def least(first: str, second: str) -> str:
    """Smaller of two values within one row; NULL where one of them is NULL."""
    return f"min({first}, {second})"


def greatest(first: str, second: str) -> str:
    """Larger of two values within one row; NULL where one of them is NULL."""
    return f"max({first}, {second})"


def same(column: str, name: str) -> str:
    """Equality with a parameter, in which NULL equals NULL."""
    return f"{column} IS :{name}"


def holds(column: str, name: str) -> str:
    """Whether a text contains the one of a parameter, whatever its letters' case as far as they are ASCII."""
    return f"instr(lower({column}), lower(:{name})) > 0"
