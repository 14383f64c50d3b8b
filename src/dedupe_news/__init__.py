"""Turn a pile of scraped news into one consolidated, cited account per story."""
