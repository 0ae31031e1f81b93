"""Anonymisation: what in a text says who somebody is, is left out."""
