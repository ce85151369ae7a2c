"""Begins the file of a field: a skeleton with an entry of each kind, to be filled in."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from kcextract.errors import GrammarError
from kcextract.grammar.units import UNIT_CLASSES
from kcextract.records.codes import ACTIVITY_CODES, ROLES

_SKELETON = "field.toml"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.ASCII)
_CODES_WIDTH = 96
_INDENT = "#          "


def draft_field(name: str) -> str:
    """The text of a file for the field of that name; GrammarError if it is no name in small letters."""
    if _NAME.fullmatch(name) is None:
        raise GrammarError(
            f"A grammar's name must be small letters from a to z, digits and hyphens, not “{name}”."
        )
    text = resources.files(__package__).joinpath(_SKELETON).read_text("utf-8")
    given = {
        "name": name,
        "upper": name.upper(),
        "unit_classes": _listed(UNIT_CLASSES),
        "roles": _listed(ROLES),
        "activities": _listed(ACTIVITY_CODES[:-1]),
    }
    for key, value in given.items():
        text = text.replace(f"{{{key}}}", value)
    return text


def write_field(name: str, folder: Path) -> Path:
    """Writes the file for a field into ``folder``; GrammarError if there is one, or it cannot be written."""
    content = draft_field(name)
    path = folder / f"{name}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except FileExistsError:
        raise GrammarError(
            f"{path} is there already: remove it, or choose another name.", source=str(path)
        ) from None
    except OSError as error:
        raise GrammarError(f"{path} cannot be written: {error.strerror}.", source=str(path)) from None
    return path


def _listed(codes: Iterable[str]) -> str:
    lines = textwrap.wrap(", ".join(codes), _CODES_WIDTH, break_on_hyphens=False)
    return f"\n{_INDENT}".join(lines)
