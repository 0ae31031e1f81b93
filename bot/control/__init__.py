"""Control: the Unix socket by which the terminal reaches the running bot."""
