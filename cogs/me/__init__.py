"""me command (own settings of a member): its panel is loaded when it is opened."""
