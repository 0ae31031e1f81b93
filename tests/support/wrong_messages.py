"""Bodies that Discord refuses, and their neighbours just inside the limit that it takes.

Plain payloads, so that the same list can run through the loopback Discord and through simcord:
`http.request(Route("POST", "/channels/{channel_id}/messages", …), json=wrong.body)` and so on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

JSON = dict[str, Any]
V2 = 1 << 15


@dataclass(frozen=True, slots=True)
class Case:
    """`code` is Discord's error code, None where Discord takes it."""

    name: str
    body: JSON
    code: int | None


@dataclass(frozen=True, slots=True)
class EditCase:
    """`first` is created, then edited with `body`."""

    name: str
    first: JSON
    body: JSON
    code: int | None


@dataclass(frozen=True, slots=True)
class FileCase:
    """One file of `size` bytes."""

    name: str
    size: int
    code: int | None
    body: JSON = field(default_factory=dict)


def text(content: str) -> JSON:
    return {"type": 10, "content": content}


def texts(count: int) -> list[JSON]:
    return [text("t") for _ in range(count)]


def button(custom_id: str = "a", label: str = "A", **more: Any) -> JSON:
    return {"type": 2, "style": 2, "custom_id": custom_id, "label": label} | more


def row(*children: JSON) -> JSON:
    return {"type": 1, "components": list(children)}


def buttons(count: int) -> list[JSON]:
    return [button(f"b{n}") for n in range(count)]


def select(count: int, **more: Any) -> JSON:
    options = [{"label": f"o{n}", "value": f"v{n}"} for n in range(count)]
    return {"type": 3, "custom_id": "s", "options": options} | more


def v2(*components: JSON, **more: Any) -> JSON:
    return {"flags": V2, "components": list(components)} | more


def section(count: int, accessory: JSON | None = None) -> JSON:
    return {"type": 9, "components": texts(count), "accessory": accessory or button()}


def gallery(count: int) -> JSON:
    return {"type": 12, "items": [{"media": {"url": "https://example.com/a.png"}} for _ in range(count)]}


def link(url: str) -> JSON:
    return {"type": 2, "style": 5, "label": "L", "url": url}


def embed(**parts: Any) -> JSON:
    return {"embeds": [parts]}


