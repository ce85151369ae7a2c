"""How long each stage of a document takes."""

from __future__ import annotations

import time


class Stages:
    """A stopwatch with laps; ``seconds`` has the time of each."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, stage: str) -> None:
        """The stage of that name has just ended."""
        now = time.perf_counter()
        self.seconds[stage] = round(self.seconds.get(stage, 0.0) + now - self._last, 6)
        self._last = now
