"""What is installed, and the command that installs the rest."""

from __future__ import annotations

from kcextract.run.installation import REQUIREMENTS, Found, installation, remedy


def test_packages_that_kcextract_depends_on_are_there():
    versions = {each.requirement.name: each.version for each in installation()}

    assert versions["lxml"]
    assert versions["pypdfium2"]


def test_programs_that_are_not_on_the_path_are_missing(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = {each.requirement.name for each in installation() if each.version is None}

    assert missing == {"soffice", "tesseract", "vie"}


def test_one_command_installs_what_is_missing():
    found = tuple(Found(each, "1" if each.name == "tesseract" else None) for each in REQUIREMENTS)

    assert remedy(found) == (
        "sudo apt-get install --no-install-recommends libreoffice-writer-nogui tesseract-ocr-vie && "
        "pip install python-docx lxml pypdfium2 pdfplumber underthesea"
    )


def test_where_nothing_is_missing_there_is_no_command():
    assert remedy(tuple(Found(each, "1") for each in REQUIREMENTS)) is None


def test_a_tesseract_that_does_not_run_has_no_languages(monkeypatch, tmp_path):
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    versions = {each.requirement.name: each.version for each in installation()}

    assert versions["tesseract"] == str(program)
    assert versions["vie"] is None
