"""Numeric targets: figures that count what a programme is to do, reach or produce."""

from kcextract.extractors.targets.extraction import extract_targets

__all__ = ["extract_targets"]
