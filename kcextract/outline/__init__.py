"""The outline: paragraphs to a tree of sections with roles."""

from kcextract.outline.bare import BareHeading
from kcextract.outline.nodes import BULLETS
from kcextract.outline.parser import parse
from kcextract.outline.tree import Outline, Section

__all__ = ["BULLETS", "BareHeading", "Outline", "Section", "parse"]
