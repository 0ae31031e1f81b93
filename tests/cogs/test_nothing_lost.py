"""Every form against every failure: what was typed is kept in the database, or is in the answer itself."""

import asyncio
import json
import re
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.business import MemberId
from bot.ports import Period, Quota, Retry
from bot.services.sending.replies import Replies
from bot.storage.sqlite import database
from bot.storage.sqlite.database import Database
from cogs.gateway import client
from cogs.kit import routes
from tests.journeys.test_walk import burst
from tests.support.businesses import acting
from tests.support.clock import NOW
from tests.support.simcord_bed import Form, SimcordBed, form_in, message_in, simcord_bed

TEXT_INPUT = 4
SELECT = 3
TYPED = "Ja, am Samstag bis 14 Uhr, und wir heben dir gern einen auf!"


async def reply(bed: SimcordBed) -> tuple[Form, dict[str, str]]:
    card = await bed.asked("Offen?")
    return form_in(await bed.owner.click(card, "Antworten")), {"answer": TYPED}


async def blank(bed: SimcordBed) -> tuple[Form, dict[str, str]]:
    who = MemberId(bed.owner.id)
    await bed.app.templates.save(acting(bed.business.id, who, NOW), None, "Offen", "Offen", "{Tag} offen!")
    card = await bed.asked("Habt ihr offen?")
    return form_in(await bed.owner.click(card, "1 Offen")), {"blank Tag": TYPED, "answer": "{Tag} offen!"}


async def edit(bed: SimcordBed) -> tuple[Form, dict[str, str]]:
    card = await bed.asked("Offen?")
    await bed.owner.send(form_in(await bed.owner.click(card, "Antworten")), answer="Nein.")
    await bed.deliver()
    more = message_in(await bed.owner.click(bed.again(card), "Mehr"))
    return form_in(await bed.owner.click(more, "Antwort ändern")), {"answer": TYPED}


async def template(bed: SimcordBed) -> tuple[Form, dict[str, str]]:
    panel = message_in(await bed.owner.command("templates"))
    form = form_in(await bed.owner.click(panel, "Neue Vorlage"))
    return form, {"title": "Samstag", "body": TYPED, "short_name": ""}


async def address(bed: SimcordBed) -> tuple[Form, dict[str, str]]:
    panel = message_in(await bed.owner.command("connections"))
    offers = message_in(await bed.owner.click(panel, "Verbinden"))
    form = form_in(await bed.owner.choose(offers, "Wo", "Blog (WordPress)"))
    return form, {"url": "http://10.0.0.1/" + TYPED.replace(" ", "-")}


async def change(bed: SimcordBed) -> tuple[Form, dict[str, str]]:
    who = MemberId(bed.owner.id)
    await bed.app.templates.save(acting(bed.business.id, who, NOW), None, "Offen", "Offen", "Ja.")
    panel = message_in(await bed.owner.command("templates"))
    one = message_in(await bed.owner.choose(panel, "Eine", "Offen"))
    form = form_in(await bed.owner.click(one, "Ändern"))
    return form, {"title": "Offen", "body": TYPED, "short_name": ""}


async def details(bed: SimcordBed) -> tuple[Form, dict[str, Any]]:
    page = message_in(await bed.owner.command("setup"))
    form = form_in(await bed.owner.click(page, "Ändern"))
    chosen = {name: ["no" if name == "lock_screen" else "sie"] for name in ("customers", "lock_screen")}
    return form, {"zone": ["Europe/Vienna"], **chosen, "digest_at": "25.77"}


async def target(bed: SimcordBed) -> tuple[Form, dict[str, str]]:
    panel = message_in(await bed.owner.command("numbers"))
    form = form_in(await bed.owner.click(panel, "Ziel"))
    return form, {next(iter(form.fields)): "99999"}


async def limit(bed: SimcordBed) -> tuple[Form, dict[str, str]]:
    bed.platform.quotas = (Quota("money", 5000, period=Period.MONTH, currency="USD"),)
    panel = message_in(await bed.owner.command("connections"))
    one = message_in(await bed.owner.choose(panel, "Eine", str(bed.channel)))
    return form_in(await bed.owner.click(one, "Grenze ändern")), {"amount": "sehr viel, oder?"}


async def search(bed: SimcordBed) -> tuple[Form, dict[str, str]]:
    who = MemberId(bed.owner.id)
    await bed.app.templates.save(acting(bed.business.id, who, NOW), None, "Zebra", "Zebra", "Streifen.")
    card = await bed.asked("Offen?")
    more = message_in(await bed.owner.click(card, "Mehr"))
    return form_in(await bed.owner.choose(more, "Andere Vorlage", "Suchen …")), {"words": TYPED[:40]}


