"""Brand check: rules by which a text is compared with the brand (du and Sie, taboo words, gendered forms, emoji, sentences)."""
