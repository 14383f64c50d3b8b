"""From files and streams to records and reports."""
