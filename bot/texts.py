"""Translation (i18n, localisation, gettext): English source strings, their translation, plural forms, and
numbers, dates, times and durations as each language writes them.

Call it `texts`, with literal strings, so that the catalogues can be checked against the code:
`texts("Answered after {time}", time=...)`. A placeholder that holds a relative Discord timestamp ends in
`_ago` or `_in`; no word that already says so ("since", "waiting", "in") may come before it.
"""

import gettext
import io
import os
import re
import struct
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from hashlib import blake2b
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time, get_day_names, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from bot.domain.settings import Language
from bot.marks import Marked

Day = date
"""A local day as it is, or an aware datetime, taken in the zone (IANA name) given with it."""

Value = str | int | float | timedelta
"""What a placeholder takes. Numbers and durations are written as the language does; ids go in as str."""

CATALOGUES = Path(__file__).parent / "locales"
_FIELD = re.compile(r"\{\{|\}\}|\{(?P<name>\w+)(?::(?P<spec>\w+))?\}")


@cache
def speak(language: Language) -> "Texts":
    """Translation of one language; the catalogue is read once."""
    return Texts(language, read_catalogue(CATALOGUES, language))


def language_for(tag: str, fallback: Language) -> Language:
    """Language for a language tag or locale ("de-AT", "en_US.UTF-8"); the form of address (du or Sie) comes
    from `fallback`.
    """
    match re.split(r"[-_.@]", tag.lower())[0]:
        case "de":
            return Language.GERMAN_DU if fallback is Language.ENGLISH else fallback
        case "en":
            return Language.ENGLISH
        case _:
            return fallback


class Duration(str):
    """Duration as text. German translations that need the dative ask for it: `{time:dat}`."""

    __slots__ = ("_dative",)
    _dative: str

    def __new__(cls, text: str, dative: str) -> "Duration":
        made = super().__new__(cls, text)
        made._dative = dative
        return made

    def __format__(self, spec: str) -> str:
        return self._dative if spec == "dat" else str(self)


