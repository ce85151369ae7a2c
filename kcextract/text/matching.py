"""How patterns of the package ``regex`` are asked where they are asked thousands of times."""

from __future__ import annotations

from typing import Final

ALONE: Final = False
"""For ``concurrent``, the argument behind the end of the text: no other thread runs during the match.

To let others run takes longer than most matches do.
"""
