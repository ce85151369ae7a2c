"""Rich text files (RTF 1.9.1): text, fonts, tables and the automatic numbers that Word writes beside them."""

from __future__ import annotations

from kcextract.loaders.office.rich_text.reader import RichText, read

__all__ = ["RichText", "read"]
