"""What went wrong, said to the person who pressed."""
