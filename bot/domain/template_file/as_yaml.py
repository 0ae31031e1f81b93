"""Templates as YAML: exports, imports, and the starter library.

Every scalar is read as text, whatever YAML would make of it. Anchors, aliases and tags are refused, so that a small file
stays small; so is what is nested deeper than templates are. The library is loaded with the first file.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from bot.domain.plaintext import one_line
from bot.domain.settings import LANGUAGES, Language
from bot.domain.template_file.records import MOST, FileFlaw, Record, Unreadable

if TYPE_CHECKING:
    import yaml

_DEEPEST = 6
_TEMPLATES = "templates"
_YES = frozenset({"true", "yes", "ja"})


class _Refused(Exception):
    """A file that is not read any further."""

    def __init__(self, why: FileFlaw, line: int) -> None:
        super().__init__(why.value)
        self.unreadable = Unreadable(why, line)


class _Node:
    """Value with the line it begins in: a text, a list of nodes, or nodes by name."""

    __slots__ = ("line", "value")

    def __init__(self, line: int, value: "str | list[_Node] | dict[str, _Node]") -> None:
        self.line = line
        self.value = value


def write_yaml(records: Iterable[Record]) -> bytes:
    """Templates as YAML in UTF-8; texts of several lines as blocks."""
    import yaml

    def text(dumper: Any, value: str) -> Any:
        style = "|" if "\n" in value else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    dumper: Any = type("Dumper", (yaml.SafeDumper,), {})
    dumper.add_representer(str, text)
    document = {_TEMPLATES: [_entry(record) for record in records]}
    written: bytes = yaml.dump(
        document, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1000, encoding="utf-8"
    )
    return written


def read_yaml(data: bytes) -> tuple[Record, ...] | Unreadable:
    """Templates of a file."""
    try:
        top = _read(data)
        return _records(top, Language.GERMAN_DU)
    except _Refused as refused:
        return refused.unreadable


def read_starter(data: bytes, language: Language) -> tuple[str, tuple[Record, ...]] | Unreadable:
    """Name of a trade with its templates. Titles, short names and categories are there in German and English."""
    try:
        top = _read(data)
        return _text(_part(top, "trade"), language), _records(top, language)
    except _Refused as refused:
        return refused.unreadable


def _entry(record: Record) -> dict[str, object]:
    written: dict[str, object] = {"title": record.title}
    for name in ("short_name", "category", "goal"):
        if value := getattr(record, name):
            written[name] = value
    if record.thanks:
        written["thanks"] = True
    written |= {key: record.texts[one] for key, one in LANGUAGES.items() if one in record.texts}
    for name, several in (("examples", record.examples), ("channels", record.channels)):
        if several:
            written[name] = list(several)
    return written


def _read(data: bytes) -> _Node:
    import yaml

    try:
        text = data.decode("utf-8-sig")
        events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return _document(iter(events))
    except UnicodeDecodeError:
        raise _Refused(FileFlaw.NO_TEXT, 0) from None
    except yaml.MarkedYAMLError as error:
        raise _Refused(FileFlaw.NOT_YAML, error.problem_mark.line + 1 if error.problem_mark else 0) from None
    except yaml.YAMLError:
        raise _Refused(FileFlaw.NOT_YAML, 0) from None


def _document(events: "Iterable[yaml.Event]") -> _Node:
    """First document of a file as nodes."""
    stack: list[_Node] = []
    keys: list[str | None] = []
    for event in events:
        kind, line = type(event).__name__, event.start_mark.line + 1
        if getattr(event, "anchor", None) is not None or _tagged(event):
            raise _Refused(FileFlaw.REFERENCES, line)
        match kind:
            case "ScalarEvent":
                node = _Node(line, str(event.value))
            case "MappingStartEvent":
                node = _Node(line, {})
            case "SequenceStartEvent":
                node = _Node(line, [])
            case "MappingEndEvent" | "SequenceEndEvent":
                done = stack.pop()
                keys.pop()
                if not stack:
                    return done
                continue
            case _:
                continue
        if stack:
            _put(stack[-1], keys, node)
        if kind != "ScalarEvent":
            stack.append(node)
            keys.append(None)
            if len(stack) > _DEEPEST:
                raise _Refused(FileFlaw.NOT_YAML, line)
    raise _Refused(FileFlaw.EMPTY, 0)


def _put(into: _Node, keys: list[str | None], node: _Node) -> None:
    """Adds a node to a list, or as key or value to a mapping."""
    if isinstance(into.value, list):
        into.value.append(node)
    elif isinstance(into.value, dict):
        key = keys[-1]
        if key is not None:
            into.value[key] = node
            keys[-1] = None
        elif isinstance(node.value, str) and node.value not in into.value:
            keys[-1] = node.value
        else:
            raise _Refused(FileFlaw.NOT_YAML, node.line)


def _tagged(event: "yaml.Event") -> bool:
    """Whether it has a tag; `!` alone says of a quoted text that it is text."""
    return getattr(event, "tag", None) not in (None, "!")


def _records(top: _Node, language: Language) -> tuple[Record, ...]:
    every = top if isinstance(top.value, list) else _part(top, _TEMPLATES)
    if every is None or not isinstance(every.value, list):
        raise _Refused(FileFlaw.NOT_YAML if every else FileFlaw.EMPTY, top.line)
    if len(every.value) > MOST:
        raise _Refused(FileFlaw.TOO_MANY, every.value[MOST].line)
    if not every.value:
        raise _Refused(FileFlaw.EMPTY, every.line)
    return tuple(_record(node, language) for node in every.value)


def _record(node: _Node, language: Language) -> Record:
    if not isinstance(node.value, dict):
        raise _Refused(FileFlaw.NOT_YAML, node.line)

    def said(name: str) -> str:
        return one_line(_text(_part(node, name), language))

    def several(name: str) -> tuple[str, ...]:
        part = _part(node, name)
        # One alone may be written without a list.
        listed = () if part is None else part.value if isinstance(part.value, list) else (part,)
        return tuple(filter(None, (_text(one, language).strip() for one in listed)))

    texts = {one: _text(_part(node, key), language).strip() for key, one in LANGUAGES.items()}
    return Record(
        line=node.line,
        title=said("title"),
        texts={one: text for one, text in texts.items() if text},
        short_name=said("short_name"),
        category=said("category"),
        thanks=said("thanks").casefold() in _YES,
        examples=several("examples"),
        channels=several("channels"),
        goal=said("goal"),
    )


def _part(node: _Node, name: str) -> _Node | None:
    return node.value.get(name) if isinstance(node.value, dict) else None


def _text(node: _Node | None, language: Language) -> str:
    """Text of a node; of one in German and English the one in that language."""
    if node is None:
        return ""
    if isinstance(node.value, dict):
        names: Mapping[str, Any] = node.value
        return _text(names.get("en" if language is Language.ENGLISH else "de"), language)
    return node.value.replace("\0", "") if isinstance(node.value, str) else ""
