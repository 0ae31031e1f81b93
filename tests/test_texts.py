"""Sentences, numbers and times in three catalogues, and the catalogues against the code."""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.event import AUDITED, What
from bot.domain.settings import Language
from bot.marks import mark
from bot.texts import Texts, language_for, read_catalogue, speak
from cogs.data.audit import SUBJECTS, WORDS
from tests.support import wording

ROOT = Path(__file__).parent.parent
GERMAN = (Language.GERMAN_DU, Language.GERMAN_SIE)
VIENNA, BERLIN, NEW_YORK = "Europe/Vienna", "Europe/Berlin", "America/New_York"
EVENING = datetime(2026, 1, 3, 20, 14, tzinfo=UTC)
du, sie, en = (speak(language) for language in (Language.GERMAN_DU, Language.GERMAN_SIE, Language.ENGLISH))


def catalogue(language: Language) -> Catalog:
    with (ROOT / "bot" / "locales" / language / "LC_MESSAGES" / "shopbell.po").open("rb") as source:
        return read_po(source, locale="de", abort_invalid=True)


def keys(language: Language) -> set[tuple[str | None, tuple[str, ...]]]:
    return {
        (entry.context, (entry.id,) if isinstance(entry.id, str) else tuple(entry.id))
        for entry in catalogue(language)
        if entry.id
    }


