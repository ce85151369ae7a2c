"""What is installed on this machine of what some formats need."""

from __future__ import annotations

import shutil
import subprocess
from importlib import metadata
from typing import Literal, NamedTuple

_SECONDS = 20
_VIETNAMESE = "vie"


class Requirement(NamedTuple):
    """Something that reading some format needs: what for, and the Debian or Python package that has it."""

    name: str
    purpose: str
    kind: Literal["program", "language", "package"]
    package: str


class Found(NamedTuple):
    """A requirement and what is there of it: a version or a path; None where it is missing."""

    requirement: Requirement
    version: str | None


REQUIREMENTS = (
    Requirement("soffice", "Word and Excel files of before 2007, RTF", "program", "libreoffice-writer-nogui"),
    Requirement("tesseract", "scans and pictures", "program", "tesseract-ocr"),
    Requirement(_VIETNAMESE, "scans and pictures in Vietnamese", "language", "tesseract-ocr-vie"),
    Requirement("python-docx", "Word files", "package", "python-docx"),
    Requirement("lxml", "Word files and web pages", "package", "lxml"),
    Requirement("pypdfium2", "PDF files", "package", "pypdfium2"),
    Requirement("pdfplumber", "tables in PDF files", "package", "pdfplumber"),
    Requirement("underthesea", "units that no vocabulary knows", "package", "underthesea"),
)
"""What may be missing; without the programs all formats but those that they are for can be read."""


def installation() -> tuple[Found, ...]:
    """Every requirement with what is there of it; takes no longer than a few short calls of programs."""
    return tuple(Found(each, _version(each)) for each in REQUIREMENTS)


def remedy(found: tuple[Found, ...]) -> str | None:
    """The one command that installs what is missing; None where nothing is."""
    missing = [each.requirement for each in found if each.version is None]
    packages = [each.package for each in missing if each.kind == "package"]
    system = [each.package for each in missing if each.kind != "package"]
    commands = []
    if system:
        commands.append(f"sudo apt-get install --no-install-recommends {' '.join(system)}")
    if packages:
        commands.append(f"pip install {' '.join(packages)}")
    return " && ".join(commands) or None


def _version(requirement: Requirement) -> str | None:
    match requirement.kind:
        case "program":
            return shutil.which(requirement.name)
        case "language":
            return _VIETNAMESE if requirement.name in _languages() else None
        case "package":
            try:
                return metadata.version(requirement.name)
            except metadata.PackageNotFoundError:
                return None


def _languages() -> frozenset[str]:
    """The languages that Tesseract has data of; none where it is not there."""
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    try:
        answer = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(answer.stdout.split())
