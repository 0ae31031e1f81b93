"""Fixtures for all tests."""

from __future__ import annotations

from tests.support.servers import chromium, wordpress, wordpress_server, wordpress_site

__all__ = ["chromium", "wordpress", "wordpress_server", "wordpress_site"]
