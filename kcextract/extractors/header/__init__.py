"""The header of a document: what it is, who issued it, when, for which period, who signed it."""

from kcextract.extractors.header.extraction import extract_header
from kcextract.extractors.header.fields import Header

__all__ = ["Header", "extract_header"]
