"""Renews what the documentation takes from the program: pages of tables, notebooks, the first plot.

    python scripts/docs.py                       all of it
    python scripts/docs.py notebooks/NAME.ipynb  this notebook only

A test proves that what is there is what the program gives today.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib
import nbformat
from nbclient import NotebookClient

from kcextract import convert, extract, labels
from kcextract.cli.terminal import PIPED_WIDTH
from kcextract.golden.drafts import LOCKS
from kcextract.records import Column, Extraction, Record, columns, table_records

ROOT = Path(__file__).parent.parent
NOTEBOOKS = ROOT / "notebooks"
TABLES = ROOT / "docs" / "tables"
PLOT = ROOT / "docs" / "first-plot.png"

_SECONDS = 300
_LONGEST = 5_000
# What differs between two runs of the same notebook.
_CHANGING = re.compile(r"\b\d+\.\d+s\b|={3,}|0x[0-9a-f]{6,}")
_TAGS = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)
_PICTURE = "image/png"
_EXAMPLE = 70
_REFERRED = {
    "doc_id": "documents",
    "section_no": "sections",
    "content_item_no": "content_items",
    "table_no": "appendix_tables",
}
_MADE = "<!-- Made by scripts/docs.py from kcextract/records: change the records, then run: make docs -->"


def table_pages() -> dict[Path, str]:
    """The pages of the tables and their index, by their places."""
    extractions = [_extracted(path) for path in sorted((ROOT / "corpus").glob("*.txt"))]
    pages = {TABLES / f"{table}.md": _page(table, extractions) for table in table_records()}
    return {TABLES / "README.md": _index(extractions), **pages}


def _extracted(path: Path) -> Extraction:
    found = extract(path)
    # Not where this repository lies on this machine.
    return replace(found, document=replace(found.document, source=f"corpus/{path.name}"))


def _index(extractions: Sequence[Extraction]) -> str:
    rows = [
        f"| [`{name}`]({name}.md) | {record.TABLE.label_vi} | {_cell(record.TABLE.description)} "
        f"| {sum(len(each.rows(name)) for each in extractions):,} |"
        for name, record in table_records().items()
    ]
    return "\n".join(
        [
            "# The tables",
            "",
            _MADE,
            "",
            "A conversion writes a folder of Parquet files for each table; `doc_id` joins them. "
            "`kcextract schema` prints the columns on the terminal, `kcextract schema --json` as "
            "Frictionless table schemas. The last column counts the rows that the documents of `corpus/` "
            "give.",
            "",
            "| table | bảng | what a row is | rows |",
            "|---|---|---|--:|",
            *rows,
            "",
        ]
    )


def _page(table: str, extractions: Sequence[Extraction]) -> str:
    described = table_records()[table].TABLE
    source, row = _example(table, extractions)
    lines = [
        f"# `{table}`: {described.label_vi}",
        "",
        _MADE,
        "",
        f"{described.description} A row is identified by {_listed(described.key)}.",
    ]
    referred = [
        f"`{column.name}` leads to [`{_REFERRED[column.name]}`]({_REFERRED[column.name]}.md)"
        for column in columns(table)
        if _REFERRED.get(column.name, table) != table
    ]
    if referred:
        lines += ["", f"{', '.join(referred)}."]
    lines += [
        "",
        f"The example is a row of `{source}`; “–” is null. A column with *yes* under *null* may be null.",
        "",
        "| column | nhãn | type | unit | null | meaning | example |",
        "|---|---|---|---|---|---|---|",
        *(_row(column, getattr(row, column.name)) for column in columns(table)),
    ]
    for column in columns(table):
        if column.codes:
            lines += ["", f"## Codes of `{column.name}`", "", *_codes(table, column)]
    return "\n".join([*lines, ""])


def _row(column: Column, value: object) -> str:
    kind = "code" if column.codes else column.arrow_type
    cells = (
        f"`{column.name}`",
        column.label_vi,
        kind,
        column.unit,
        "yes" if column.nullable else "no",
        column.description,
        _shortened(value),
    )
    return f"| {' | '.join(map(_cell, cells))} |"


def _codes(table: str, column: Column) -> list[str]:
    vietnamese, english = (labels(table, column.name, language=each) for each in ("vi", "en"))
    if all(vietnamese[code] == code for code in column.codes):
        return [", ".join(f"`{code}`" for code in column.codes)]
    return [
        "| code | tiếng Việt | English |",
        "|---|---|---|",
        *(f"| `{code}` | {vietnamese[code]} | {english[code]} |" for code in column.codes),
    ]


def _example(table: str, extractions: Sequence[Extraction]) -> tuple[str, Record]:
    """The row that says most, the first of those that say as much, and its source."""
    found = ((each.document.source, row) for each in extractions for row in each.rows(table))
    return max(found, key=lambda each: _said(table, each[1]))


def _said(table: str, row: Record) -> int:
    return sum(getattr(row, column.name) not in (None, "") for column in columns(table))


def _shortened(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1_000_000:
        return f"{value:,}"
    text = " ".join(str(value).split())
    return text if len(text) <= _EXAMPLE else f"{text[:_EXAMPLE].rstrip()}…"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _listed(names: Sequence[str]) -> str:
    return " and ".join(f"`{name}`" for name in names)


def first_plot() -> bytes:
    """The picture that the README's first example makes of the documents of the corpus."""
    code = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[0]
    matplotlib.use("agg")
    with TemporaryDirectory() as folder, contextlib.chdir(folder), redirect_stdout(io.StringIO()):
        convert(ROOT / "corpus", "out")
        exec(compile(code, "README.md", "exec"), {})
        return Path("targets.png").read_bytes()


