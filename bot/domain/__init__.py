"""The business in plain values: no input or output, no clock."""
