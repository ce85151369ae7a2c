"""Converting: every source has an outcome, none stops the others, the same bytes every time."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from kcextract.dataset.manifest import read_manifest
from kcextract.dataset.storage import LocalStorage
from kcextract.errors import DatasetError, SourceError
from kcextract.records import Extraction, table_records
from kcextract.run.convert import ConversionReport, Outcome, convert
from kcextract.run.settings import Settings

Extract = Callable[[Path], Extraction]
Write = Callable[..., list[Path]]


@pytest.fixture
def run(grammar: SimpleNamespace, extract_plain: Extract) -> Callable[..., ConversionReport]:
    def convert_plain(paths: object, out: Path, **more: object) -> ConversionReport:
        return convert(paths, out, **{"grammar": grammar, "extract_one": extract_plain, **more})

    return convert_plain


Run = Callable[..., ConversionReport]


def statuses(report: ConversionReport) -> dict[str, str]:
    return {Path(each.entry.source).name: each.entry.status for each in report.outcomes}


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def shown(folder: Path) -> dict[str, bytes]:
    """What readers see: not what waits in the hidden folder."""
    return {path: data for path, data in content(folder).items() if not path.startswith(".kcextract-")}


def test_documents_become_tables(run: Run, write: Write, tmp_path: Path) -> None:
    report = run(write(a="Một\nHai\n", b="! Ba\n"), tmp_path / "out")
    assert statuses(report) == {"a.txt": "ok", "b.txt": "ok"}
    rows = {table: len(pd.read_parquet(tmp_path / "out" / table)) for table in table_records()}
    assert {table: count for table, count in rows.items() if count} == {
        "documents": 2,
        "lines": 3,
        "sections": 5,
        "legal_bases": 3,
        "diagnostics": 1,
    }


def test_a_row_s_evidence_is_in_the_document_s_text(run: Run, write: Write, tmp_path: Path) -> None:
    run(write(a="Một\nHai\n"), tmp_path / "out")
    [text] = pd.read_parquet(tmp_path / "out" / "documents")["text"]
    sections = pd.read_parquet(tmp_path / "out" / "sections")
    assert [text[start:end] for start, end in zip(sections["start"], sections["end"], strict=True)] == [
        "Một\nHai\n",
        "Một\n",
        "Hai\n",
    ]


def test_an_outcome_has_what_a_summary_shows(run: Run, write: Write, tmp_path: Path) -> None:
    [outcome] = run(write(a="Một\n"), tmp_path / "out").outcomes
    assert (outcome.family, outcome.number, outcome.province) == ("quyet_dinh", "12/QĐ-UBND", "Tỉnh Thử")
    assert outcome.entry.rows["sections"] == 2


def test_the_manifest_has_an_entry_a_source(run: Run, write: Write, tmp_path: Path) -> None:
    [path] = write(a="Một\n")
    report = run([path], tmp_path / "out")
    manifest = read_manifest(LocalStorage(tmp_path / "out"))
    assert manifest.complete
    assert (manifest.grammar_name, manifest.grammar_hash) == ("plain", "5" * 64)
    assert manifest.parameters["documents_per_part"] == 1000
    [entry] = manifest.sources
    assert replace(entry, part=None) == report.outcomes[0].entry
    assert (entry.source, entry.size, entry.doc_id) == (str(path), 6, entry.sha256[:16])


def test_a_bad_document_stops_none_of_the_others(run: Run, write: Write, tmp_path: Path) -> None:
    report = run(write(a="Một\n", b="damaged", c="Ba\n"), tmp_path / "out")
    assert statuses(report) == {"a.txt": "ok", "b.txt": "failed", "c.txt": "ok"}
    assert report.count("failed") == 1
    entry = report.outcomes[1].entry
    assert (entry.error_code, entry.error) == ("unknown_format", "The file is damaged: fetch it again.")
    assert entry.size == 7


def test_a_failed_document_is_a_row_and_a_diagnostic(run: Run, write: Write, tmp_path: Path) -> None:
    run(write(b="damaged"), tmp_path / "out")
    [document] = pd.read_parquet(tmp_path / "out" / "documents").to_dict("records")
    [diagnostic] = pd.read_parquet(tmp_path / "out" / "diagnostics").to_dict("records")
    assert document["status"] == "failed"
    assert diagnostic["doc_id"] == document["doc_id"]
    assert (diagnostic["severity"], diagnostic["code"]) == ("error", "unknown_format")


def test_a_missing_document_fails_alone(run: Run, write: Write, tmp_path: Path) -> None:
    report = run([*write(a="Một\n"), tmp_path / "gone.txt"], tmp_path / "out")
    assert statuses(report) == {"a.txt": "ok", "gone.txt": "failed"}
    entry = report.outcomes[1].entry
    assert (entry.error_code, entry.sha256, entry.size) == ("unreadable_source", None, None)


def test_what_is_no_path_at_all_fails_alone(run: Run, write: Write, tmp_path: Path) -> None:
    report = run([*write(a="Một\n"), "b\0.txt", "c" * 300 + ".txt"], tmp_path / "out")
    assert [each.entry.status for each in report.outcomes] == ["ok", "failed", "failed"]


def test_a_fault_in_the_extraction_fails_that_document_alone(
    run: Run, write: Write, tmp_path: Path, extract_plain: Extract
) -> None:
    def faulty(path: Path) -> Extraction:
        if path.name == "a.txt":
            raise IndexError("at 0x7f0000000000")
        return extract_plain(path)

    report = run(write(a="Một\n", b="Hai\n"), tmp_path / "out", extract_one=faulty)
    assert statuses(report) == {"a.txt": "failed", "b.txt": "ok"}
    entry = report.outcomes[0].entry
    assert entry.error_code == "internal_error"
    assert "IndexError in test_convert.py, line" in (entry.error or "")
    assert "0x7f" not in (entry.error or "")


def test_a_record_that_does_not_fit_fails_that_document_alone(
    run: Run, write: Write, tmp_path: Path, extract_plain: Extract
) -> None:
    def odd(path: Path) -> Extraction:
        extraction = extract_plain(path)
        if path.name == "a.txt":
            return replace(extraction, document=replace(extraction.document, family="letter"))
        return extraction

    report = run(write(a="Một\n", b="Hai\n"), tmp_path / "out", extract_one=odd)
    assert statuses(report) == {"a.txt": "failed", "b.txt": "ok"}
    assert report.outcomes[0].entry.error_code == "bad_record"
    assert len(pd.read_parquet(tmp_path / "out" / "lines")) == 1


def test_a_file_that_changes_while_it_is_read_fails(
    run: Run, write: Write, tmp_path: Path, extract_plain: Extract
) -> None:
    def late(path: Path) -> Extraction:
        path.write_text("another text\n")
        return extract_plain(path)

    report = run(write(a="Một\n"), tmp_path / "out", extract_one=late)
    assert report.outcomes[0].entry.error == "The file changed while it was being read: convert it again."


def test_documents_of_one_name_in_two_folders_do_not_collide(run: Run, write: Write, tmp_path: Path) -> None:
    report = run(write(x__same="Một\n", y__same="Hai\n"), tmp_path / "out")
    assert [each.entry.status for each in report.outcomes] == ["ok", "ok"]
    documents = pd.read_parquet(tmp_path / "out" / "documents")
    assert sorted(documents["text"]) == ["Hai\n", "Một\n"]
    assert documents["doc_id"].is_unique


def test_the_same_bytes_are_converted_once(run: Run, write: Write, tmp_path: Path) -> None:
    paths = write(a="Một\n", b="Hai\n", c="Một\n")
    report = run(paths, tmp_path / "out")
    first, _, duplicate = (outcome.entry for outcome in report.outcomes)
    assert duplicate.status == "duplicate"
    assert (duplicate.duplicate_of, duplicate.doc_id) == (str(paths[0]), first.doc_id)
    assert duplicate.rows == {}
    for table, record in table_records().items():
        rows = pd.read_parquet(tmp_path / "out" / table)
        assert not rows.duplicated(list(record.TABLE.key)).any()


def test_two_runs_give_the_same_bytes(run: Run, write: Write, tmp_path: Path) -> None:
    paths = write(a="Một\n", b="damaged", c="Một\n", d="! Bốn\n")
    run(paths, tmp_path / "first")
    run(paths, tmp_path / "second")
    assert content(tmp_path / "first") == content(tmp_path / "second")


def test_parts_fill_up_and_nothing_is_lost(run: Run, write: Write, tmp_path: Path) -> None:
    paths = write(**{f"d{number}": f"Điều {number}\n" for number in range(5)})
    run(paths, tmp_path / "out", settings=Settings(documents_per_part=2))
    parts = [
        part
        for part in read_manifest(LocalStorage(tmp_path / "out")).parts
        if part.path.startswith("sections/")
    ]
    assert sorted(part.rows for part in parts) == [2, 4, 4]
    assert {f"sections/{path.name}" for path in (tmp_path / "out" / "sections").iterdir()} == {
        part.path for part in parts
    }


def test_a_shorter_second_run_that_prunes_leaves_nothing_of_the_first(
    run: Run, write: Write, tmp_path: Path
) -> None:
    paths = write(**{f"d{number}": f"Điều {number}\n" for number in range(5)})
    run(paths, tmp_path / "out", settings=Settings(documents_per_part=1))
    run(paths[:1], tmp_path / "out", settings=Settings(documents_per_part=1), prune=True)
    assert len(pd.read_parquet(tmp_path / "out" / "documents")) == 1
    run(paths[:1], tmp_path / "alone", settings=Settings(documents_per_part=1))
    assert content(tmp_path / "out") == content(tmp_path / "alone")


def test_progress_is_told_after_each_document(run: Run, write: Write, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []

    def progress(done: int, total: int, outcome: Outcome) -> None:
        told.append((done, total, outcome.entry.status))

    run(write(a="Một\n", b="damaged"), tmp_path / "out", progress=progress)
    assert told == [(1, 2, "ok"), (2, 2, "failed")]


def test_a_run_broken_off_leaves_the_former_tables(run: Run, write: Write, tmp_path: Path) -> None:
    def stop(done: int, total: int, outcome: Outcome) -> None:
        raise KeyboardInterrupt

    run(write(a="Một\n"), tmp_path / "out")
    before = content(tmp_path / "out")
    with pytest.raises(KeyboardInterrupt):
        run(write(b="Hai\n"), tmp_path / "out", progress=stop)
    assert shown(tmp_path / "out") == before


def test_a_full_disk_is_no_failure_of_a_document(
    run: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **more: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DatasetError, match="No space left"):
        run(write(a="Một\n", b="Hai\n"), tmp_path / "out", settings=Settings(documents_per_part=1))


def test_one_path_may_be_given_as_it_is(run: Run, write: Write, tmp_path: Path) -> None:
    [path] = write(a="Một\n")
    assert statuses(run(str(path), tmp_path / "out")) == {"a.txt": "ok"}
    assert statuses(run(path, tmp_path / "out")) == {"a.txt": "ok"}


def test_the_output_may_lie_among_the_documents(run: Run, write: Write, tmp_path: Path) -> None:
    write(a="Một\n", out__b="Hai\n")
    (tmp_path / "out" / "b.txt").unlink()
    run(tmp_path, tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("Ba\n")
    assert statuses(run(tmp_path, tmp_path / "out")) == {"a.txt": "ok"}


@pytest.mark.parametrize("folder", [".", "empty"])
def test_no_document_is_an_error_and_makes_no_output(run: Run, tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.mp3").touch()
    with pytest.raises(SourceError, match="There is no document in"):
        run([tmp_path / folder], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_name_that_is_no_text_is_escaped(run: Run, write: Write, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"c\xf4ng.txt")
    path.write_text("Một\n")
    report = run([path], tmp_path / "out")
    assert statuses(report) == {r"c\xf4ng.txt": "ok"}
    assert read_manifest(LocalStorage(tmp_path / "out")).sources[0].source.endswith(r"c\xf4ng.txt")


DECISION = """ỦY BAN NHÂN DÂN
TỈNH THỬ NGHIỆM

QUYẾT ĐỊNH
Về việc phê duyệt Chương trình khuyến công

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

QUYẾT ĐỊNH:

Điều 1. Phê duyệt Chương trình khuyến công.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""


def test_without_further_ado_the_built_in_grammar_is_applied(write: Write, tmp_path: Path) -> None:
    report = convert(write(a=DECISION), tmp_path / "out")
    assert report.count("failed") == 0
    [document] = pd.read_parquet(tmp_path / "out" / "documents").to_dict("records")
    assert document["source"] == report.outcomes[0].entry.source
    assert document["doc_id"] == report.outcomes[0].entry.doc_id
    assert document["grammar"] == read_manifest(LocalStorage(tmp_path / "out")).grammar_name
    sections = pd.read_parquet(tmp_path / "out" / "sections")
    assert (sections["doc_id"] == document["doc_id"]).all()
    assert sections["end"].max() == len(document["text"])