MESSAGES = [
    Case("content of 2,000", {"content": "x" * 2000}, None),
    Case("content of 2,001", {"content": "x" * 2001}, 50035),
    Case("nothing at all", {}, 50006),
    Case("only white space", {"content": "  \n "}, 50006),
    Case("custom id of 100", {"content": "x", "components": [row(button("c" * 100))]}, None),
    Case("custom id of 101", {"content": "x", "components": [row(button("c" * 101))]}, 50035),
    Case("empty custom id", {"content": "x", "components": [row(button(""))]}, 50035),
    Case("no custom id", {"content": "x", "components": [row({"type": 2, "style": 1, "label": "A"})]}, 50035),
    Case("a custom id twice", {"content": "x", "components": [row(button("a"), button("a"))]}, 50035),
    Case("label of 80", {"content": "x", "components": [row(button(label="l" * 80))]}, None),
    Case("label of 81", {"content": "x", "components": [row(button(label="l" * 81))]}, 50035),
    Case("neither label nor emoji", {"content": "x", "components": [row(button(label=""))]}, 50035),
    Case("5 buttons in a row", {"content": "x", "components": [row(*buttons(5))]}, None),
    Case("6 buttons in a row", {"content": "x", "components": [row(*buttons(6))]}, 50035),
    Case("5 rows", {"content": "x", "components": [row(button(f"b{n}")) for n in range(5)]}, None),
    Case("6 rows", {"content": "x", "components": [row(button(f"b{n}")) for n in range(6)]}, 50035),
    Case("empty row", {"content": "x", "components": [row()]}, 50035),
    Case("select beside a button", {"content": "x", "components": [row(select(1), button())]}, 50035),
    Case("25 options", {"content": "x", "components": [row(select(25))]}, None),
    Case("26 options", {"content": "x", "components": [row(select(26))]}, 50035),
    Case("no options", {"content": "x", "components": [row(select(0))]}, 50035),
    Case(
        "an option value twice",
        {"content": "x", "components": [row(select(1, options=[{"label": "a", "value": "v"}] * 2))]},
        50035,
    ),
    Case(
        "option label of 101",
        {"content": "x", "components": [row(select(1, options=[{"label": "a" * 101, "value": "v"}]))]},
        50035,
    ),
    Case("placeholder of 150", {"content": "x", "components": [row(select(1, placeholder="p" * 150))]}, None),
    Case(
        "placeholder of 151", {"content": "x", "components": [row(select(1, placeholder="p" * 151))]}, 50035
    ),
    Case("a link", {"content": "x", "components": [row(link("https://example.com"))]}, None),
    Case("a link of 513", {"content": "x", "components": [row(link("https://e.com/" + "x" * 499))]}, 50035),
    Case("a javascript link", {"content": "x", "components": [row(link("javascript:alert(1)"))]}, 50035),
    Case("text display without the flag", {"content": "x", "components": [text("t")]}, 50035),
    Case("text of 4,000", v2(text("x" * 4000)), None),
    Case("text of 4,001", v2(text("x" * 4001)), 50035),
    Case("texts of 4,001 together", v2(text("x" * 2000), text("x" * 2001)), 50035),
    Case("empty text display", v2(text("")), 50035),
    Case("40 components", v2(*texts(40)), None),
    Case("41 components", v2(*texts(41)), 50035),
    Case(
        "41 components, nested",
        v2(
            {
                "type": 17,
                "components": [row(*[button(f"b{n}-{m}") for n in range(5)]) for m in range(6)] + texts(4),
            }
        ),
        50035,
    ),
    Case("6 rows in Components V2", v2(*[row(button(f"b{n}")) for n in range(6)]), None),
    Case(
        "a container in a container",
        v2({"type": 17, "components": [{"type": 17, "components": [text("t")]}]}),
        50035,
    ),
    Case("an empty container", v2({"type": 17, "components": []}), 50035),
    Case("section with 3 texts", v2(section(3)), None),
    Case("section with 4 texts", v2(section(4)), 50035),
    Case("section without accessory", v2({"type": 9, "components": [text("t")]}), 50035),
    Case("gallery of 10", v2(gallery(10)), None),
    Case("gallery of 11", v2(gallery(11)), 50035),
    Case("content beside Components V2", v2(text("t"), content="x"), 50035),
    Case("embed beside Components V2", v2(text("t"), **embed(title="t")), 50035),
    Case("embed title of 257", embed(title="t" * 257), 50035),
    Case("embed description of 4,096", embed(description="d" * 4096), None),
    Case("embed description of 4,097", embed(description="d" * 4097), 50035),
    Case(
        "embeds of 6,001 together",
        {"embeds": [{"description": "d" * 3000}, {"description": "d" * 3001}]},
        50035,
    ),
    Case("11 embeds", {"embeds": [{"title": "t"}] * 11}, 50035),
    Case("26 embed fields", embed(fields=[{"name": "n", "value": "v"}] * 26), 50035),
    Case(
        "mentions parsed and listed at once",
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["123456789012345678"]}},
        50035,
    ),
    Case("unknown kind of mention", {"content": "x", "allowed_mentions": {"parse": ["channels"]}}, 50035),
    Case("nonce of 26", {"content": "x", "nonce": "n" * 26, "enforce_nonce": True}, 50035),
]

NOBODY: JSON = {"parse": []}
EDITS = [
    EditCase(
        "plain to Components V2 with content null",
        {"content": "x"},
        v2(text("t"), content=None, allowed_mentions=NOBODY),
        None,
    ),
    EditCase(
        "plain to Components V2 leaving the content",
        {"content": "x"},
        v2(text("t"), allowed_mentions=NOBODY),
        50035,
    ),
    EditCase(
        "plain to Components V2 leaving an embed",
        {"content": "x", "embeds": [{"title": "t"}]},
        v2(text("t"), content=None, allowed_mentions=NOBODY),
        50035,
    ),
    EditCase(
        "Components V2 given content", v2(text("t")), {"content": "x", "allowed_mentions": NOBODY}, 50035
    ),
    EditCase(
        "Components V2 given an embed",
        v2(text("t")),
        {"embeds": [{"title": "t"}], "allowed_mentions": NOBODY},
        50035,
    ),
    EditCase("edited to nothing", {"content": "x"}, {"content": None, "allowed_mentions": NOBODY}, 50006),
    EditCase("edited to 2,001", {"content": "x"}, {"content": "x" * 2001, "allowed_mentions": NOBODY}, 50035),
    EditCase(
        "content null while buttons stay",
        {"content": "x", "components": [row(button())]},
        {"content": None, "allowed_mentions": NOBODY},
        None,
    ),
]