PO = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Hello"
msgstr "{hello}"
"""


def test_a_catalogue_is_compiled_once_until_its_source_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)

    def read(hello: str) -> str:
        (folder / "shopbell.po").write_text(PO.format(hello=hello), encoding="utf-8")
        return read_catalogue(tmp_path, Language.GERMAN_DU).gettext("Hello")

    def kept() -> list[Path]:
        return list((folder / "__pycache__").iterdir())

    assert read("Hallo") == "Hallo"
    [first] = kept()
    made = first.stat().st_ino
    assert read("Hallo") == "Hallo"
    assert first.stat().st_ino == made
    assert read("Servus") == "Servus"
    assert first not in kept()
    [second] = kept()
    for damage in (b"", b"no catalogue", second.read_bytes()[:40], b"\xff" * 200):
        second.write_bytes(damage)
        assert read("Servus") == "Servus"
    assert read("Servus") == "Servus"
    assert second.stat().st_size > 200


def test_a_catalogue_is_read_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "shopbell.po").write_text(PO.format(hello="Hallo"), encoding="utf-8")
    (folder / "__pycache__").write_text("in the way")
    assert read_catalogue(tmp_path, Language.GERMAN_DU).gettext("Hello") == "Hallo"


@pytest.mark.parametrize("language", GERMAN)
def test_the_catalogue_holds_exactly_the_sentences_of_the_code(language: Language) -> None:
    code = {(found.context, found.ids) for found in wording.in_code(ROOT, ("bot", "cogs"))}
    entries = keys(language)
    assert sorted(map(str, code - entries)) == [], "in the code, not in the catalogue"
    assert sorted(map(str, entries - code)) == [], "in the catalogue, not in the code"


@pytest.mark.parametrize("language", GERMAN)
def test_every_entry_is_translated_with_the_same_placeholders_and_in_its_form_of_address(
    language: Language,
) -> None:
    wrong: list[str] = []
    for entry in catalogue(language):
        if not entry.id:
            continue
        ids = (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)
        strings = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
        wrong += (f"{ids[0]!r}: {fault}" for fault in wording.faults(language, ids, strings))
        if entry.fuzzy:
            wrong.append(f"{ids[0]!r}: fuzzy")
    assert wrong == []


def test_command_names_and_descriptions_are_the_same_in_both_forms_of_address() -> None:
    formal = {(entry.context, entry.id): entry.string for entry in catalogue(Language.GERMAN_SIE)}
    differing = [
        entry.id
        for entry in catalogue(Language.GERMAN_DU)
        if entry.context in ("command", "option", "choice", "description")
        and formal[entry.context, entry.id] != entry.string
    ]
    assert differing == []


def test_a_sentence_inside_an_f_string_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "cogs").mkdir()
    (tmp_path / "cogs" / "wrong.py").write_text("said = f\"# {texts('Hello')}\"\n", encoding="utf-8")
    assert wording.call_faults(tmp_path, ("cogs",)) == [
        "cogs/wrong.py:1 is inside an f-string, where Python 3.11 lets nobody find it"
    ]


@pytest.mark.parametrize("call", ['speak(language)("Hello")', 'speak(language).n("{n} day", "{n} days", 2)'])
def test_a_sentence_that_no_extraction_finds_is_noticed(tmp_path: Path, call: str) -> None:
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "wrong.py").write_text(f"said = {call}\n", encoding="utf-8")
    assert wording.call_faults(tmp_path, ("bot",)) == [
        "bot/wrong.py:1 is not called through the name `texts`, by which sentences are found"
    ]


def test_every_call_is_literal_and_gives_exactly_the_values_its_sentence_names() -> None:
    assert wording.call_faults(ROOT, ("bot", "cogs")) == []


@pytest.mark.parametrize(
    ("locale", "translation"),
    [
        ("de", "Haben Sie Zeit?"),
        ("de", "Wir zeigen Ihnen Ihre Karte."),
        ("de@sie", "Hast du Zeit?"),
        ("de@sie", "Tipp auf Einrichten."),
        ("de@sie", "Fertig. Gib mir das Recht."),
        ("de@sie", "Zeig mir deine Karte."),
        ("de", "wartet {since_ago}"),
        ("de", "Blog · seit {since_ago}"),
        ("de", "Geht in {since_ago} raus"),
        ("de", ""),
        ("de", "ohne Platzhalter"),
        ("de", "{since_ago} {other}"),
        ("de", "{since_ago"),
    ],
)
def test_a_wrong_translation_is_noticed(locale: str, translation: str) -> None:
    ids = ("{since_ago}",) if "{" in translation or "ohne" in translation else ("x",)
    assert wording.faults(locale, ids, (translation,))


@pytest.mark.parametrize(
    ("locale", "translation"),
    [
        ("de", "Sprich mit mir auf Deutsch (Sie)"),
        ("de@sie", "Tippen Sie auf „Hol dir eins“."),
        ("de@sie", "Öffnen Sie Ihre Karte."),
        ("de@sie", "Ihr seid hier"),
        ("de@sie", "Zu Kund*innen: per du"),
        ("de", "Ihr seid per du. Hast du Zeit?"),
    ],
)
def test_a_right_translation_passes(locale: str, translation: str) -> None:
    assert wording.faults(locale, ("x",), (translation,)) == []


def test_a_sentence_is_translated_and_filled() -> None:
    assert du.n("{n} day", "{n} days", 3) == "3 Tage"
    assert en.n("{n} day", "{n} days", 1) == "1 day"
    assert sie("{h} h {min} min", h=1, min=1240) == "1 h 1.240 min"


def test_a_marked_sentence_is_spoken_later() -> None:
    assert du.marked(mark("{h} h"), h=2) == "2 h"


def test_a_doubled_brace_is_a_plain_one() -> None:
    assert en("{{name}} is filled in for {who}", who="Anna") == "{name} is filled in for Anna"


@given(st.text() | st.sampled_from(["{who}", "{who.__class__}", "{}", "%s", "{{", "}"]))
def test_a_value_is_never_read_as_a_format(value: str) -> None:
    assert en("<{who}|{again}>", who=value, again=value) == f"<{value}|{value}>"


@pytest.mark.parametrize(
    ("span", "german", "dative", "english"),
    [
        (timedelta(seconds=-5), "0 s", "0 s", "0 s"),
        (timedelta(seconds=59.9), "59 s", "59 s", "59 s"),
        (timedelta(minutes=7, seconds=59), "7 min", "7 min", "7 min"),
        (timedelta(hours=2), "2 h", "2 h", "2 h"),
        (timedelta(hours=1, minutes=40), "1 h 40 min", "1 h 40 min", "1 h 40 min"),
        (timedelta(hours=47, minutes=59), "47 h", "47 h", "47 h"),
        (timedelta(days=3), "3 Tage", "3 Tagen", "3 days"),
    ],
)
def test_a_duration_is_short_and_knows_its_dative(
    span: timedelta, german: str, dative: str, english: str
) -> None:
    assert du.duration(span) == german
    assert format(du.duration(span), "dat") == dative
    assert en("{time}", time=span) == english


@pytest.mark.parametrize(
    ("span", "german"),
    [
        (timedelta(seconds=10), "10 Sekunden"),
        (timedelta(minutes=1), "1 Minute"),
        (timedelta(hours=1), "1 Stunde"),
        (timedelta(days=1), "1 Tag"),
        (timedelta(hours=36), "36 Stunden"),
        (timedelta(days=3), "3 Tage"),
    ],
)
def test_a_long_duration_is_in_words(span: timedelta, german: str) -> None:
    assert du.duration_long(span) == german


def test_numbers_and_shares_are_written_as_the_language_does() -> None:
    assert (du.number(1240), en.number(1240), du.number(4.55), en.number(4.0)) == (
        "1.240",
        "1,240",
        "4,6",
        "4",
    )
    assert (du.percent(0.91), en.percent(0.91)) == ("91\xa0%", "91%")
    assert (du.percent(0.999), du.percent(1), du.percent(0.29)) == ("99\xa0%", "100\xa0%", "29\xa0%")


def test_dates_and_times_follow_the_zone_and_its_country() -> None:
    assert du.date(EVENING, VIENNA) == "3. Jänner 2026"
    assert du.date(EVENING, BERLIN) == "3. Januar 2026"
    assert du.date_short(EVENING, VIENNA) == "03.01.2026"
    assert du.day_and_month(date(2026, 1, 3), BERLIN) == "3. Januar"
    assert du.weekday(EVENING, VIENNA) == "Samstag"
    assert du.day_and_time(EVENING, VIENNA) == "Sa 21:14"
    assert du.time(EVENING.replace(hour=5, minute=5), VIENNA) == "6:05"
    assert en.time(EVENING, VIENNA) == "21:14"
    assert en.time(EVENING, NEW_YORK).replace("\u202f", " ") == "3:14 PM"
    assert en.weekday_short(EVENING.replace(hour=23), VIENNA) == "Sun"
    assert en.date(EVENING, "Etc/UTC") == "January 3, 2026"


def test_lists_end_with_and_or_or() -> None:
    assert du.all_of(["A", "B", "C"]) == "A, B und C"
    assert en.any_of(["A", "B"]) == "A or B"


@pytest.mark.parametrize(
    ("tag", "fallback", "language"),
    [
        ("de-AT", Language.ENGLISH, Language.GERMAN_DU),
        ("de", Language.GERMAN_SIE, Language.GERMAN_SIE),
        ("en-GB", Language.GERMAN_SIE, Language.ENGLISH),
        ("en_US.UTF-8", Language.GERMAN_DU, Language.ENGLISH),
        ("fr", Language.GERMAN_SIE, Language.GERMAN_SIE),
        ("", Language.GERMAN_DU, Language.GERMAN_DU),
    ],
)
def test_a_persons_language_decides_and_the_business_decides_the_address(
    tag: str, fallback: Language, language: Language
) -> None:
    assert language_for(tag, fallback) is language


def test_a_catalogue_is_read_once() -> None:
    assert speak(Language.GERMAN_DU) is du
    assert isinstance(du, Texts)


@pytest.mark.parametrize("at", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_ends_of_the_calendar_can_be_said_in_every_zone(at: datetime, zone: str) -> None:
    for language in Language:
        texts = speak(language)
        assert texts.date(at, zone) and texts.day_and_time(at, zone)


def test_every_kind_of_event_has_words_in_the_audit_log_and_one_place_there() -> None:
    assert set(WORDS) == set(What)
    assert set(SUBJECTS) == set(AUDITED)
    places = [what for whats in AUDITED.values() for what in whats]
    assert sorted(places) == sorted(What)
    for language in Language:
        assert all(speak(language).marked(words) for words in WORDS.values())
