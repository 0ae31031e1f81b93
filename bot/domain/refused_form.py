"""A refused form: what somebody typed into a form that could not be saved as it was, to be changed and sent again."""

import re
from enum import StrEnum

_LOGIN = re.compile(r"(?<=//)[^/\s@]*@|\A[^/\s@:]*:[^/\s@]*@")


class FormName(StrEnum):
    """Which form it was."""

    TEMPLATE = "template"
    CONNECTION = "connection"
    DETAILS = "details"
    """What set-up has a default for."""
    TARGET = "target"


def without_login(text: str) -> str:
    """An address without name and password in front of its host: what is kept here stays readable in every backup."""
    return _LOGIN.sub("", text)
