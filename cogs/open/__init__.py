"""open command (list of open comments): its panel is loaded when it is opened."""
