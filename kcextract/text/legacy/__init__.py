"""Text in fonts that are not Unicode: TCVN3, VNI, VISCII and VPS become the letters that they show.

A font's name tells what its letters should be, the text what they are: a Unicode text in ".VnTime" stays as
it is, a TCVN3 text in "Times New Roman" is converted. What cannot be told apart stays as it is.
"""

from __future__ import annotations

from kcextract.text.legacy.conversion import Recoded, Run, to_unicode

__all__ = ["Recoded", "Run", "to_unicode"]
