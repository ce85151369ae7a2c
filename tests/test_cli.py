"""The command line: what it prints, and the exit status that it leaves."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from kcextract import __version__
from kcextract.cli import main
from kcextract.cli.diagnostics_view import excerpt
from kcextract.cli.extraction_view import print_extraction
from kcextract.cli.outline_view import ROLE_STYLES
from kcextract.cli.progress import reporting
from kcextract.cli.summary import MOST_ROWS
from kcextract.cli.terminal import one_line, printable
from kcextract.dataset.manifest import SourceEntry
from kcextract.errors import GrammarError
from kcextract.loaders.limits import Limits
from kcextract.records import DiagnosticRecord, Extraction, columns, table_records
from kcextract.records.codes import ROLES
from kcextract.run.convert import Outcome
from kcextract.run.report import SLOWEST
from kcextract.run.settings import Bounds

Extract = Callable[[Path], Extraction]
Write = Callable[..., list[Path]]


class Printed(NamedTuple):
    status: int
    out: str
    err: str


Call = Callable[..., Printed]


@pytest.fixture
def call(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Call:
    """Runs the command line in ``tmp_path``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*arguments: object) -> Printed:
        with pytest.raises(SystemExit) as caught:
            main([str(argument) for argument in arguments])
        return Printed(int(caught.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture
def plain(
    monkeypatch: pytest.MonkeyPatch, extract_plain: Extract, grammar: SimpleNamespace
) -> Iterator[None]:
    """The commands with the plain extraction in place of kcextract's own."""
    monkeypatch.setattr("kcextract.grammar.load_grammar", lambda directory=None: grammar)
    monkeypatch.setattr("kcextract.run.shard.extract_record", lambda path, **more: extract_plain(path))
    # What is patched here, no other process knows.
    monkeypatch.setenv("KCEXTRACT_WORKERS", "0")
    monkeypatch.setattr("kcextract.run.extraction.extract", lambda path, grammar: extract_plain(path))
    return


COMMANDS = ("convert", "show", "schema", "status", "compact")


class TestHelp:
    def test_help_names_every_command(self, call: Call) -> None:
        printed = call("--help")
        assert printed.status == 0
        assert all(re.search(rf"^  {command} ", printed.out, re.MULTILINE) for command in COMMANDS)

    @pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)])
    def test_every_help_ends_with_an_example(self, call: Call, command: tuple[str, ...]) -> None:
        last = call(*command, "--help").out.rstrip().splitlines()[-1]
        assert last.strip().startswith(" ".join(("Example: kcextract", *command)))

    @pytest.mark.usefixtures("plain")
    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_example_works(self, call: Call, write: Write, command: str) -> None:
        write(corpus__a="Một\n", more__decision="Hai\n", decision="Ba\n")
        call("convert", "corpus", "--out", "out")
        example = call(command, "--help").out.rstrip().splitlines()[-1]
        assert call(*example.split()[2:]).status == 0

    def test_the_version_is_told(self, call: Call) -> None:
        assert call("--version") == Printed(0, f"kcextract {__version__}\n", "")

    @pytest.mark.parametrize(
        "arguments",
        [(), ("translate",), ("convert",), ("convert", "a.txt"), ("show",), ("show", "a.txt", "--colour")],
    )
    def test_wrong_usage_is_status_2(self, call: Call, arguments: tuple[str, ...]) -> None:
        assert call(*arguments).status == 2


