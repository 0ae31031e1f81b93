"""Registry of the connectors, one folder per platform, imported on first use; only app uses it."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from bot.ports import ConnectorFactory

_CLASSES = {
    "facebook": "bot.connectors.facebook:Facebook",
    "wordpress": "bot.connectors.wordpress:WordPress",
    "x": "bot.connectors.x:X",
}
_BUILT_IN = {"practice": "bot.connectors.practice:Practice"}
"""Connectors that nobody connects: the bot has them by itself."""
_DECLARED = "bot.connectors.example.declared"
"""Only for the preview: nobody connects it to a real business."""


def keys() -> tuple[str, ...]:
    """Keys of every connector that comes with the bot and can be connected."""
    return tuple(_CLASSES)


def load(key: str) -> ConnectorFactory:
    """Connector class by key; its module is imported here. Raises KeyError for an unknown key."""
    module, _, name = (_BUILT_IN.get(key) or _CLASSES[key]).partition(":")
    factory: ConnectorFactory = getattr(import_module(module), name)
    return factory


class Registry(Mapping[str, ConnectorFactory]):
    """Connector classes by key, those of `more` after the bot's own; built-in ones are found and not listed. A module is
    imported when its class is asked for: a platform that nobody has connected costs no memory.
    """

    def __init__(self, more: Mapping[str, ConnectorFactory]) -> None:
        self._more = dict(more)

    def __getitem__(self, key: str) -> ConnectorFactory:
        """Class of this platform. Raises KeyError."""
        return self._more[key] if key in self._more else load(key)

    def __contains__(self, key: object) -> bool:
        return key in self._more or key in _CLASSES or key in _BUILT_IN

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*_CLASSES, *self._more)))

    def __len__(self) -> int:
        return len(_CLASSES.keys() | self._more.keys())


def load_examples() -> Mapping[str, ConnectorFactory]:
    """Connector classes of the example business by key, with what the real ones declare."""
    examples: Mapping[str, ConnectorFactory] = import_module(_DECLARED).examples(map(load, _CLASSES))
    return examples


def open_example(url: str) -> None:
    """Opens a link of the example business, as its owner does in a browser; a link of anybody else does nothing."""
    import_module(_DECLARED).opened(url)


def play_example(scenes: int) -> int:
    """Has so many scenes of the example business begun; how many there are."""
    there: int = import_module(_DECLARED).begin(scenes)
    return there
