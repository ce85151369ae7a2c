"""What is installed on this machine of what some formats need."""

from __future__ import annotations

from importlib import metadata
from typing import Literal, NamedTuple

from kcextract.loaders.office.soffice import office_program
from kcextract.loaders.scans.installed import LANGUAGE, LIBRARY, PACKAGE, data_folder


class Requirement(NamedTuple):
    """Something that reading some format needs: what for, and the Debian or Python package that has it."""

    name: str
    purpose: str
    kind: Literal["writer", "calc", "data", "package"]
    package: str


class Found(NamedTuple):
    """A requirement and what is there of it: a version or a path; None where it is missing."""

    requirement: Requirement
    version: str | None


REQUIREMENTS = (
    Requirement(
        "LibreOffice", "OpenDocument texts, rare and damaged Word files", "writer", "libreoffice-writer-nogui"
    ),
    Requirement("LibreOffice", "OpenDocument tables, damaged Excel files", "calc", "libreoffice-calc-nogui"),
    Requirement(LANGUAGE, "scans and pictures", "data", PACKAGE),
    Requirement(LIBRARY, "scans and pictures", "package", LIBRARY),
    Requirement("lxml", "Word files and web pages", "package", "lxml"),
    Requirement("olefile", "Word and Excel files of before 2007", "package", "olefile"),
    Requirement("xlrd", "Excel files of before 2007", "package", "xlrd"),
    Requirement("openpyxl", "Excel files", "package", "openpyxl"),
    Requirement("pypdfium2", "PDF files", "package", "pypdfium2"),
    Requirement("pdfminer.six", "PDF files", "package", "pdfminer.six"),
    Requirement("underthesea", "units that no vocabulary knows", "package", "underthesea"),
)
"""What may be missing; without the programs all formats but those that they are for can be read."""


def installation() -> tuple[Found, ...]:
    """Every requirement with what is there of it; nothing is run."""
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
        case "writer" | "calc":
            return office_program(requirement.kind)
        case "data":
            return data_folder()
        case "package":
            try:
                return metadata.version(requirement.name)
            except metadata.PackageNotFoundError:
                return None
