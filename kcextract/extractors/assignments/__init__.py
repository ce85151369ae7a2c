"""The tasks that agencies are given, one row a bullet or paragraph."""

from kcextract.extractors.assignments.extraction import extract_assignments

__all__ = ["extract_assignments"]
