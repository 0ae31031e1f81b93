"""Domain model: plain values and pure rules. No I/O, no clock."""
