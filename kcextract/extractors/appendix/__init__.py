"""The tables of a document: rebuilt, understood, and proved by arithmetic where words lack."""

from kcextract.extractors.appendix.extraction import Appendix, extract_appendix
from kcextract.extractors.appendix.figures import Relation
from kcextract.extractors.appendix.sheet import Fact

__all__ = ["Appendix", "Fact", "Relation", "extract_appendix"]
