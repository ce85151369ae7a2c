"""The header and the outline of a document on the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from kcextract.cli.terminal import one_line, printable
from kcextract.records import DocumentRecord, Extraction, SectionRecord
from kcextract.records.codes import ROLES

ROLE_STYLES = {
    "header": "bright_black",
    "legal_bases": "blue",
    "enactment": "magenta",
    "objectives": "green",
    "objectives_general": "green",
    "objectives_specific": "green",
    "scope": "bright_blue",
    "subjects": "bright_blue",
    "priorities": "bright_blue",
    "contents": "cyan",
    "content_item": "cyan",
    "expected_result": "bright_green",
    "budget": "yellow",
    "solutions": "bright_magenta",
    "organisation": "bright_yellow",
    "effect": "magenta",
    "recipients": "bright_black",
    "signature": "bright_black",
    "appendix": "bright_cyan",
    "other": "default",
}

_ON_TOP = (
    "status",
    "encoding",
    "family",
    "number",
    "issuer",
    "issuer_level",
    "province_code",
    "province",
    "province_code_2025",
    "province_2025",
    "place",
    "issue_date",
    "effective_from",
    "title",
    "programme_title",
    "period_start",
    "period_end",
    "signer_name",
    "signer_title",
    "signed_for",
)
_GUIDE_WIDTH = 4
_LEAST_ROOM = 20
_OPENING = 200


def print_header(document: DocumentRecord, console: Console) -> None:
    """Prints a line a field of the document's row, "–" where the document does not state it."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name in _ON_TOP:
        value = getattr(document, name)
        grid.add_row(name, Text("–", "dim") if value is None else Text(one_line(str(value))))
    console.print(grid)
    console.print()


def print_outline(extraction: Extraction, console: Console) -> None:
    """Prints the sections as a tree, each with its role where a role begins, and the count of each role."""
    if len(extraction.sections) > 1:
        console.print(_tree(extraction, console.width), no_wrap=True, crop=True)
        console.print()
        console.print(_legend(extraction.sections[1:]))


def _tree(extraction: Extraction, width: int) -> Tree:
    text = extraction.document.text or ""
    nodes: dict[int, Tree] = {}
    roles: dict[int, str] = {}
    root = Tree(Text(printable(extraction.document.source), "bold"), guide_style="dim")
    for section in extraction.sections:
        roles[section.section_no] = section.role
        if section.parent_no is None:
            nodes[section.section_no] = root
            continue
        room = max(_LEAST_ROOM, width - _GUIDE_WIDTH * section.depth)
        label = _label(section, text, roles[section.parent_no], room)
        nodes[section.section_no] = nodes[section.parent_no].add(label)
    return root


def _label(section: SectionRecord, text: str, parent_role: str, room: int) -> Text:
    marker = Text(one_line(section.marker or f"({section.kind})"), "bold" if section.marker else "dim")
    words = section.heading or _opening(section, text)
    # An inherited role is not said again: what is said is where a role begins.
    role = Text("" if section.role == parent_role else f" [{section.role}]", "dim")
    heading = Text(one_line(words), ROLE_STYLES[section.role])
    heading.truncate(max(1, room - marker.cell_len - 1 - role.cell_len), overflow="ellipsis")
    label = Text.assemble(marker, " ", heading, role, no_wrap=True, overflow="ellipsis")
    label.truncate(room, overflow="ellipsis")
    return label


def _opening(section: SectionRecord, text: str) -> str:
    own = text[section.start : min(section.own_end, section.start + _OPENING)].lstrip()
    return own.removeprefix(section.marker or "")


def _legend(sections: Sequence[SectionRecord]) -> Text:
    # The root's role says nothing: it has none of its own.
    counts = Counter(section.role for section in sections)
    legend = Text("Roles: ", "dim")
    present = [role for role in ROLES if counts[role]]
    for role in present:
        legend.append(f"■ {role}", ROLE_STYLES[role])
        legend.append(f" {counts[role]}" + ("  " if role != present[-1] else ""))
    return legend
