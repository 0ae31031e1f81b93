"""Discord's rules for message bodies, forms and commands; each broken rule raises ApiError with Discord's code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from tests.support.loopback_discord.model import COMPONENTS_V2, JSON, walk
from tests.support.loopback_discord.problems import ApiError, invalid, required, too_long

FILE_LIMIT = 10 * 1024 * 1024
REQUEST_LIMIT = 25 * 1024 * 1024

ROW, BUTTON, TEXT_SELECT, TEXT_INPUT, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = (
    1, 2, 3, 4, 9, 10, 11, 12, 13, 14, 17,
)  # fmt: skip
LABEL, FILE_UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 18, 19, 21, 22, 23
SELECTS = frozenset({3, 5, 6, 7, 8})
V2_TOP = frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER})
IN_CONTAINER = V2_TOP - {CONTAINER}
IN_LABEL = SELECTS | {TEXT_INPUT, FILE_UPLOAD, RADIO, CHECKBOXES, CHECKBOX}


def _length(value: Any, path: str, low: int, high: int) -> None:
    if not isinstance(value, str):
        raise invalid(path, "STRING_TYPE_CONVERT", "Could not interpret as string.")
    if not low <= len(value) <= high:
        raise required(path) if low and not value else too_long(path, low, high)


def _optional(component: JSON, key: str, path: str, high: int) -> None:
    if component.get(key) is not None:
        _length(component[key], f"{path}.{key}", 0, high)


def _whole(component: JSON, key: str, path: str, low: int, high: int) -> None:
    value = component.get(key)
    if value is None:
        return
    if not isinstance(value, int) or not low <= value <= high:
        raise invalid(f"{path}.{key}", "NUMBER_TYPE_MAX", f"int value should be between {low} and {high}.")


def _custom_id(component: JSON, path: str, seen: set[str]) -> None:
    custom_id = component.get("custom_id")
    if custom_id is None:
        raise required(f"{path}.custom_id")
    _length(custom_id, f"{path}.custom_id", 1, 100)
    if custom_id in seen:
        raise invalid(
            f"{path}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
        )
    seen.add(custom_id)


def _button(component: JSON, path: str, seen: set[str]) -> None:
    style = component.get("style")
    if style not in (1, 2, 3, 4, 5, 6):
        raise invalid(f"{path}.style", "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}.")
    if component.get("label") is not None:
        _length(component["label"], f"{path}.label", 0, 80)
    if style == 5:
        if not component.get("url"):
            raise invalid(f"{path}.url", "BUTTON_COMPONENT_URL_REQUIRED", "A url is required")
        _length(component["url"], f"{path}.url", 1, 512)
        _url(component["url"], f"{path}.url", ("http://", "https://", "discord://"))
        if component.get("custom_id"):
            raise invalid(
                path,
                "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                "custom id and url exclude each other",
            )
    elif style != 6:
        if component.get("url"):
            raise invalid(f"{path}.url", "BUTTON_COMPONENT_INVALID_URL", "Only link buttons have a url")
        _custom_id(component, path, seen)
    if style != 6 and not component.get("label") and not component.get("emoji"):
        raise invalid(path, "BUTTON_COMPONENT_INVALID_EMOJI_OR_LABEL", "A label or an emoji is required")


def _select(component: JSON, path: str, seen: set[str], *, form: bool = False) -> None:
    _custom_id(component, path, seen)
    _optional(component, "placeholder", path, 150)
    _whole(component, "min_values", path, 0, 25)
    _whole(component, "max_values", path, 1, 25)
    low, high = component.get("min_values"), component.get("max_values")
    if low is not None and high is not None and low > high:
        raise invalid(
            f"{path}.min_values", "SELECT_COMPONENT_MIN_GREATER_THAN_MAX", "min_values exceeds max_values"
        )
    if form and component.get("disabled"):
        raise invalid(f"{path}.disabled", "COMPONENT_INVALID", "A select in a form cannot be disabled")
    if component["type"] == TEXT_SELECT:
        _options(component, path, 1, 25)
        options = component["options"]
        if (high or 1) > len(options):
            raise invalid(
                f"{path}.max_values", "SELECT_COMPONENT_MAX_TOO_LARGE", "max_values exceeds the options"
            )
        if sum(bool(o.get("default")) for o in options) > (high or 1):
            raise invalid(
                f"{path}.options", "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many default values"
            )


def _options(component: JSON, path: str, low: int, high: int) -> None:
    options = component.get("options")
    if not isinstance(options, list) or not low <= len(options) <= high:
        raise too_long(f"{path}.options", low, high)
    values: set[str] = set()
    for index, option in enumerate(options):
        where = f"{path}.options.{index}"
        _length(option.get("label"), f"{where}.label", 1, 100)
        _length(option.get("value"), f"{where}.value", 1, 100)
        _optional(option, "description", where, 100)
        if option["value"] in values:
            raise invalid(
                f"{where}.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The option is duplicated"
            )
        values.add(option["value"])


def _url(value: Any, path: str, schemes: Sequence[str]) -> None:
    if not isinstance(value, str) or not value.startswith(tuple(schemes)) or re.search(r"\s", value):
        raise invalid(path, "URL_TYPE_INVALID_SCHEME", f"Scheme must be one of {', '.join(schemes)}")


def _media(item: Any, path: str, files: Iterable[str], *, only_attached: bool = False) -> None:
    url = item.get("url") if isinstance(item, dict) else None
    _url(
        url, f"{path}.url", ("attachment://",) if only_attached else ("http://", "https://", "attachment://")
    )
    assert isinstance(url, str)
    if url.startswith("attachment://") and url.removeprefix("attachment://") not in set(files):
        raise invalid(
            f"{path}.url", "MEDIA_NOT_FOUND_IN_ATTACHMENTS", "The referenced attachment was not found"
        )


def _row(component: JSON, path: str, seen: set[str]) -> None:
    children = component.get("components")
    if not isinstance(children, list) or not children:
        raise required(f"{path}.components")
    selects = [child for child in children if child.get("type") in SELECTS]
    if len(children) > 5 or (selects and len(children) > 1):
        raise too_long(f"{path}.components", 1, 5)
    for index, child in enumerate(children):
        where = f"{path}.components.{index}"
        if child.get("type") == BUTTON:
            _button(child, where, seen)
        elif child.get("type") in SELECTS:
            _select(child, where, seen)
        else:
            raise _wrong_type(where)


def _wrong_type(path: str) -> ApiError:
    return invalid(f"{path}.type", "UNION_TYPE_CHOICES", 'Value of field "type" is not allowed here.')


def _text(component: JSON, path: str) -> None:
    if not isinstance(component.get("content"), str) or not component["content"].strip():
        raise required(f"{path}.content")
    _length(component["content"], f"{path}.content", 1, 4000)


def _section(component: JSON, path: str, seen: set[str], files: Sequence[str]) -> None:
    texts = component.get("components")
    if not isinstance(texts, list) or not 1 <= len(texts) <= 3:
        raise too_long(f"{path}.components", 1, 3)
    for index, child in enumerate(texts):
        if child.get("type") != TEXT:
            raise _wrong_type(f"{path}.components.{index}")
        _text(child, f"{path}.components.{index}")
    accessory = component.get("accessory")
    if not isinstance(accessory, dict):
        raise required(f"{path}.accessory")
    if accessory.get("type") == BUTTON:
        _button(accessory, f"{path}.accessory", seen)
    elif accessory.get("type") == THUMBNAIL:
        _media(accessory.get("media"), f"{path}.accessory.media", files)
        _optional(accessory, "description", f"{path}.accessory", 1024)
    else:
        raise _wrong_type(f"{path}.accessory")


def _gallery(component: JSON, path: str, files: Sequence[str]) -> None:
    items = component.get("items")
    if not isinstance(items, list) or not 1 <= len(items) <= 10:
        raise too_long(f"{path}.items", 1, 10)
    for index, item in enumerate(items):
        _media(item.get("media"), f"{path}.items.{index}.media", files)
        _optional(item, "description", f"{path}.items.{index}", 1024)


def _v2(
    components: Sequence[JSON], path: str, allowed: frozenset[int], seen: set[str], files: Sequence[str]
) -> None:
    for index, component in enumerate(components):
        where = f"{path}.{index}"
        kind = component.get("type")
        if kind not in allowed:
            raise _wrong_type(where)
        if kind == ROW:
            _row(component, where, seen)
        elif kind == TEXT:
            _text(component, where)
        elif kind == SECTION:
            _section(component, where, seen, files)
        elif kind == GALLERY:
            _gallery(component, where, files)
        elif kind == FILE:
            _media(component.get("file"), f"{where}.file", files, only_attached=True)
        elif kind == SEPARATOR:
            if component.get("spacing") not in (None, 1, 2):
                raise invalid(f"{where}.spacing", "BASE_TYPE_CHOICES", "Value must be one of {1, 2}.")
        elif kind == CONTAINER:
            children = component.get("components")
            if not isinstance(children, list) or not children:
                raise required(f"{where}.components")
            _whole(component, "accent_color", where, 0, 0xFFFFFF)
            _v2(children, f"{where}.components", IN_CONTAINER, seen, files)


def _component_ids(components: Sequence[JSON]) -> None:
    given = [c["id"] for c in walk(components) if c.get("id")]
    if len(given) != len(set(given)):
        raise invalid("components", "COMPONENT_ID_DUPLICATED", "Component ids cannot be duplicated")


def components_of_message(components: Any, *, v2: bool, files: Sequence[str]) -> None:
    """Checks a message's components; `files` are the names that attachment:// may point to."""
    if not isinstance(components, list) or not all(isinstance(c, dict) for c in components):
        raise invalid("components", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    seen: set[str] = set()
    if not v2:
        if len(components) > 5:
            raise too_long("components", 0, 5)
        for index, component in enumerate(components):
            if component.get("type") != ROW:
                raise _wrong_type(f"components.{index}")
            _row(component, f"components.{index}", seen)
        return
    total = sum(1 for _ in walk(components))
    if total > 40:
        raise invalid(
            "components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The maximum of 40 is exceeded"
        )
    _v2(components, "components", V2_TOP, seen, files)
    if sum(len(c["content"]) for c in walk(components) if c["type"] == TEXT) > 4000:
        raise invalid(
            "components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "Displayable text exceeds 4000"
        )
    _component_ids(components)


def embeds(items: Any) -> None:
    if not isinstance(items, list):
        raise invalid("embeds", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    if len(items) > 10:
        raise too_long("embeds", 0, 10)
    total = 0
    for index, embed in enumerate(items):
        path = f"embeds.{index}"
        parts: list[tuple[str, Any, int]] = [
            ("title", embed.get("title"), 256),
            ("description", embed.get("description"), 4096),
            ("footer.text", (embed.get("footer") or {}).get("text"), 2048),
            ("author.name", (embed.get("author") or {}).get("name"), 256),
        ]
        rows = embed.get("fields") or []
        if len(rows) > 25:
            raise too_long(f"{path}.fields", 0, 25)
        for number, row in enumerate(rows):
            for key, high in (("name", 256), ("value", 1024)):
                if not row.get(key):
                    raise required(f"{path}.fields.{number}.{key}")
                parts.append((f"fields.{number}.{key}", row[key], high))
        for name, value, high in parts:
            if value is not None:
                _length(value, f"{path}.{name}", 0, high)
                total += len(value.strip())
    if total > 6000:
        raise invalid("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")


def content(value: Any) -> None:
    if value is not None:
        _length(value if isinstance(value, str) else str(value), "content", 0, 2000)


def allowed_mentions(value: Any) -> None:
    if value is None:
        return
    if not isinstance(value, dict):
        raise invalid("allowed_mentions", "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
    parse = value.get("parse") or []
    if any(kind not in ("users", "roles", "everyone") for kind in parse):
        raise invalid(
            "allowed_mentions.parse", "BASE_TYPE_CHOICES", "Value must be one of users, roles, everyone."
        )
    for kind in ("users", "roles"):
        ids = value.get(kind) or []
        if len(ids) > 100:
            raise too_long(f"allowed_mentions.{kind}", 0, 100)
        if ids and kind in parse:
            raise invalid(
                "allowed_mentions",
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f"parse:{kind} and {kind}: [ids] exclude each other",
            )


def v2_alone(body: JSON) -> None:
    """A Components V2 body may bring nothing but components and files."""
    for key in ("content", "embeds", "poll", "sticker_ids"):
        if body.get(key):
            raise invalid(
                key,
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )


def new_message(body: JSON, files: Sequence[str]) -> None:
    """The whole body of a message that is created."""
    flags = body.get("flags") or 0
    content(body.get("content"))
    allowed_mentions(body.get("allowed_mentions"))
    nonce = body.get("nonce")
    if nonce is not None and len(str(nonce)) > 25:
        raise too_long("nonce", 0, 25)
    if flags & COMPONENTS_V2:
        v2_alone(body)
        if not body.get("components"):
            raise ApiError(400, 50006, "Cannot send an empty message")
    if body.get("components") is not None:
        components_of_message(body["components"], v2=bool(flags & COMPONENTS_V2), files=files)
    if body.get("embeds") is not None:
        embeds(body["embeds"])
    filled = (
        (body.get("content") or "").strip()
        or any(body.get(k) for k in ("embeds", "poll", "sticker_ids"))
        or files
    )
    if not filled and not body.get("components"):
        raise ApiError(400, 50006, "Cannot send an empty message")


def form(data: JSON) -> None:
    """A modal: title 45, up to 5 labels, text displays or (deprecated) rows with one text input."""
    _length(data.get("title"), "data.title", 1, 45)
    _length(data.get("custom_id"), "data.custom_id", 1, 100)
    parts = data.get("components")
    if not isinstance(parts, list) or not 1 <= len(parts) <= 5:
        raise too_long("data.components", 1, 5)
    seen: set[str] = set()
    for index, part in enumerate(parts):
        path = f"data.components.{index}"
        kind = part.get("type")
        if kind == TEXT:
            _text(part, path)
        elif kind == ROW:
            children = part.get("components") or []
            if len(children) != 1 or children[0].get("type") != TEXT_INPUT:
                raise _wrong_type(f"{path}.components.0")
            _length(children[0].get("label"), f"{path}.components.0.label", 1, 45)
            _form_field(children[0], f"{path}.components.0", seen)
        elif kind == LABEL:
            _length(part.get("label"), f"{path}.label", 1, 45)
            _optional(part, "description", path, 100)
            inner = part.get("component")
            if not isinstance(inner, dict):
                raise required(f"{path}.component")
            if inner.get("type") not in IN_LABEL:
                raise _wrong_type(f"{path}.component")
            if inner.get("label"):
                raise invalid(
                    f"{path}.component.label", "COMPONENT_INVALID", "A field in a label has no label itself"
                )
            _form_field(inner, f"{path}.component", seen)
        else:
            raise _wrong_type(path)
    _component_ids(parts)


def _form_field(inner: JSON, path: str, seen: set[str]) -> None:
    kind = inner["type"]
    if kind in SELECTS:
        _select(inner, path, seen, form=True)
        return
    _custom_id(inner, path, seen)
    if kind == TEXT_INPUT:
        if inner.get("style") not in (1, 2):
            raise invalid(f"{path}.style", "BASE_TYPE_CHOICES", "Value must be one of {1, 2}.")
        _whole(inner, "min_length", path, 0, 4000)
        _whole(inner, "max_length", path, 1, 4000)
        low, high = inner.get("min_length") or 0, inner.get("max_length") or 4000
        if low > high:
            raise invalid(
                f"{path}.min_length", "TEXT_INPUT_MIN_GREATER_THAN_MAX", "min_length exceeds max_length"
            )
        _optional(inner, "placeholder", path, 100)
        if inner.get("value"):
            _length(inner["value"], f"{path}.value", low, high)
    elif kind == FILE_UPLOAD:
        _whole(inner, "min_values", path, 0, 10)
        _whole(inner, "max_values", path, 1, 10)
    elif kind in (RADIO, CHECKBOXES):
        _options(inner, path, 2 if kind == RADIO else 1, 10)


def choices(items: Any) -> None:
    """Autocomplete: up to 25, name 1 to 100, value up to 100."""
    if not isinstance(items, list) or len(items) > 25:
        raise too_long("data.choices", 0, 25)
    for index, item in enumerate(items):
        _length(item.get("name"), f"data.choices.{index}.name", 1, 100)
        if isinstance(item.get("value"), str):
            _length(item["value"], f"data.choices.{index}.value", 1, 100)


_NAME = re.compile(r"^[-_'\w]{1,32}$")


def commands(items: Any) -> None:
    """A bulk overwrite of commands: names, descriptions, counts and the 8,000 characters of one command."""
    if not isinstance(items, list):
        raise invalid("commands", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    names: set[tuple[int, str]] = set()
    counts: dict[int, int] = {}
    for index, item in enumerate(items):
        kind = item.get("type") or 1
        path = str(index)
        _command_text(item, path, kind)
        if (kind, item["name"]) in names:
            raise invalid(
                path, "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"
            )
        names.add((kind, item["name"]))
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] > {1: 100, 2: 15, 3: 15}.get(kind, 100):
            raise ApiError(400, 30032, "Maximum number of application commands reached")
        _command_options(item.get("options") or [], path)
        if kind == 1 and _command_size(item) > 8000:
            raise invalid(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")


def _command_text(item: JSON, path: str, kind: int) -> None:
    names = [("name", item.get("name"))]
    names += [(f"name_localizations.{k}", v) for k, v in (item.get("name_localizations") or {}).items()]
    for where, name in names:
        _length(name, f"{path}.{where}", 1, 32)
        if kind == 1 and (not _NAME.match(str(name)) or str(name) != str(name).lower()):
            raise invalid(f"{path}.{where}", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    texts = [("description", item.get("description"))] if kind == 1 else []
    texts += [
        (f"description_localizations.{k}", v)
        for k, v in (item.get("description_localizations") or {}).items()
    ]
    for where, text in texts:
        _length(text, f"{path}.{where}", 1, 100)


def _command_options(options: Sequence[JSON], path: str) -> None:
    if len(options) > 25:
        raise too_long(f"{path}.options", 0, 25)
    names: set[str] = set()
    optional_seen = False
    for index, option in enumerate(options):
        where = f"{path}.options.{index}"
        _command_text(option, where, 1)
        if option["name"] in names:
            raise invalid(where, "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique")
        names.add(option["name"])
        if option.get("type") in (1, 2):
            _command_options(option.get("options") or [], where)
            continue
        if option.get("required") and optional_seen:
            raise invalid(
                where, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options come first"
            )
        optional_seen = optional_seen or not option.get("required")
        listed = option.get("choices") or []
        if len(listed) > 25:
            raise too_long(f"{where}.choices", 0, 25)
        if listed and option.get("autocomplete"):
            raise invalid(
                where, "APPLICATION_COMMAND_AUTOCOMPLETE_AND_CHOICES", "Choices exclude autocomplete"
            )
        for number, choice in enumerate(listed):
            _length(choice.get("name"), f"{where}.choices.{number}.name", 1, 100)


def _command_size(item: JSON) -> int:
    def longest(key: str) -> int:
        return max(
            len(item.get(key) or ""), *(len(v) for v in (item.get(f"{key}_localizations") or {}).values()), 0
        )

    size = longest("name") + longest("description")
    size += sum(len(str(c.get("name"))) + len(str(c.get("value"))) for c in item.get("choices") or ())
    return size + sum(_command_size(option) for option in item.get("options") or ())
