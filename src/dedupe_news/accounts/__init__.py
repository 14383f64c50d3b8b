"""Accounts: from the reports of one story to ordered, cited statements with their conflicts."""

from dedupe_news.accounts.compose import AccountSettings, ReportInput, compose

__all__ = ["AccountSettings", "ReportInput", "compose"]
