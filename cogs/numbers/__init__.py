"""numbers command (statistics): its panel is loaded when it is opened."""
