"""`kcextract scan` and `kcextract doctor`."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from kcextract.cli import main


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs the command line."""
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: str) -> SimpleNamespace:
        with pytest.raises(SystemExit) as caught:
            main([*arguments])
        out, err = capsys.readouterr()
        return SimpleNamespace(status=int(caught.value.code or 0), out=out, err=err)

    return call


class TestScan:
    def test_a_line_a_file_and_a_count_of_formats(self, run, tmp_path):
        (tmp_path / "a.txt").write_text("Kế hoạch khuyến công", encoding="utf-8")
        (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        printed = run("scan", str(tmp_path))

        assert printed.status == 0
        assert "a.txt: text, 0.0 kB, utf-8" in printed.out
        assert "b.png: png, 0.0 kB, needs OCR" in printed.out
        assert "2 files: 1 png, 1 text; 0 cannot be read." in printed.out

    def test_a_file_that_cannot_be_read_says_why_and_stops_nothing(self, run, tmp_path):
        (tmp_path / "a.txt").write_bytes(b"")
        (tmp_path / "b.txt").write_text("Kế hoạch", encoding="utf-8")
        printed = run("scan", str(tmp_path))

        assert printed.status == 1
        assert "a.txt: ?, 0.0 kB: The file is empty" in printed.out
        assert "b.txt: text" in printed.out

    def test_nothing_is_written(self, run, tmp_path):
        (tmp_path / "a.txt").write_text("Kế hoạch", encoding="utf-8")
        run("scan", str(tmp_path))

        assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


class TestDoctor:
    def test_what_is_missing_comes_with_the_command_that_installs_it(self, run, monkeypatch, tmp_path):
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
        monkeypatch.setattr("kcextract.loaders.scans.installed._FOLDERS", ())
        printed = run("doctor")

        assert printed.status == 1
        assert "missing  tesseract-ocr-vie (vie)" in printed.out
        install = (
            "sudo apt-get install --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui"
        )
        assert f"{install} tesseract-ocr-vie" in printed.out