@pytest.mark.usefixtures("plain")
class TestConvert:
    def test_all_well_is_status_0_with_a_row_a_document(
        self, call: Call, write: Write, tmp_path: Path
    ) -> None:
        write(corpus__a="Một\nHai\n", corpus__b="Ba\n")
        printed = call("convert", "corpus", "--out", "out")
        assert printed.status == 0
        cells = [line.split() for line in printed.out.splitlines()]
        assert "file family number province sections legal bases status".split() in cells
        assert "corpus/a.txt quyet_dinh 12/QĐ-UBND Tỉnh Thử 3 2 ok".split() in cells
        assert "\nThe tables are in out.\n" in printed.out
        assert len(pd.read_parquet(tmp_path / "out" / "documents")) == 2

    def test_a_failed_document_is_status_1_with_its_reason(self, call: Call, write: Write) -> None:
        write(corpus__a="Một\n", corpus__b="damaged")
        printed = call("convert", "corpus", "--out", "out")
        assert printed.status == 1
        assert "corpus/b.txt: The file is damaged: fetch it again." in printed.out

    def test_a_missing_document_is_status_1(self, call: Call) -> None:
        printed = call("convert", "gone.txt", "--out", "out")
        assert printed.status == 1
        assert "gone.txt: There is no such file" in printed.out

    def test_duplicates_and_skipped_files_are_told(self, call: Call, write: Write, tmp_path: Path) -> None:
        write(corpus__a="Một\n", corpus__b="Một\n")
        (tmp_path / "corpus" / "c.mp3").touch()
        printed = call("convert", "corpus", "--out", "out")
        assert printed.status == 0
        assert "corpus/b.txt: the same bytes as corpus/a.txt." in printed.out
        assert "Skipped 1 file " in printed.out

    def test_without_a_terminal_progress_is_a_line_a_document(self, call: Call, write: Write) -> None:
        write(corpus__a="Một\n", corpus__b="damaged")
        assert call("convert", "corpus", "--out", "out").err.splitlines() == [
            "1/2 ok corpus/a.txt",
            "2/2 failed corpus/b.txt",
        ]

    def test_of_very_many_documents_a_hundredth_and_the_failed_have_a_line(
        self, call: Call, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("kcextract.cli.progress.MOST_LINES", 199)
        write(**{f"corpus__d{number:03}": f"{number}\n" for number in range(199)}, corpus__e="damaged")
        lines = call("convert", "corpus", "--out", "out").err.splitlines()
        assert lines[0] == "2/200 ok corpus/d001.txt"
        assert lines[-1] == "200/200 failed corpus/e.txt"
        assert len(lines) == 100

    def test_a_limit_that_is_given_holds(
        self, call: Call, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen: list[object] = []
        monkeypatch.setattr("kcextract.run.convert.convert", lambda *_, settings, **__: seen.append(settings))
        limits = ("--limit", "pages=7", "--limit", "seconds=0.5", "--memory", "300")
        call("convert", "a.txt", "--out", "out", *limits)
        [settings] = seen
        assert settings.bounds == Bounds(memory=300_000_000, loading=Limits(pages=7, seconds=0.5))

    @pytest.mark.parametrize("limit", ["pages", "pages=", "pages=-1", "pages=nan", "leaves=3", "=3"])
    def test_what_is_no_limit_is_wrong_usage(self, call: Call, write: Write, limit: str) -> None:
        write(a="Một\n")
        printed = call("convert", "a.txt", "--out", "out", "--limit", limit)
        assert printed.status == 2
        assert "is no limit" in printed.err

    def test_help_names_every_limit(self, call: Call) -> None:
        words = set(re.findall(r"\w+", call("convert", "--help").out))
        assert {each.name for each in fields(Limits)} <= words

    def test_of_many_documents_the_totals_and_the_failed_are_shown(self, call: Call, write: Write) -> None:
        write(**{f"corpus__d{number}": f"{number}\n" for number in range(MOST_ROWS)}, corpus__x="damaged")
        printed = call("convert", "corpus", "--out", "out")
        assert printed.status == 1
        assert ["ok", str(MOST_ROWS)] in [line.split() for line in printed.out.splitlines()]
        assert "corpus/x.txt: The file is damaged" in printed.out
        assert printed.out.count("corpus/d") <= SLOWEST + 1  # and one that may be shown

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("empty", "--out", "out"), "kcextract: There is no document in empty: name files, or folders"),
            (("a.txt", "--out", "b.txt"), "kcextract: b.txt is a file: name a folder for the output."),
            (("a.txt", "--out", "."), "kcextract: . is not empty and holds no dataset of kcextract"),
        ],
    )
    def test_what_cannot_be_done_is_one_sentence_and_status_2(
        self, call: Call, write: Write, tmp_path: Path, arguments: tuple[str, ...], sentence: str
    ) -> None:
        write(a="Một\n", b="Hai\n")
        (tmp_path / "empty").mkdir()
        printed = call("convert", *arguments)
        assert printed.status == 2
        assert printed.err.startswith(sentence)
        assert printed.err.count("\n") == 1

    def test_a_wrong_grammar_is_one_sentence_and_status_2(
        self, call: Call, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def wrong(directory: Path | None) -> None:
            raise GrammarError(f"{directory}/a.toml has no key 'roles'.", source=str(directory))

        monkeypatch.setattr("kcextract.grammar.load_grammar", wrong)
        write(a="Một\n")
        printed = call("convert", "a.txt", "--out", "out", "--grammars", "mine")
        assert printed == Printed(2, "", "kcextract: mine/a.toml has no key 'roles'.\n")

    def test_a_fault_of_our_own_is_one_sentence_without_a_traceback(
        self, call: Call, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def faulty(directory: Path | None) -> None:
            raise ZeroDivisionError("by zero")

        monkeypatch.setattr("kcextract.grammar.load_grammar", faulty)
        printed = call("convert", "a.txt", "--out", "out")
        assert printed.status == 1
        assert printed.err.startswith("kcextract: This is a fault in kcextract (ZeroDivisionError: by zero)")
        assert printed.err.count("\n") == 1

    def test_names_cannot_play_tricks_on_the_terminal(self, call: Call, tmp_path: Path) -> None:
        (tmp_path / "\x1b[31m.txt").write_text("Một\n")
        printed = call("convert", "\x1b[31m.txt", "--out", "out")
        assert "\x1b" not in printed.out + printed.err


@pytest.mark.usefixtures("plain")
class TestShow:
    def test_header_outline_legal_bases_and_diagnostics_are_shown(self, call: Call, write: Write) -> None:
        write(a="Mục tiêu\n! Nội dung\n")
        printed = call("show", "a.txt")
        assert printed.status == 0
        assert re.search(r"^number +12/QĐ-UBND$", printed.out.replace(" \n", "\n"), re.MULTILINE) or (
            "12/QĐ-UBND" in printed.out
        )
        assert "├── 1. Mục tiêu [contents]\n└── 2. ! Nội dung [contents]\n" in printed.out
        assert "Roles: ■ contents 2\n" in printed.out
        assert "Legal bases: 2 (2 can_cu)\n" in printed.out
        assert "warning odd_line: The line is odd.\n  line 2 | ! Nội dung\n           ^\n" in printed.out

    def test_what_is_not_stated_is_a_dash(self, call: Call, write: Write) -> None:
        write(a="Một\n")
        assert re.search(r"^signer_name +– *$", call("show", "a.txt").out, re.MULTILINE)

    def test_long_headings_are_cut_to_the_width(
        self, call: Call, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(a="Hỗ trợ nâng cao " * 40 + "\n! ngắn" + " dài" * 200 + "\n")
        monkeypatch.setenv("COLUMNS", "70")
        lines = call("show", "a.txt").out.splitlines()
        assert max(map(len, lines)) <= 70
        assert sum("Hỗ trợ nâng cao" in line for line in lines) == 1

    def test_a_document_without_sections_is_shown_all_the_same(self, call: Call, write: Write) -> None:
        write(a="")
        printed = call("show", "a.txt")
        assert printed.status == 0
        assert "Legal bases: 0\n" in printed.out
        assert printed.out.endswith("Targets: 0\nBudgets: 0\nChecks: 0\nDiagnostics: 0\n")

    def test_a_document_that_cannot_be_read_is_status_1_and_one_sentence(
        self, call: Call, write: Write
    ) -> None:
        write(a="damaged")
        assert call("show", "a.txt") == Printed(
            1, "", "kcextract: a.txt: The file is damaged: fetch it again.\n"
        )

    def test_a_role_is_named_where_it_begins(self, extract_plain: Extract, write: Write) -> None:
        [path] = write(a="Một\nHai\n")
        extraction = extract_plain(path)
        root, first, second = extraction.sections
        nested = replace(extraction, sections=(root, first, replace(second, parent_no=1, depth=2)))
        assert "└── 1. Một [contents]\n    └── 2. Hai\n" in shown(nested)

    def test_a_section_without_marker_and_heading_shows_its_kind_and_opening(
        self, extract_plain: Extract, write: Write
    ) -> None:
        [path] = write(a="Căn cứ Luật\n- điểm\n")
        extraction = extract_plain(path)
        root, first, second = extraction.sections
        bare = replace(first, marker=None, heading=None, kind="preamble")
        dash = replace(second, marker="-", heading=None)
        out = shown(replace(extraction, sections=(root, bare, dash)))
        assert "├── (preamble) Căn cứ Luật [contents]\n└── - điểm [contents]\n" in out

    def test_a_diagnostic_without_a_place_is_shown_without_a_line(
        self, extract_plain: Extract, write: Write
    ) -> None:
        extraction = extract_plain(write(a="Một\n")[0])
        bare = DiagnosticRecord(extraction.document.doc_id, 0, "info", "no_date", "No date.", None, None)
        assert shown(replace(extraction, diagnostics=(bare,))).endswith("info no_date: No date.\n")

    def test_every_role_has_a_colour(self) -> None:
        assert {*ROLE_STYLES} == {*ROLES}


def shown(extraction: Extraction) -> str:
    sink = io.StringIO()
    print_extraction(extraction, Console(file=sink, width=100))
    return sink.getvalue()


class TestExcerpt:
    def test_the_line_of_the_place_is_shown(self) -> None:
        place = DiagnosticRecord("d", 0, "info", "odd", "Odd.", 6, 8)
        assert excerpt("Một\n2. Hai\nBa\n", place, 80) == (2, "2. Hai", 2, 4)

    def test_a_place_over_several_lines_is_marked_to_the_line_s_end(self) -> None:
        place = DiagnosticRecord("d", 0, "info", "odd", "Odd.", 7, 12)
        assert excerpt("Một\n2. Hai\nBa\n", place, 80) == (2, "2. Hai", 3, 6)

    def test_a_long_line_is_cut_around_the_place(self) -> None:
        text = "x" * 500 + "HERE" + "y" * 500
        place = DiagnosticRecord("d", 0, "info", "odd", "Odd.", 500, 504)
        shown_place = excerpt(text, place, 60)
        assert shown_place.text[shown_place.start : shown_place.end] == "HERE"
        assert shown_place.text[0] == shown_place.text[-1] == "…"

    @given(st.text(alphabet="aă\n đ\t1.", max_size=300), st.data(), st.integers(40, 120))
    def test_the_caret_stands_under_the_place_whatever_the_text(
        self, text: str, data: st.DataObject, width: int
    ) -> None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        found = excerpt(text, DiagnosticRecord("d", 0, "info", "odd", "Odd.", start, end), width)
        assert len(f"  line {found.line_number} | {found.text}") <= width
        assert 0 <= found.start < found.end
        if start < len(text) and text[start] != "\n" and found.text[found.start] != "…":
            assert found.text[found.start] == printable(text[start])


class TestSchema:
    def test_every_table_and_column_is_printed(self, call: Call) -> None:
        printed = call("schema")
        assert printed.status == 0
        for table in table_records():
            assert f"{table} (" in printed.out
            assert all(f"  {column.name} " in printed.out for column in columns(table))

    def test_one_table_alone_may_be_asked_for(self, call: Call) -> None:
        printed = call("schema", "lines")
        assert printed.out.startswith("lines (Dòng): One row a line")
        assert "documents (" not in printed.out

    def test_codes_are_listed(self, call: Call) -> None:
        assert "can_cu · theo · xet · de_nghi · dan_chieu" in call("schema", "legal_bases").out

    def test_json_is_the_table_schema(self, call: Call) -> None:
        every = json.loads(call("schema", "--json").out)
        assert list(every) == list(table_records())
        assert json.loads(call("schema", "lines", "--json").out) == every["lines"]

    def test_an_unknown_table_is_status_2_with_those_that_there_are(self, call: Call) -> None:
        printed = call("schema", "promises")
        assert printed.status == 2
        assert "there is no table 'promises'; the tables are documents, lines," in printed.err


class TestTerminal:
    def test_on_a_terminal_progress_is_a_bar(self) -> None:
        sink = io.StringIO()
        console = Console(file=sink, force_terminal=True, width=100)
        with reporting(console) as progress:
            progress(1, 2, Outcome(SourceEntry("[red]a.txt", "d", None, None, "ok")))
        assert "1/2" in sink.getvalue()
        assert "[red]a.txt" in sink.getvalue()

    @given(st.text())
    def test_printable_text_is_as_long_and_has_no_control_character(self, text: str) -> None:
        assert len(printable(text)) == len(text)
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", printable(text))

    def test_one_line_is_one_line(self) -> None:
        assert one_line(" Hỗ trợ\n\tnâng  cao ") == "Hỗ trợ nâng cao"
