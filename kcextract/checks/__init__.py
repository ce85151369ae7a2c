"""Arithmetic and consistency of what was extracted."""

from kcextract.checks.programme import check

__all__ = ["check"]
