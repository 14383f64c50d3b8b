"""Write one account of a story."""
