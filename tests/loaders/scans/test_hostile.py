"""Files that are no scans: a clear status, within the limits."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

import kcextract.loaders.scans.engine
from kcextract.errors import FormatError
from kcextract.grammar import load_grammar
from kcextract.loaders import Limits
from kcextract.run.extraction import extract_record

from .pages import ITEMS, Sheet, needs_ocr, prose, read, saved


def code_of(data: bytes, limits: Limits = Limits()) -> str | None:  # noqa: B008 - frozen
    with pytest.raises(FormatError) as caught:
        read(data, limits)
    assert str(caught.value)
    return caught.value.code


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def vast_png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


def test_a_picture_of_vast_size_is_not_unpacked() -> None:
    assert code_of(vast_png(200_000, 200_000)) == "too_large"


def test_more_pixels_than_the_limit() -> None:
    assert code_of(saved(Image.new("L", (400, 400), 255)), Limits(pixels=100_000)) == "too_large"


def test_a_picture_in_colour_may_have_fewer_pixels() -> None:
    picture = Image.new("RGB", (300, 300), (255, 255, 255))

    assert code_of(saved(picture), Limits(pixels=100_000)) == "too_large"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("share", [0.0005, 0.5])
def test_a_picture_that_is_cut_off(form: str, share: float) -> None:
    data = saved(Sheet().lines(ITEMS).picture.convert("RGB"), form=form)
    assert code_of(data[: max(20, int(len(data) * share))]) == "damaged_file"


def test_a_picture_whose_data_is_rubbish() -> None:
    data = saved(Sheet().lines(ITEMS).picture)
    middle = data.index(b"IDAT") + 40
    assert code_of(data[:middle] + bytes(200) + data[middle + 200 :]) == "damaged_file"


def test_a_tiff_without_a_page() -> None:
    assert code_of(b"II*\0\0\0\0\0") == "damaged_file"


@needs_ocr
def test_a_tiff_whose_pages_go_round() -> None:
    out = io.BytesIO()
    page = Image.new("1", (40, 40), 1)
    page.save(out, "TIFF", save_all=True, append_images=[page])
    data = bytearray(out.getvalue())
    first = struct.unpack("<I", data[4:8])[0]
    count = struct.unpack("<H", data[first : first + 2])[0]
    at = first + 2 + 12 * count
    second = struct.unpack("<I", data[at : at + 4])[0]
    count = struct.unpack("<H", data[second : second + 2])[0]
    data[second + 2 + 12 * count : second + 6 + 12 * count] = struct.pack("<I", first)

    assert code_of(bytes(data), Limits(pages=20)) in {"too_large", "damaged_file", "empty_file"}


@needs_ocr
def test_more_pages_than_the_limit() -> None:
    page = Image.new("1", (40, 40), 1)
    assert code_of(saved(*[page] * 5, form="TIFF"), Limits(pages=4)) == "too_large"


@needs_ocr
def test_a_blank_page_holds_no_text() -> None:
    assert code_of(saved(Image.new("L", (800, 1000), 255))) == "empty_file"


@needs_ocr
@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (9, 9)])
def test_pictures_of_hardly_any_pixels(size: tuple[int, int]) -> None:
    assert code_of(saved(Image.new("L", size, 0))) == "empty_file"


@needs_ocr
def test_a_page_that_takes_too_long() -> None:
    assert code_of(saved(Sheet().lines(ITEMS).picture), Limits(seconds=1e-6)) == "too_slow"


@needs_ocr
def test_a_page_that_takes_too_long_among_others(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = kcextract.loaders.scans.engine.Engine.words

    def slow(self, box, deadline, **how):
        if deadline._page == 2:
            deadline.missed()
        return whole(self, box, deadline, **how)

    monkeypatch.setattr(kcextract.loaders.scans.engine.Engine, "words", slow)
    page = Sheet().lines(ITEMS[:1]).picture
    document = read(saved(page, page, form="TIFF"))

    assert prose(document) == ITEMS[0]
    assert [(notice.severity, notice.code) for notice in document.notices] == [("error", "too_slow")]
    assert document.page_count == 2


# ── Without OCR ──────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def without_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setattr("kcextract.loaders.scans.installed._FOLDERS", ())


@pytest.mark.usefixtures("without_data")
def test_without_the_data_a_scan_says_what_installs_it(tmp_path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(saved(Sheet().picture))
    found = extract_record(path, load_grammar())

    assert found.document.status == "failed"
    (diagnostic,) = found.diagnostics
    assert diagnostic.code == "ocr_missing"
    assert "sudo apt-get install --no-install-recommends tesseract-ocr-vie" in diagnostic.message


def test_without_the_library_a_scan_says_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kcextract.loaders.scans.installed.find_spec", lambda _: None)
    with pytest.raises(FormatError) as caught:
        read(saved(Sheet().picture))

    assert caught.value.code == "ocr_missing"
    assert "pip install tesserocr" in str(caught.value)


def test_data_that_is_damaged_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "vie.traineddata").write_bytes(b"no data")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))

    assert code_of(saved(Sheet().lines(ITEMS).picture)) == "ocr_missing"
