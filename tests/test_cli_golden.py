"""``kcextract golden``: what it prints, what it writes, and the exit status that it leaves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kcextract.cli import main
from kcextract.golden.drafts import LOCKS
from kcextract.golden.layout import LAYOUTS

DOCUMENT = "KẾ HOẠCH\n\nI. MỤC TIÊU\n\nHỗ trợ cơ sở.\n\nII. NỘI DUNG\n\nĐào tạo nghề.\n"
SECTIONS = """\
line,depth,kind,marker,role,opening
1,1,preamble,,header,KẾ HOẠCH
3,1,roman,I.,objectives,MỤC TIÊU
7,1,roman,II.,contents,NỘI DUNG
"""
WRONG = SECTIONS.replace("objectives", "budget") + "9,2,dash,-,contents,Đào tạo\n"


class Printed(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def call(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Printed]:
    """Runs ``kcextract golden`` in ``tmp_path``, where corpus/ has a document."""
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", *LOCKS):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "made-up.txt").write_text(DOCUMENT, encoding="utf-8")

    def run(*arguments: str) -> Printed:
        with pytest.raises(SystemExit) as caught:
            main(["golden", *arguments])
        return Printed(int(caught.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture
def sections(tmp_path: Path) -> Callable[[str], Path]:
    """Writes the golden sections of the document; their file."""

    def write(text: str) -> Path:
        path = tmp_path / "golden" / "made-up" / "sections.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


class TestHelp:
    @pytest.mark.parametrize("command", [(), ("check",), ("new",), ("accept",)])
    def test_every_help_ends_with_an_example(
        self, call: Callable[..., Printed], command: tuple[str, ...]
    ) -> None:
        printed = call(*command, "--help")
        assert printed.status == 0
        last = printed.out.rstrip().splitlines()[-1]
        assert last.strip().startswith(" ".join(("Example: kcextract golden", *command)))

    @pytest.mark.parametrize("arguments", [(), ("accept",), ("check", "--colour"), ("blame",)])
    def test_wrong_usage_is_status_2(self, call: Callable[..., Printed], arguments: tuple[str, ...]) -> None:
        assert call(*arguments).status == 2


class TestCheck:
    def test_nothing_that_differs_is_status_0_with_the_scores(
        self, call: Callable[..., Printed], sections: Callable[[str], Path]
    ) -> None:
        sections(SECTIONS)
        printed = call("check")
        assert printed.status == 0
        assert "sections 3/3 100.0 100.0 100.0 14/14 100.0 100.0 100.0".split() in [
            line.split() for line in printed.out.splitlines()
        ]
        assert printed.out.endswith("Nothing differs in 1 document.\n")

    def test_what_differs_is_shown_and_is_status_1(
        self, call: Callable[..., Printed], sections: Callable[[str], Path]
    ) -> None:
        sections(WRONG)
        printed = call("check")
        assert printed.status == 1
        assert "golden/made-up/sections.csv:3: changed: line 3 I.\n  3 | I. MỤC TIÊU\n" in printed.out
        assert "  role: expected “budget”\n        found    “objectives”\n" in printed.out
        assert "golden/made-up/sections.csv:5: missing: line 9 -\n  9 | Đào tạo nghề.\n" in printed.out
        assert printed.out.endswith("2 rows differ in 1 document.\n")

    def test_to_report_only_is_status_0(
        self, call: Callable[..., Printed], sections: Callable[[str], Path]
    ) -> None:
        sections(WRONG)
        assert call("check", "--report-only").status == 0

    def test_each_document_is_shown_where_more_is_asked_for(
        self, call: Callable[..., Printed], sections: Callable[[str], Path]
    ) -> None:
        sections(SECTIONS)
        assert "made-up\n" not in call("check").out
        assert "made-up\n" in call("check", "-v").out

    def test_json_has_scores_and_differences(
        self, call: Callable[..., Printed], sections: Callable[[str], Path]
    ) -> None:
        sections(WRONG)
        printed = call("check", "--json")
        told = json.loads(printed.out)
        assert printed.status == 1
        assert told["tables"]["sections"]["rows"]["right"] == 2
        assert [each["kind"] for each in told["differences"]] == ["changed", "missing"]

    def test_markdown_is_a_table_alone(
        self, call: Callable[..., Printed], sections: Callable[[str], Path]
    ) -> None:
        sections(SECTIONS)
        assert call("check", "--markdown").out.splitlines()[2:] == [
            "| `sections` | 1 | 3 | 100.0 % | 100.0 % | 100.0 % |"
        ]

    def test_one_table_alone_may_be_compared(
        self, call: Callable[..., Printed], sections: Callable[[str], Path]
    ) -> None:
        folder = sections(WRONG).parent
        (folder / "targets.csv").write_text(",".join(LAYOUTS["targets"].columns) + "\n")
        assert call("check", "--table", "targets").status == 0
        assert call("check", "--table", "targets", "--table", "sections").status == 1

    def test_folders_may_be_elsewhere(
        self, call: Callable[..., Printed], sections: Callable[[str], Path], tmp_path: Path
    ) -> None:
        sections(SECTIONS)
        (tmp_path / "golden").rename(tmp_path / "mine")
        (tmp_path / "corpus").rename(tmp_path / "documents")
        assert call("check", "mine", "--corpus", "documents").status == 0

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("nowhere",), "kcextract: There is no folder nowhere of golden files.\n"),
            (("--corpus", "nowhere"), "kcextract: nowhere: There is no such folder of documents.\n"),
            (("--corpus", "golden"), "kcextract: golden: The folder has no document made-up.\n"),
            (("--table", "budgets"), "kcextract: There is no golden file of budgets.\n"),
        ],
    )
    def test_what_cannot_be_done_is_one_sentence_and_status_2(
        self,
        call: Callable[..., Printed],
        sections: Callable[[str], Path],
        arguments: tuple[str, ...],
        sentence: str,
    ) -> None:
        sections(SECTIONS)
        assert call("check", *arguments) == Printed(2, "", sentence)

    def test_a_malformed_file_is_one_sentence_and_status_2(
        self, call: Callable[..., Printed], sections: Callable[[str], Path]
    ) -> None:
        sections("x" + SECTIONS)
        printed = call("check")
        assert printed.status == 2
        assert printed.err.startswith("kcextract: golden/made-up/sections.csv, line 1: the columns must be")

    def test_an_unknown_table_is_status_2_with_those_that_there_are(
        self, call: Callable[..., Printed]
    ) -> None:
        printed = call("check", "--table", "lines")
        assert printed.status == 2
        assert "no table 'lines' of golden files" in printed.err

    def test_documents_cannot_play_tricks_on_the_terminal(
        self, call: Callable[..., Printed], sections: Callable[[str], Path]
    ) -> None:
        sections(SECTIONS.replace("MỤC TIÊU", "\x1b[31mMỤC"))
        printed = call("check")
        assert printed.status == 1
        assert "\x1b" not in printed.out


class TestNew:
    def test_an_empty_set_is_written_and_is_not_overwritten(
        self, call: Callable[..., Printed], tmp_path: Path
    ) -> None:
        printed = call("new", "corpus/made-up.txt")
        assert printed.status == 0
        folder = tmp_path / "golden" / "made-up"
        assert {path.name for path in folder.iterdir()} == {
            "NOTES.md",
            *(layout.file for layout in LAYOUTS.values()),
        }
        assert printed.out.count("Wrote golden/made-up/") == len(LAYOUTS) + 1
        again = call("new", "corpus/made-up.txt")
        assert again.status == 2
        assert again.err.startswith("kcextract: golden/made-up/documents.csv is there already")

    def test_it_may_go_into_another_folder(self, call: Callable[..., Printed], tmp_path: Path) -> None:
        assert call("new", "corpus/made-up.txt", "--into", "mine").status == 0
        assert (tmp_path / "mine" / "made-up" / "targets.csv").is_file()

    def test_a_document_that_is_not_there_is_status_2(self, call: Callable[..., Printed]) -> None:
        assert call("new", "gone.txt") == Printed(
            2, "", "kcextract: gone.txt: There is no such file: check the path.\n"
        )


class TestAccept:
    @pytest.mark.parametrize("document", ["made-up", "corpus/made-up.txt"])
    def test_what_was_found_is_shown_and_written(
        self, call: Callable[..., Printed], sections: Callable[[str], Path], document: str
    ) -> None:
        path = sections(WRONG)
        printed = call("accept", document, "--yes")
        assert printed.status == 0
        assert "sections.csv:5: missing: line 9 -" in printed.out
        assert printed.out.endswith("Wrote golden/made-up/sections.csv.\n")
        assert path.read_text(encoding="utf-8") == SECTIONS
        assert call("accept", document, "--yes") == Printed(
            0, "Nothing differs: there is nothing to accept.\n", ""
        )

    def test_a_set_that_is_not_there_is_written_whole(self, call: Callable[..., Printed]) -> None:
        assert call("accept", "made-up", "--yes").out.count("Wrote") == len(LAYOUTS)
        assert call("check").status == 0

    @pytest.mark.parametrize("answer", [True, False])
    def test_without_yes_it_is_asked(
        self,
        call: Callable[..., Printed],
        sections: Callable[[str], Path],
        monkeypatch: pytest.MonkeyPatch,
        answer: bool,
    ) -> None:
        asked = []
        monkeypatch.setattr("typer.confirm", lambda question: asked.append(question) or answer)
        path = sections(WRONG)
        printed = call("accept", "made-up")
        assert asked == ["Write sections.csv in golden/made-up?"]
        assert printed.status == (0 if answer else 1)
        assert path.read_text(encoding="utf-8") == (SECTIONS if answer else WRONG)

    def test_where_nobody_can_answer_nothing_is_written(
        self,
        call: Callable[..., Printed],
        sections: Callable[[str], Path],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        path = sections(WRONG)
        with open("/dev/null", encoding="utf-8") as nobody:
            monkeypatch.setattr("sys.stdin", nobody)
            assert call("accept", "made-up").status == 1
        assert path.read_text(encoding="utf-8") == WRONG

    @pytest.mark.parametrize("lock", LOCKS)
    def test_it_is_refused_where_golden_files_are_locked(
        self,
        call: Callable[..., Printed],
        sections: Callable[[str], Path],
        monkeypatch: pytest.MonkeyPatch,
        lock: str,
    ) -> None:
        path = sections(WRONG)
        monkeypatch.setenv(lock, "true")
        assert call("accept", "made-up", "--yes") == Printed(
            2,
            "",
            f"kcextract: Golden files are locked, since {lock} is set: "
            "accept them where a reader can look at them.\n",
        )
        assert path.read_text(encoding="utf-8") == WRONG

    def test_a_document_that_is_not_there_is_status_2(self, call: Callable[..., Printed]) -> None:
        assert call("accept", "gone", "--yes") == Printed(
            2, "", "kcextract: corpus: The folder has no document gone.\n"
        )
