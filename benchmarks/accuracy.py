"""How good the program is: prints Markdown tables of how many rows are right, those of the README.

First for the documents of corpus/ against golden/, then for documents of other fields against
tests/generality/, the group that the program was developed on apart from the one that it was not. Those
documents are in the folder KCEXTRACT_SHARED_CORPUS, or shared/corpus/other beside the repository; where it
is not there, they are left out. With the path of a README, its tables are renewed as well.
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from pathlib import Path

from kcextract.golden import check, open_golden
from kcextract.golden.accuracy import accuracy_table

ROOT = Path(__file__).resolve().parent.parent
GENERALITY = ROOT / "tests" / "generality"
GROUPS = {
    "developed": "looked at while the program was written",
    "evaluated": "never looked at while the program was written",
}


def main(readme: str | None = None) -> None:
    parts = {"golden": golden(), "generality": generality()}
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
        compared = tuple(check([goldens[name] for name in names], corpus))
        parts.append(f"*{group}* ({meaning}): {', '.join(names)}.\n\n{accuracy_table(compared)}")
    return "\n".join(parts)


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
