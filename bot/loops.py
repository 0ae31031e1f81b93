"""Loop: a supervised shell around step(now) -> next_due."""
