"""What files are, told without writing anything."""

from __future__ import annotations

import pytest

from kcextract.grammar import load_grammar
from kcextract.run.survey import survey

ONE_PAGE = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources <</Font <</F 5 0 R>> >> >> endobj
4 0 obj <</Length 62>> stream
BT /F 12 Tf 10 200 Td (Ke hoach khuyen cong nam 2020) Tj ET
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R>>
"""


@pytest.fixture
def told(tmp_path):
    """What is told of a file with these bytes."""

    def tell(data: bytes, name: str = "a.txt"):
        path = tmp_path / name
        path.write_bytes(data)
        return survey(path, load_grammar())

    return tell


def test_a_text_has_its_encoding(told):
    found = told("Kế hoạch khuyến công".encode("utf-16"))

    assert (found.format, found.encoding, found.needs_ocr, found.problem) == (
        "text",
        "utf-16-le",
        False,
        None,
    )


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.doc"])
def test_the_content_tells_what_a_file_is(told, name):
    found = told(ONE_PAGE, name)

    assert (found.format, found.page_count, found.needs_ocr, found.problem) == ("pdf", 1, False, None)


def test_a_picture_needs_ocr(told):
    found = told(b"\x89PNG\r\n\x1a\n", "a.png")

    assert (found.format, found.needs_ocr) == ("png", True)


@pytest.mark.parametrize(
    ("data", "form", "words"),
    [
        (b"", None, "empty"),
        (b"PK\x03\x04 broken", None, "damaged"),
        (b"%PDF-1.4 broken", "pdf", "damaged"),
        (b"\x1f\x8b\x08\x00", None, "unpack"),
    ],
)
def test_what_cannot_be_read_says_why(told, data, form, words):
    found = told(data)

    assert found.format == form
    assert words in found.problem


def test_a_file_that_is_not_there_says_so(tmp_path):
    found = survey(tmp_path / "none.txt", load_grammar())

    assert (found.size, found.format) == (None, None)
    assert "no such file" in found.problem
