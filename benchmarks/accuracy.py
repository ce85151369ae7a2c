"""How good the program is: prints Markdown tables of how many rows are right, those of the README.

First for the documents of corpus/ against golden/, then for documents of other fields against
tests/generality/, the group that the program was developed on apart from the one that it was not, and for the
tables in further ones against tests/generality/tables/. Those documents are in the folder
KCEXTRACT_SHARED_CORPUS, or shared/corpus/other beside the repository, and the folders beside it; where it is
not there, they are left out. With the path of a README, its tables are renewed as well.
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from pathlib import Path

from kcextract import extract
from kcextract.golden import check, open_golden
from kcextract.golden.accuracy import accuracy_table
from kcextract.golden.tables import compare_tables, read_tables

ROOT = Path(__file__).resolve().parent.parent
GENERALITY = ROOT / "tests" / "generality"
READ_TABLES = GENERALITY / "tables"
# Where the documents with tables are, beside those of other fields.
TABLE_FOLDERS = ("legacy/truth", "html")
GROUPS = {
    "developed": "looked at while the program was written",
    "evaluated": "read by two people when the rules were finished; no rule was made for them",
}


def main(readme: str | None = None) -> None:
    parts = {"golden": golden(), "generality": generality(), "tables": tables()}
    print("\n".join(text for text in parts.values() if text), end="")
    if readme is not None:
        path = Path(readme)
        content = path.read_text(encoding="utf-8")
        for name, text in parts.items():
            if text:
                content = renewed(content, name, text)
        path.write_text(content, encoding="utf-8")


def golden() -> str:
    return accuracy_table(tuple(check(open_golden(ROOT / "golden").values(), ROOT / "corpus")))


def generality() -> str:
    """The table of each group under a line that says which it is; "" where the documents are not there."""
    corpus = shared_corpus()
    if not corpus.is_dir():
        return ""
    goldens = open_golden(GENERALITY)
    groups = tomllib.loads((GENERALITY / "groups.toml").read_text(encoding="utf-8"))
    parts = []
    for group, meaning in GROUPS.items():
        names = sorted(groups[group])
        if not names:
            parts.append(f"*{group}* ({meaning}): no document yet.\n")
            continue
        here = [name for name in names if (GENERALITY / "texts" / f"{name}.txt").exists()]
        folders = ((corpus, set(names) - set(here)), (GENERALITY / "texts", here))
        compared = tuple(
            each
            for folder, some in folders
            if some
            for each in check([goldens[name] for name in sorted(some)], folder)
        )
        parts.append(f"*{group}* ({meaning}): {', '.join(names)}.\n\n{accuracy_table(compared)}")
    return "\n".join(parts)


def tables() -> str:
    """How many of the tables in documents of all kinds are right; "" where the documents are not there."""
    lines = ["| document | tables | shape right | all right | not there |", "|---|--:|--:|--:|--:|"]
    sums = [0, 0, 0, 0]
    for folder in sorted(READ_TABLES.iterdir()):
        document = table_document(folder.name)
        if document is None:
            return ""
        results = compare_tables(extract(document), read_tables(folder))
        seen = [result for result in results if result.number is not None]
        counts = [
            len(seen),
            sum(result.is_shape_right for result in seen),
            sum(result.is_right for result in seen),
            len(results) - len(seen),
        ]
        sums = [before + count for before, count in zip(sums, counts, strict=True)]
        lines.append(f"| {folder.name} | {' | '.join(map(str, counts))} |")
    shares = f"{sums[1]} ({sums[1] / sums[0]:.0%})", f"{sums[2]} ({sums[2] / sums[0]:.0%})"
    lines.append(f"| all | {sums[0]} | {shares[0]} | {shares[1]} | {sums[3]} |")
    return "\n".join(lines) + "\n"


def table_document(name: str) -> Path | None:
    """The document of that name with tables, if it is there."""
    folders = (shared_corpus().parent / each for each in TABLE_FOLDERS)
    return next((path for folder in folders for path in folder.glob(f"{name}.*")), None)


def shared_corpus() -> Path:
    stated = os.environ.get("KCEXTRACT_SHARED_CORPUS")
    return Path(stated) if stated else ROOT.parent / "shared" / "corpus" / "other"


def renewed(readme: str, name: str, text: str) -> str:
    """The README with the text between the two comments of that name replaced."""
    found = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- end of {name} -->)", re.DOTALL)
    content, count = found.subn(lambda _: text, readme)
    if count != 1:
        sys.exit(f"The README has no place for the tables of {name}, or several.")
    return content


if __name__ == "__main__":
    main(*sys.argv[1:])
