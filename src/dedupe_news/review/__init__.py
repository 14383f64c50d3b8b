"""Reviewing stories: queue, decision log and undo as plain objects, and the screen that shows them."""
