"""Word files of 2007 and later (DOCX, and DOCM, whose macros are never looked at)."""

from kcextract.loaders.word.loader import load

__all__ = ["load"]
