"""Office files of before Word 2007, of Excel, and of OpenDocument."""

from __future__ import annotations

from kcextract.loaders.office.loader import load

__all__ = ["load"]
