"""brand command (brand handbook): its panel is loaded when it is opened."""
