"""The outline: paragraphs to a tree of sections with roles."""

from kcextract.outline.parser import parse
from kcextract.outline.tree import Outline, Section

__all__ = ["Outline", "Section", "parse"]
