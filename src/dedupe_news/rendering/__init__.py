"""Show stories, statements and spans."""
