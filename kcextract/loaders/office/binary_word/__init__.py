"""Word files of 1997 to 2003 ([MS-DOC]): text, fonts, tables and automatic numbers, without Word.

Read are the parts that make up what a reader sees of the main text and its text boxes. What does not look
as the format says raises ``UnsureError``, for a slower program to have a look at.
"""

from __future__ import annotations

from kcextract.loaders.office.binary_word.reader import BinaryWord, read

__all__ = ["BinaryWord", "read"]
