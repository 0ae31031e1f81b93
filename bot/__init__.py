"""The business of Shopbell; nothing in here knows Discord."""

__version__ = "0.1.0"
