"""Doubles and test beds, one module each."""
