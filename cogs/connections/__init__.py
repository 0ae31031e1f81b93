"""Connections: the panel of what is connected, connecting, renewing and limiting what it costs."""
