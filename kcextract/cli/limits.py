"""Limits as they are given on the command line: NAME=N."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import fields, replace

import typer

from kcextract.loaders.limits import DEFAULT_LIMITS, Limits

NAMES = tuple(each.name for each in fields(Limits))


def limits(given: Iterable[str]) -> Limits:
    """The limits of kcextract but for those that are given; a wrong one is told as wrong usage."""
    found = DEFAULT_LIMITS
    for each in given:
        name, _, value = each.partition("=")
        try:
            number = float(value.replace("_", ""))
        except ValueError:
            number = math.nan
        if name not in NAMES or not 0 < number < math.inf:
            raise typer.BadParameter(
                f"{each!r} is no limit: write NAME=N, with a number above 0, for one of {', '.join(NAMES)}.",
                param_hint="--limit",
            )
        kind = type(getattr(DEFAULT_LIMITS, name))
        found = replace(found, **{name: kind(number)})
    return found
