"""Refusals with Discord's own numbers, and what the bed holds against the bot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


class ApiError(Exception):
    """A refusal: HTTP status, Discord's code and message, and for 50035 the tree of field errors."""

    def __init__(self, status: int, code: int, message: str, errors: dict[str, Any] | None = None) -> None:
        super().__init__(f"{status} {code} {message} {errors or ''}".strip())
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.errors:
            body["errors"] = self.errors
        return body


def invalid(path: str, code: str, message: str) -> ApiError:
    """50035 with one field error; `path` is dotted, as in `components.0.label`."""
    tree: dict[str, Any] = {"_errors": [{"code": code, "message": message}]}
    for part in reversed(path.split(".")):
        tree = {part: tree}
    return ApiError(400, 50035, "Invalid Form Body", tree)


def too_long(path: str, low: int, high: int) -> ApiError:
    return invalid(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")


def required(path: str) -> ApiError:
    return invalid(path, "BASE_TYPE_REQUIRED", "This field is required")


def missing_access() -> ApiError:
    return ApiError(403, 50001, "Missing Access")


def missing_right() -> ApiError:
    return ApiError(403, 50013, "Missing Permissions")


def unknown(code: int, what: str) -> ApiError:
    """404 with one of the 10xxx codes."""
    return ApiError(404, code, f"Unknown {what}")


@dataclass(frozen=True, slots=True)
class Violation:
    """Something Discord lets pass but Shopbell must never do; the bed asserts that there is none."""

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """A request that was refused with a 4xx."""

    method: str
    path: str
    status: int
    code: int
    message: str
    errors: dict[str, Any] | None


class InteractionFailed(AssertionError):
    """What a person sees as "The application did not respond"."""


class NotOffered(AssertionError):
    """The person's Discord does not offer this button, command or field at all."""