class Texts:
    """Translation catalogue of one language. Every method returns text that is not yet escaped for Discord."""

    def __init__(self, language: Language, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue
        self._tongue = "en" if language is Language.ENGLISH else "de"

    def __call__(self, message: str, /, **values: Value) -> str:
        """Translates a sentence and fills in its `{placeholders}`. Values are never searched for
        placeholders.
        """
        return self._fill(self._catalogue.gettext(message), values)

    def n(self, one: str, many: str, n: int, /, **values: Value) -> str:
        """Translation with plural forms: the sentence for `n` of something; `{n}` is filled in."""
        return self._fill(self._catalogue.ngettext(one, many, n), {**values, "n": n})

    def p(self, context: str, message: str, /, **values: Value) -> str:
        """Translates an ambiguous word ("Open") by its `context`."""
        return self._fill(self._catalogue.pgettext(context, message), values)

    def pn(self, context: str, one: str, many: str, n: int, /, **values: Value) -> str:
        """Translation with plural forms and a context."""
        return self._fill(self._catalogue.npgettext(context, one, many, n), {**values, "n": n})

    def word(self, context: str, message: str, /) -> str:
        """Translates the name or description of a command, which was marked elsewhere with its context."""
        return self._catalogue.pgettext(context, message)

    def marked(self, message: Marked, /, **values: Value) -> str:
        """Translates a marked source string from a table."""
        return self._fill(self._catalogue.gettext(message), values)

    def _fill(self, sentence: str, values: dict[str, Value]) -> str:
        def field(match: re.Match[str]) -> str:
            name = match["name"]
            if name is None:
                return match[0][0]
            value = values[name]
            if isinstance(value, timedelta):
                value = self.duration(value)
            elif not isinstance(value, str):
                value = self.number(value)
            return format(value, match["spec"] or "") if isinstance(value, Duration) else str(value)

        return _FIELD.sub(field, sentence)

    def number(self, value: int | float) -> str:
        """Number format: 1,240 · 1.240; at most one decimal."""
        return format_decimal(value, format="#,##0.#", locale=self._tongue)

    def city(self, zone: str, /) -> str:
        """City of an IANA time zone: Wien for Europe/Vienna."""
        return get_timezone_location(zone, locale=self._tongue, return_city=True)

    def money(self, thousandths: int, currency: str) -> str:
        """Amount of money, rounded up to cents, whole amounts without: $0.84 · 0,84 $ · 5 $ (with a no-break space).
        `currency` is an ISO code.
        """
        cents, pattern = -(-thousandths // 10), Locale(self._tongue).currency_formats["standard"].pattern
        if cents % 100 == 0:
            pattern = pattern.replace(".00", "")
        return format_currency(
            Decimal(cents) / 100, currency, pattern, locale=self._tongue, currency_digits=False
        )

    def percent(self, share: float) -> str:
        """Percentage: 0.91 as 91% · 91 % (with a no-break space). Rounded down: 100 only when it is all."""
        return format_percent(int(share * 100 + 1e-9) / 100, locale=self._tongue)

    def duration(self, span: timedelta) -> Duration:
        """Duration, short, rounded down: 20 s · 7 min · 1 h 40 min · 14 h · 3 days. Negative ones are zero."""
        texts, seconds = self, max(0, int(span.total_seconds()))
        minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86400
        if days >= 2:
            return self._days(days)
        if hours >= 4 or (hours and not minutes % 60):
            text = texts("{h} h", h=hours)
        elif hours:
            text = texts("{h} h {min} min", h=hours, min=minutes % 60)
        elif minutes:
            text = texts("{min} min", min=minutes)
        else:
            text = texts("{s} s", s=seconds)
        return Duration(text, text)

    def duration_long(self, span: timedelta) -> Duration:
        """Duration in words, rounded down to one unit: 10 seconds · 45 minutes · 1 hour · 3 days."""
        texts, seconds = self, max(0, int(span.total_seconds()))
        if seconds < 60:
            text = texts.n("{n} second", "{n} seconds", seconds)
        elif seconds < 3600:
            text = texts.n("{n} minute", "{n} minutes", seconds // 60)
        elif seconds < 86400 or (seconds % 86400 and seconds < 2 * 86400):
            text = texts.n("{n} hour", "{n} hours", seconds // 3600)
        else:
            return self._days(seconds // 86400)
        return Duration(text, text)

    def _days(self, days: int) -> Duration:
        texts = self
        return Duration(texts.n("{n} day", "{n} days", days), texts.pn("dative", "{n} day", "{n} days", days))

    def date(self, day: Day, zone: str) -> str:
        """Date format: November 21, 2026 · 21. November 2026"""
        return format_date(_local(day, zone), "long", locale=self._place(zone))

    def date_short(self, day: Day, zone: str) -> str:
        """Date in digits: 21/11/2026 · 21.11.2026"""
        return format_skeleton("yMMdd", _local(day, zone), locale=self._place(zone))

    def day_and_month(self, day: Day, zone: str) -> str:
        """Date without the year: 21 November · 21. November"""
        return format_skeleton("MMMMd", _local(day, zone), locale=self._place(zone))

    def month(self, at: datetime, seen_from: datetime, zone: str) -> str:
        """Month, with the year where that is another than at the second time: May · Mai · Mai 2025"""
        local = _moved(at, zone)
        pattern = "LLLL" if local.year == _moved(seen_from, zone).year else "LLLL y"
        return format_date(local, pattern, locale=self._place(zone))

    def weekday(self, day: Day, zone: str) -> str:
        """Day of the week: Saturday · Samstag"""
        return str(get_day_names("wide", "stand-alone", self._tongue)[_local(day, zone).weekday()])

    def weekday_short(self, day: Day, zone: str) -> str:
        """Day of the week, short: Sat · Sa"""
        return str(get_day_names("abbreviated", "stand-alone", self._tongue)[_local(day, zone).weekday()])

    def time(self, at: datetime, zone: str) -> str:
        """Time of day: 20:14 · 8:05. `at` is aware; `zone` is an IANA time zone."""
        local = _moved(at, zone)
        if self._tongue == "de":
            return f"{local.hour}:{local.minute:02}"
        return format_time(local, "short", locale=self._place(zone))

    def day_and_time(self, at: datetime, zone: str) -> str:
        """Day of the week and time of day: Sat 20:14 · Sa 20:14"""
        return f"{self.weekday_short(at, zone)} {self.time(at, zone)}"

    def all_of(self, things: Sequence[str]) -> str:
        """List joined with "and": a, b and c · a, b und c"""
        return format_list(things, "standard", locale=self._tongue)

    def any_of(self, things: Sequence[str]) -> str:
        """List joined with "or": a, b or c · a, b oder c"""
        return format_list(things, "or", locale=self._tongue)

    def _place(self, zone: str) -> Locale:
        return _locale(self._tongue, zone)


def _local(day: Day, zone: str) -> Day:
    return _moved(day, zone) if isinstance(day, datetime) else day


def _moved(at: datetime, zone: str) -> datetime:
    """Time in this zone; as it is where the calendar ends there: a platform may say of a token that it ends in 9999."""
    try:
        return at.astimezone(ZoneInfo(zone))
    except OverflowError:
        return at


@cache
def _locale(tongue: str, zone: str) -> Locale:
    """Locale of a language in the country of the time zone: Jänner in Vienna, 24 hours for English there."""
    try:
        return Locale(tongue, get_global("zone_territories").get(zone))
    except UnknownLocaleError:
        return Locale(tongue)


def read_catalogue(folder: Path, language: Language) -> gettext.NullTranslations:
    """Reads a .po catalogue. Compiled like a module of Python: once, into `__pycache__`, by the hash of its source. The
    compiler costs 2 MB and 30 ms (measured).
    """
    if language is Language.ENGLISH:
        return gettext.NullTranslations()
    source = folder / language / "LC_MESSAGES" / "shopbell.po"
    written = source.read_bytes()
    kept = source.parent / "__pycache__" / f"shopbell.{blake2b(written, digest_size=8).hexdigest()}.mo"
    try:
        return gettext.GNUTranslations(io.BytesIO(kept.read_bytes()))
    except (OSError, ValueError, struct.error):
        compiled = _compile(written)
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            _keep(kept, compiled)
    return gettext.GNUTranslations(io.BytesIO(compiled))


def _compile(written: bytes) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(written), locale="de"))
    return compiled.getvalue()


def _keep(path: Path, compiled: bytes) -> None:
    """Writes a compiled catalogue as a whole (atomic), and removes those of older sources. Raises OSError."""
    path.parent.mkdir(exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        part.write_bytes(compiled)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    for older in path.parent.glob("shopbell.*.mo"):
        if older != path:
            older.unlink(missing_ok=True)
