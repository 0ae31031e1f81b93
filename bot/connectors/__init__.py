"""Registry of the connectors, one folder per platform, imported on first use; only app uses it."""

from importlib import import_module

from bot.ports import ConnectorFactory

_CLASSES = {
    "facebook": "bot.connectors.facebook:Facebook",
    "wordpress": "bot.connectors.wordpress:WordPress",
    "x": "bot.connectors.x:X",
}
EXAMPLE = "bot.connectors.example:Example"
"""Only for the preview: nobody connects it to a real business."""


def keys() -> tuple[str, ...]:
    """Keys of every connector that comes with the bot."""
    return tuple(_CLASSES)


def load(key: str) -> ConnectorFactory:
    """Connector class by key; its module is imported here. Raises KeyError for an unknown key."""
    return _load(_CLASSES[key])


def load_example() -> ConnectorFactory:
    """Connector class of the example platform."""
    return _load(EXAMPLE)


def _load(place: str) -> ConnectorFactory:
    module, _, name = place.partition(":")
    factory: ConnectorFactory = getattr(import_module(module), name)
    return factory
