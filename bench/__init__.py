"""Figures: what is fast enough, measured against what the machine itself does in the same run."""
