"""Capture as comment (message command): what answers is loaded with the first message."""