async def note(bed: SimcordBed) -> tuple[Form, dict[str, str]]:
    card = await bed.asked("Offen?")
    more = message_in(await bed.owner.click(card, "Mehr"))
    return form_in(await bed.owner.click(more, "Notiz")), {"note": TYPED}


async def walk(bed: SimcordBed) -> tuple[Form, dict[str, str]]:
    bundle = await burst(bed, "Habt ihr offen?", "Habt ihr Kurse?")
    shown = message_in(await bed.owner.click(bundle, "Der Reihe nach"))
    return form_in(await bed.owner.click(shown, "Antworten")), {"answer": TYPED}


async def quiet(bed: SimcordBed) -> tuple[Form, dict[str, Any]]:
    page = message_in(await bed.owner.command("me"))
    form = form_in(await bed.owner.click(page, "Ruhezeit"))
    times = [name for name, field in form.fields.items() if field["type"] == TEXT_INPUT]
    chosen = {
        name: [one["value"] for one in field["options"][:1]]
        for name, field in form.fields.items()
        if name not in times
    }
    return form, {**chosen, times[0]: "25.77", times[1]: "7:30"}


async def day(bed: SimcordBed) -> tuple[Form, dict[str, str]]:
    page = message_in(await bed.owner.command("report"))
    return form_in(await bed.owner.choose(page, "Anderer Tag", "Ein früherer Tag …")), {"day": "31.2.26"}


async def find(bed: SimcordBed) -> tuple[Form, dict[str, Any]]:
    panel = message_in(await bed.owner.command("find"))
    return form_in(await bed.owner.click(panel, "Suchen …")), {"words": TYPED[:30], "days": ["0"]}


async def forget(bed: SimcordBed) -> tuple[Form, dict[str, str]]:
    panel = message_in(await bed.owner.command("data"))
    return form_in(await bed.owner.click(panel, "Vergessen …")), {"name": "Zdenka Prohaska"}


def in_brand(
    button: str, field: str, typed: str = TYPED
) -> Callable[[SimcordBed], Awaitable[tuple[Form, dict[str, Any]]]]:
    """A form of the brand, with something typed into one of its fields."""

    async def opened(bed: SimcordBed) -> tuple[Form, dict[str, Any]]:
        panel = message_in(await bed.owner.command("brand"))
        if button == "Text prüfen":
            panel = message_in(await bed.owner.click(panel, "Prüfen"))
        form = form_in(await bed.owner.click(panel, button))
        chosen = {
            name: [one["value"] for one in known["options"] if one.get("default")]
            for name, known in form.fields.items()
            if known["type"] == SELECT
        }
        return form, {**chosen, field: typed}

    return opened


def in_template(choice: str, field: str) -> Callable[[SimcordBed], Awaitable[tuple[Form, dict[str, Any]]]]:
    """A further form of a template, with something typed into one of its fields."""

    async def opened(bed: SimcordBed) -> tuple[Form, dict[str, Any]]:
        who = MemberId(bed.owner.id)
        await bed.app.templates.save(acting(bed.business.id, who, NOW), None, "Offen", "Offen", "Ja.")
        panel = message_in(await bed.owner.command("templates"))
        one = message_in(await bed.owner.choose(panel, "Eine", "Offen"))
        return form_in(await bed.owner.choose(one, "Mehr", choice)), {field: TYPED[:34]}

    return opened


FORMS: dict[str, Callable[[SimcordBed], Awaitable[tuple[Form, dict[str, Any]]]]] = {
    "reply": reply,
    "blank": blank,
    "edit": edit,
    "template": template,
    "change": change,
    "address": address,
    "details": details,
    "target": target,
    "limit": limit,
    "search": search,
    "note": note,
    "walk": walk,
    "quiet": quiet,
    "day": day,
    "find": find,
    "forget": forget,
    "brand style": in_brand("Anrede", "which", "🙂 ☕"),
    "brand words": in_brand("Wörter", "words"),
    "brand greeting": in_brand("Gruß", "sign_off"),
    "brand facts": in_brand("Angaben", "facts", "samstag bis 14 Uhr, und wir heben gern einen auf"),
    "brand goals": in_brand("Ziele", "values"),
    "brand text": in_brand("Text prüfen", "text"),
    "template text": in_template("Text: English", "body"),
    "template examples": in_template("Kommentare, auf die sie passt", "example_1"),
    "template place": in_template("Kategorie und Ort", "category"),
}
ABOUT_A_COMMENT = ("reply", "blank", "edit", "search", "note", "walk")
OF_COMMENTS = ("comment gone", "comment forgotten", "forgotten in between")
"""Failures that meet forms about a comment alone."""


