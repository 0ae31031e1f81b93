"""The only way out: sessions, time-outs, address guard, status to error."""
