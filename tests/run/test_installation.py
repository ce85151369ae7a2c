"""What is installed, and the command that installs the rest."""

from __future__ import annotations

from kcextract.run.installation import REQUIREMENTS, Found, installation, remedy


def test_packages_that_kcextract_depends_on_are_there():
    versions = {each.requirement.name: each.version for each in installation()}

    assert versions["lxml"]
    assert versions["pypdfium2"]


def test_a_program_that_is_not_on_the_path_is_missing(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = {each.requirement.name for each in installation() if each.version is None}

    assert "LibreOffice" in missing


def test_one_command_installs_what_is_missing():
    found = tuple(Found(each, "1" if each.name == "tesserocr" else None) for each in REQUIREMENTS)

    assert remedy(found) == (
        "sudo apt-get install --no-install-recommends libreoffice-writer-nogui "
        "libreoffice-calc-nogui tesseract-ocr-vie && pip install lxml olefile xlrd openpyxl pypdfium2 pdfminer.six underthesea"
    )


def test_where_nothing_is_missing_there_is_no_command():
    assert remedy(tuple(Found(each, "1") for each in REQUIREMENTS)) is None


def test_data_of_tesseract_is_there_where_its_folder_is_named(monkeypatch, tmp_path):
    (tmp_path / "vie.traineddata").write_bytes(b"")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    versions = {each.requirement.name: each.version for each in installation()}

    assert versions["vie"] == str(tmp_path)


def test_data_of_tesseract_that_is_nowhere_is_missing(monkeypatch):
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setattr("kcextract.loaders.scans.installed._FOLDERS", ())
    missing = {each.requirement.name for each in installation() if each.version is None}

    assert "vie" in missing


def test_a_part_of_libreoffice_is_missed_where_others_are(monkeypatch, tmp_path):
    for name in ("soffice", "libswlo.so"):
        (tmp_path / name).write_bytes(b"")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = {each.requirement.package for each in installation() if each.version is None}

    assert "libreoffice-calc-nogui" in missing
    assert "libreoffice-writer-nogui" not in missing
