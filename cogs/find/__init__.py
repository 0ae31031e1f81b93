"""find command (search): its panel is loaded with the first search."""