def entry(**more: Any) -> JSON:
    return {"type": 4, "style": 2, "custom_id": "t"} | more


def label(component: JSON, caption: str = "L", **more: Any) -> JSON:
    return {"type": 18, "label": caption, "component": component} | more


def form(*parts: JSON, title: str = "Form", custom_id: str = "f") -> JSON:
    return {"title": title, "custom_id": custom_id, "components": list(parts)}


FORMS = [
    Case("title of 45", form(label(entry()), title="t" * 45), None),
    Case("title of 46", form(label(entry()), title="t" * 46), 50035),
    Case("form custom id of 101", form(label(entry()), custom_id="f" * 101), 50035),
    Case("caption of 45", form(label(entry(), "l" * 45)), None),
    Case("caption of 46", form(label(entry(), "l" * 46)), 50035),
    Case("description of 100", form(label(entry(), description="d" * 100)), None),
    Case("description of 101", form(label(entry(), description="d" * 101)), 50035),
    Case("5 parts", form(*[label(entry(custom_id=f"t{n}")) for n in range(5)]), None),
    Case("6 parts", form(*[label(entry(custom_id=f"t{n}")) for n in range(6)]), 50035),
    Case("no part", form(), 50035),
    Case("a field's custom id twice", form(label(entry()), label(entry())), 50035),
    Case("value of 4,000", form(label(entry(value="v" * 4000))), None),
    Case("value of 4,001", form(label(entry(value="v" * 4001))), 50035),
    Case("value above the field's own limit", form(label(entry(value="v" * 301, max_length=300))), 50035),
    Case("limit of 4,001", form(label(entry(max_length=4001))), 50035),
    Case("limit of 0", form(label(entry(max_length=0))), 50035),
    Case("field placeholder of 101", form(label(entry(placeholder="p" * 101))), 50035),
    Case("select of 26", form(label(select(26))), 50035),
    Case("a bare text input", form(entry(label="L")), 50035),
    Case("a button", form(label(button())), 50035),
    Case("text display beside a field", form(text("t"), label(entry())), None),
]

CHOICES = [
    Case("25 choices", {"choices": [{"name": f"n{n}", "value": f"v{n}"} for n in range(25)]}, None),
    Case("26 choices", {"choices": [{"name": f"n{n}", "value": f"v{n}"} for n in range(26)]}, 50035),
    Case("choice name of 101", {"choices": [{"name": "n" * 101, "value": "v"}]}, 50035),
    Case("choice value of 101", {"choices": [{"name": "n", "value": "v" * 101}]}, 50035),
]

FILES = [
    FileCase("file of 10 MiB", 10 * 1024 * 1024, None),
    FileCase("file above 10 MiB", 10 * 1024 * 1024 + 1, 40005),
    FileCase(
        "a file that no attachment is",
        10,
        50035,
        v2({"type": 13, "file": {"url": "attachment://other.bin"}}),
    ),
]
"""simcord accepts any size: only the loopback Discord runs the size cases."""

COMMANDS = [
    Case("a command", {"name": "open", "description": "Open"}, None),
    Case("command name of 33", {"name": "o" * 33, "description": "Open"}, 50035),
    Case("command name in capitals", {"name": "Open", "description": "Open"}, 50035),
    Case("command name with a space", {"name": "open it", "description": "Open"}, 50035),
    Case("command description of 101", {"name": "open", "description": "d" * 101}, 50035),
    Case("empty command description", {"name": "open", "description": ""}, 50035),
    Case(
        "translated name with a space",
        {"name": "open", "description": "Open", "name_localizations": {"de": "alle offenen"}},
        50035,
    ),
    Case(
        "optional before required",
        {
            "name": "open",
            "description": "Open",
            "options": [
                {"type": 3, "name": "a", "description": "a"},
                {"type": 3, "name": "b", "description": "b", "required": True},
            ],
        },
        50035,
    ),
]
