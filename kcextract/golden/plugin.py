"""The pytest plugin: ``--kcextract-golden DIR`` makes a test of each golden file in DIR.

A test compares one table of one document, and shows the differences where it fails. Without the option
the plugin does nothing, and loads nothing of kcextract.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from kcextract.records import Extraction

_EXTRACTIONS = pytest.StashKey[dict[Path, "Extraction"]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the options."""
    group = parser.getgroup("kcextract", "golden files of kcextract")
    group.addoption(
        "--kcextract-golden", metavar="DIR", help="Test each golden file in the sets of this folder."
    )
    group.addoption(
        "--kcextract-corpus",
        metavar="DIR",
        default="corpus",
        help="Folder of the documents, by default corpus.",
    )
    group.addoption(
        "--kcextract-grammars",
        metavar="PATH",
        help="File with words that add to the built-in grammar, or folder of such files.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Has the folder of golden files collected, whatever else is."""
    folder = _folder(config, "--kcextract-golden")
    if folder is None:
        return
    if not folder.is_dir():
        raise pytest.UsageError(f"--kcextract-golden: there is no folder {folder}.")
    config.stash[_EXTRACTIONS] = {}
    given = [(config.invocation_params.dir / argument.split("::")[0]).resolve() for argument in config.args]
    if not any(path.is_relative_to(folder) or folder.is_relative_to(path) for path in given):
        config.args.append(str(folder))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A golden file is a file of one test."""
    folder = _folder(parent.config, "--kcextract-golden")
    if folder is None or file_path.suffix != ".csv":
        return None
    from kcextract.golden.layout import LAYOUTS

    if file_path.stem not in LAYOUTS or folder not in (file_path.parent, file_path.parent.parent):
        return None
    collected: GoldenFile = GoldenFile.from_parent(parent, path=file_path)
    return collected


class GoldenFile(pytest.File):
    """A golden file, of one table of one document."""

    def collect(self) -> Iterator[pytest.Item]:
        """The one test."""
        yield GoldenItem.from_parent(self, name=self.path.stem)


class GoldenItem(pytest.Item):
    """The comparison of one table of one document."""

    def runtest(self) -> None:
        """Raises ``GoldenMismatchError`` with the differences if there are any."""
        from kcextract.golden.comparison import compare
        from kcextract.golden.diff import render
        from kcextract.golden.files import read_golden

        golden = read_golden(self.path.parent, (self.name,))
        differences = render(compare(self._extraction(golden.name), golden))
        if differences:
            raise GoldenMismatchError(differences)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The differences, or what is wrong with the files; a traceback only of a fault of our own."""
        from kcextract.errors import KcextractError

        if isinstance(excinfo.value, GoldenMismatchError | KcextractError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test is, and what it is called."""
        return self.path, None, f"{self.path.parent.name}/{self.path.name}"

    def _extraction(self, name: str) -> Extraction:
        """The extraction of the document, which the tests of its tables share."""
        from kcextract.golden.checking import find_document
        from kcextract.run.extraction import extract

        known = self.config.stash[_EXTRACTIONS]
        corpus = _folder(self.config, "--kcextract-corpus")
        assert corpus is not None
        document = find_document(corpus, name)
        if document not in known:
            known[document] = extract(document, grammar=_folder(self.config, "--kcextract-grammars"))
        return known[document]


class GoldenMismatchError(AssertionError):
    """The program found something else than the reader did; the message shows it."""


def _folder(config: pytest.Config, option: str) -> Path | None:
    value = config.getoption(option)
    return None if value is None else (config.invocation_params.dir / value).resolve()
