"""Legal bases: the acts on which a document rests, and those that its body cites."""

from kcextract.extractors.legal_bases.base import LegalBase
from kcextract.extractors.legal_bases.extraction import extract_legal_bases

__all__ = ["LegalBase", "extract_legal_bases"]
