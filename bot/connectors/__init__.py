"""Registry of the connectors, one folder per platform, imported on first use; only app uses it."""

from collections.abc import Mapping
from importlib import import_module

from bot.ports import ConnectorFactory

_CLASSES = {
    "facebook": "bot.connectors.facebook:Facebook",
    "wordpress": "bot.connectors.wordpress:WordPress",
    "x": "bot.connectors.x:X",
}
_DECLARED = "bot.connectors.example.declared"
"""Only for the preview: nobody connects it to a real business."""


def keys() -> tuple[str, ...]:
    """Keys of every connector that comes with the bot."""
    return tuple(_CLASSES)


def load(key: str) -> ConnectorFactory:
    """Connector class by key; its module is imported here. Raises KeyError for an unknown key."""
    module, _, name = _CLASSES[key].partition(":")
    factory: ConnectorFactory = getattr(import_module(module), name)
    return factory


def load_examples() -> Mapping[str, ConnectorFactory]:
    """Connector classes of the example business by key, with what the real ones declare."""
    examples: Mapping[str, ConnectorFactory] = import_module(_DECLARED).examples(map(load, _CLASSES))
    return examples


def open_example(url: str) -> None:
    """Opens a link of the example business, as its owner does in a browser; a link of anybody else does nothing."""
    import_module(_DECLARED).opened(url)
