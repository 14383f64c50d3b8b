"""Group reports of the same event."""
