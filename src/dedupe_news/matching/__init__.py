"""Find the reports that reprint one another."""
