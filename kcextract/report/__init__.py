"""HTML pages of a dataset, for readers: the text of each document with all that was read in it."""

from __future__ import annotations

from kcextract.report.site import Report, write_report

__all__ = ["Report", "write_report"]
