"""Drafts of a language model (LLM): what it is asked, in whose voice, and which of its words may be proposed."""
