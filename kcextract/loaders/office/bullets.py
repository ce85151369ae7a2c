"""What the bullets of automatic lists become."""

from __future__ import annotations

# Those that authors type too stay what they are; others are one, or show how deep they are among themselves.
BULLETS = {"-": "-", "–": "-", "—": "-", "−": "-", "‒": "-", "+": "+", "*": "*"}
DEEPER_BULLETS = "•+*"
BULLET = DEEPER_BULLETS[0]
