"""What files are, on the terminal: a line a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from kcextract.cli.terminal import printable
from kcextract.run.survey import Survey


def print_surveys(surveys: Iterable[Survey], console: Console) -> bool:
    """Prints a line a file as it comes, then how many there are of each format; whether all can be read."""
    counts: Counter[str] = Counter()
    unreadable = 0
    for each in surveys:
        facts = [each.format or "?", _size(each.size)]
        if each.encoding:
            facts.append(each.encoding)
        if each.page_count is not None:
            facts.append(f"{each.page_count} pages")
        if each.needs_ocr:
            facts.append("needs OCR")
        line = Text(f"{printable(each.source)}: {', '.join(facts)}")
        if each.problem is not None:
            unreadable += 1
            line.append(f": {printable(each.problem)}", style="red")
        counts[each.format or "unknown"] += 1
        console.print(line, soft_wrap=True)
    formats = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    console.print(f"{counts.total()} files: {formats or 'none'}; {unreadable} cannot be read.")
    return not unreadable


def _size(size: int | None) -> str:
    if size is None:
        return "? kB"
    return f"{size / 1000:,.1f} kB" if size < 1_000_000 else f"{size / 1_000_000:,.1f} MB"