def executed(path: Path, last: str = "") -> nbformat.NotebookNode:
    """The notebook with the outputs of today; CellExecutionError if a cell fails.

    A cell of the code ``last`` is added to it, if there is any.
    """
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    if last:
        notebook.cells.append(nbformat.v4.new_code_cell(last))
    # Else the first plot on a machine says that it looks for fonts.
    import_module("matplotlib.font_manager")
    client = NotebookClient(
        notebook,
        timeout=_SECONDS,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute(env=_environment())
    for output in (each for cell in notebook.cells for each in cell.get("outputs", ())):
        data = output.get("data", {})
        if "text/html" in data and len(data.get("text/plain", "")) > _LONGEST:
            # What a program prints for want of anything better is not to be read.
            data["text/plain"] = data["text/plain"].partition("(")[0]
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return notebook


def shown(notebook: nbformat.NotebookNode) -> Iterator[tuple[int, list[str]]]:
    """What stands below each cell of code, in words, without what differs between two runs."""
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            yield number, [_words(output) for output in cell.outputs]


def _words(output: nbformat.NotebookNode) -> str:
    if output.output_type == "stream":
        text = str(output.text)
    elif _PICTURE in output.data:
        return "a picture"
    else:
        data = output.data
        text = _TAGS.sub(" ", data["text/html"]) if "text/html" in data else str(data["text/plain"])
    return " ".join(_CHANGING.sub("…", text).split())


def _environment() -> dict[str, str]:
    """That of the kernel: the same Python and this very kcextract, its command at hand.

    Some systems give its commands a terminal, and others none: what they print is as wide on all.
    """
    return {
        **{name: value for name, value in os.environ.items() if name not in LOCKS},
        "COLUMNS": str(PIPED_WIDTH),
        "PATH": os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)]),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
    }


def main() -> None:
    """Renews everything, or the notebooks that are named."""
    named = [Path(each) for each in sys.argv[1:]]
    if not named:
        TABLES.mkdir(parents=True, exist_ok=True)
        for path, page in table_pages().items():
            path.write_text(page, encoding="utf-8")
        PLOT.write_bytes(first_plot())
    for path in named or sorted(NOTEBOOKS.glob("*.ipynb")):
        nbformat.write(executed(path), path)
        print(path)


if __name__ == "__main__":
    main()
