"""Refused form: what somebody typed into a form that failed validation, kept to be changed and sent again."""

import re
from enum import StrEnum

_LOGIN = re.compile(r"(?<=//)[^/\s@]*@|\A[^/\s@:]*:[^/\s@]*@")


class FormName(StrEnum):
    """Name of the form."""

    TEMPLATE = "template"
    CONNECTION = "connection"
    DETAILS = "details"
    """What set-up has a default for."""
    TARGET = "target"
    LIMIT = "limit"
    """Of what a connection may cost in a month."""
    DAY = "day"
    """Of which a report is wanted."""
    QUIET = "quiet"
    """Hours in which a member is not rung."""
    BRAND_STYLE = "brand_style"
    BRAND_WORDS = "brand_words"
    BRAND_GREETING = "brand_greeting"
    BRAND_FACTS = "brand_facts"
    BRAND_TEXT = "brand_text"
    """Of a text that was checked; nothing refused it."""


def without_login(text: str) -> str:
    """URL without user name and password: what is kept here can be read in every backup."""
    return _LOGIN.sub("", text)
