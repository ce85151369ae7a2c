"""The checks of a programme's figures against each other."""

from __future__ import annotations

from kcextract.extractors.programme import Programme
from kcextract.records import CheckRecord


def check(programme: Programme) -> tuple[CheckRecord, ...]:
    """The checks that the rows of ``programme`` allow, in text order."""
    del programme
    return ()
