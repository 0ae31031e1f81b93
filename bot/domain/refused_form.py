"""A refused form: what somebody typed into a form that could not be saved as it was, to be changed and sent again."""

from enum import StrEnum


class FormName(StrEnum):
    """Which form it was."""

    TEMPLATE = "template"
    CONNECTION = "connection"
    DETAILS = "details"
    """What set-up has a default for."""
    TARGET = "target"
