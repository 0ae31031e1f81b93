"""help command: its panel is loaded when it is opened."""