def test_every_form_is_in_the_table() -> None:
    """Every form is in this list; a new one has to be added here, and to the failures it can meet."""
    source = "".join(path.read_text(encoding="utf-8") for path in Path("cogs").rglob("*.py"))
    assert set(re.findall(r'add\(\s*"form:(\w+)"', source)) == {
        "reply", "edit_own", "template", "connect", "details", "target", "limit", "search",
        "note", "walk", "quiet", "day", "find", "forget", "brand_style", "brand_words", "brand_greeting",
        "brand_facts", "brand_goals", "brand_text", "template_text", "template_examples", "template_place",
        # A file stays attached to its message; words to find a template are typed again.
        "template_file", "find_template",
        # The form of a template, opened by an offer: tests/cogs/digest/test_offers.py.
        "offer",
    }  # fmt: skip


def writer(bed: SimcordBed) -> sqlite3.Connection:
    connection = bed.app.db._writer._conn
    assert connection is not None
    return connection


async def pragma(bed: SimcordBed, statement: str) -> None:
    await bed.app.db._writer._execute(writer(bed).execute, statement)


@asynccontextmanager
async def full(bed: SimcordBed, patch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    patched = Database.write

    def out_of_room(self: Database, work: Any) -> Awaitable[Any]:
        def then(tx: Any) -> Any:
            work(tx)
            # Free pages inside the file would take some more words.
            raise sqlite3.OperationalError("database or disk is full")

        return patched(self, then)

    patch.setattr(Database, "write", out_of_room)
    yield
    patch.setattr(Database, "write", patched)


@asynccontextmanager
async def read_only(bed: SimcordBed, _patch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    await pragma(bed, "PRAGMA query_only = ON")
    yield
    await pragma(bed, "PRAGMA query_only = OFF")


@asynccontextmanager
async def busy(bed: SimcordBed, patch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """Locked by another process for longer than anybody waits."""
    await pragma(bed, "PRAGMA busy_timeout = 10")
    patch.setattr(database, "PATIENCE", timedelta(seconds=0.3))
    other = sqlite3.connect(bed.app.db.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@asynccontextmanager
async def closing(bed: SimcordBed, _patch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    await bed.app.db.close()
    yield


@asynccontextmanager
async def platform_gone(bed: SimcordBed, _patch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    for call in ("send", "act", "check", "find_sent"):
        bed.platform.trouble(call, Retry(), times=99)
    yield


@asynccontextmanager
async def right_lost(_bed: SimcordBed, patch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    patch.setattr(client, "role_of", lambda *_: None)
    yield


@asynccontextmanager
async def comment_gone(bed: SimcordBed, _patch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    await bed.app.db.write(lambda tx: tx.execute("UPDATE comment SET visibility = 'gone', text = ''"))
    yield


@asynccontextmanager
async def comment_forgotten(bed: SimcordBed, _patch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    await bed.app.db.write(lambda tx: tx.execute("DELETE FROM comment"))
    yield


@asynccontextmanager
async def forgotten_in_between(bed: SimcordBed, patch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """The text is kept, and before it is checked somebody has the person forgotten."""
    keep = Replies.keep_text

    async def and_then(self: Replies, *given: Any, **named: Any) -> Any:
        kept = await keep(self, *given, **named)
        await bed.app.db.write(lambda tx: tx.execute("DELETE FROM comment"))
        return kept

    patch.setattr(Replies, "keep_text", and_then)
    yield
    patch.setattr(Replies, "keep_text", keep)


FAILURES: dict[str, Callable[..., Any]] = {
    "full": full,
    "read only": read_only,
    "busy": busy,
    "closing": closing,
    "platform gone": platform_gone,
    "right lost": right_lost,
    "comment gone": comment_gone,
    "comment forgotten": comment_forgotten,
    "forgotten in between": forgotten_in_between,
}


async def said(bed: SimcordBed, form: Form, values: dict[str, Any]) -> str:
    result = await bed.owner.actor.submit_modal(form.result, values)
    answers = [] if result.response is None else [result.response]
    return "\n".join(bed.response(one).text for one in (*answers, *result.followups))


def kept(path: Path, text: str) -> bool:
    """By another connection, as after a restart."""
    connection = sqlite3.connect(path)
    try:
        rows = [
            str(row[0])
            for column in (
                "body FROM form_text",
                "body FROM template",
                "fields FROM refused_form",
                "text FROM note",
                "body FROM template_variant",
                "text FROM example",
                "category FROM template",
                "value FROM brand_entry",
            )
            for row in connection.execute(f"SELECT {column}")
        ]
    finally:
        connection.close()
    return any(text in row for row in rows)


POINTLESS = {("search", "comment forgotten")}
"""Words to find a template for a comment that is not there any more."""
CELLS = [
    (form, failure)
    for form in FORMS
    for failure in FAILURES
    if (form, failure) not in POINTLESS and (form in ABOUT_A_COMMENT or failure not in OF_COMMENTS)
]


@pytest.mark.parametrize(("form", "failure"), CELLS)
async def test_what_was_typed_is_kept_or_is_in_the_answer(
    form: str, failure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        opened, values = await FORMS[form](bed)
        typed = max((value for value in values.values() if isinstance(value, str)), key=len)
        async with FAILURES[failure](bed, monkeypatch):
            answer = await said(bed, opened, values)
        assert typed in answer or kept(bed.app.db.path, typed), answer
        if failure in ("full", "read only", "busy", "closing"):
            assert "Nichts ist verloren" not in answer


async def test_a_busy_database_is_waited_for_and_the_reply_goes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        opened, values = await reply(bed)
        await pragma(bed, "PRAGMA busy_timeout = 10")
        monkeypatch.setattr(routes, "PATIENCE", 0.05)
        other = sqlite3.connect(bed.app.db.path, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        asyncio.get_running_loop().call_later(0.6, other.execute, "ROLLBACK")
        answer = await said(bed, opened, values)
        assert answer == "Das dauert gerade länger. Ich habe deinen Text und versuche es weiter."
        await bed.deliver()
        assert [one.text for one in bed.platform.own()] == [TYPED]
        other.close()


async def test_change_opens_a_refused_template_with_everything_in_it_until_it_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        form, _ = await template(bed)
        four = "{a} {b} {c} {d}"
        refused = message_in(await bed.owner.send(form, title="Samstag", body=four, short_name="Sa"))
        assert refused.text.startswith("Der Text hat 4 Lücken")
        assert refused.buttons == ["Ändern"]
        again = form_in(await bed.owner.click(refused, "Ändern"))
        assert {name: field.get("value") for name, field in again.fields.items()} == {
            "title": "Samstag",
            "body": four,
            "short_name": "Sa",
        }
        one = message_in(await bed.owner.send(again, body="{a} {b} {c}"))
        assert one.text.startswith("-# Gespeichert.\n### Samstag")
        assert one.id == refused.id, "what was refused does not stay beside what is saved"
        fresh, _ = await template(bed)
        assert [field.get("value") for field in fresh.fields.values()] == [None, None, None]
        change = form_in(await bed.owner.click(one, "Ändern"))
        taken = message_in(await bed.owner.send(change, title="Samstag", body=four))
        change = form_in(await bed.owner.click(taken, "Ändern"))
        assert change.title == "Vorlage ändern"
        assert change.fields["body"]["value"] == four


async def test_a_refused_blog_address_comes_back_in_the_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        form, values = await address(bed)
        refused = message_in(await bed.owner.send(form, **values))
        assert refused.buttons == ["Ändern"]
        again = form_in(await bed.owner.click(refused, "Ändern"))
        assert again.fields["url"]["value"] == values["url"]


@pytest.mark.parametrize(
    "typed",
    [
        "https://anna:geheim123@blog.example",
        "http://geheim123@blog.example/a@b",
        "https://anna:geheim123@",
        "anna:geheim123@blog.example",
    ],
)
async def test_a_password_typed_into_an_address_is_kept_nowhere(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        form, _ = await address(bed)
        refused = message_in(await bed.owner.send(form, url=typed))
        again = form_in(await bed.owner.click(refused, "Ändern"))
        offered = again.fields["url"]["value"]
        assert "geheim123" not in offered
        scheme, slashes, _ = typed.rpartition("//")
        assert offered == scheme + slashes + typed.partition("@")[2]
        kept = await bed.app.db.read(
            lambda tx: [row["fields"] for row in tx.all("SELECT fields FROM refused_form")]
        )
        assert kept == [json.dumps({"url": offered})]


@pytest.mark.parametrize(("form", "field"), [("details", "digest_at"), ("target", "minutes")])
async def test_a_refused_setting_comes_back_in_its_form(
    form: str, field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        opened, values = await FORMS[form](bed)
        result = await bed.owner.actor.submit_modal(opened.result, values)
        refused = message_in(bed.seen(result))
        assert refused.buttons == ["Ändern"]
        again = form_in(await bed.owner.click(refused, "Ändern"))
        assert again.fields[field]["value"] == values[field]
        for part in again.fields.values():
            chosen = [option["value"] for option in part.get("options", ()) if option.get("default")]
            assert not part.get("options") or chosen == values[part["custom_id"]]
