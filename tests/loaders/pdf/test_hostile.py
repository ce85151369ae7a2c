"""PDF files that are locked, damaged or made to do harm: each is told of in one sentence."""

from __future__ import annotations

import random
import zlib
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption

from kcextract.document import Document
from kcextract.errors import FormatError
from kcextract.loaders import Limits

from .files import Sheet, made, paragraphs, read

CATALOGUE = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj"
WORDS = (
    "Điều kiện hỗ trợ: đào tạo nghề cho 25 lao động, 1.250 triệu đồng (2020 - 2025); - Sở Công Thương".split()
)


def hello(sheet: Sheet) -> None:
    sheet.lines("Điều 1. Hỗ trợ các cơ sở.")


def refused(data: bytes, limits: Limits | None = None) -> str:
    """The code with which the file is refused; its sentence ends as one does."""
    with pytest.raises(FormatError) as caught:
        read(data) if limits is None else read(data, limits)
    assert caught.value.sentence.endswith(".")
    assert "\n" not in caught.value.sentence
    return caught.value.code


def outcome(data: bytes) -> Document | str:
    """The document, or the code with which the file is refused."""
    try:
        return read(data)
    except FormatError as error:
        return error.code


def raw(*objects: bytes) -> bytes:
    """A PDF of these objects, without a table of their places."""
    return b"%PDF-1.4\n" + b"\n".join(objects) + b"\ntrailer<</Root 1 0 R>>\n%%EOF"


def page(content: bytes, *more: bytes, resources: bytes = b"", packed: bool = False) -> bytes:
    """A PDF of a page that draws ``content``."""
    if packed:
        content = zlib.compress(content, 9)
    kind = b"/Filter/FlateDecode" if packed else b""
    return raw(
        CATALOGUE,
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<%s>>/Contents 4 0 R>>endobj"
        % resources,
        b"4 0 obj<<%s/Length %d>>stream\n%s\nendstream endobj" % (kind, len(content), content),
        *more,
    )


def form(number: int, content: bytes, draws: int | None = None) -> bytes:
    resources = b"" if draws is None else b"/Resources<</XObject<</F %d 0 R>>>>" % draws
    return (
        b"%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 595 842]%s/Length %d>>stream\n%s\nendstream endobj"
        % (
            number,
            resources,
            len(content),
            content,
        )
    )


def test_a_password() -> None:
    assert refused(made(hello, encrypt=StandardEncryption("secret", ownerPassword="other"))) == "encrypted"


def test_an_owners_password_locks_nothing_that_is_read() -> None:
    data = made(hello, encrypt=StandardEncryption("", ownerPassword="other", canCopy=0))
    assert paragraphs(read(data)) == ["Điều 1. Hỗ trợ các cơ sở."]


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_truncated_file(share: float) -> None:
    data = made(hello, hello)
    assert refused(data[: int(len(data) * share)]) == "damaged_file"


def test_a_file_that_only_says_that_it_is_one() -> None:
    assert refused(b"%PDF-1.7\n%%EOF") == "damaged_file"


def test_no_page() -> None:
    assert refused(raw(CATALOGUE, b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj")) in {
        "no_pages",
        "damaged_file",
    }


def test_pages_without_anything() -> None:
    assert refused(made(lambda _: None, lambda _: None)) == "no_text"


def test_more_pages_than_the_limit() -> None:
    data = made(*[hello] * 5)
    assert refused(data, Limits(pages=4)) == "too_many_pages"
    assert read(data, Limits(pages=5)).page_count == 5


def test_more_letters_than_the_limit() -> None:
    assert refused(made(hello, hello), Limits(characters=40)) == "too_large"


def test_five_thousand_pages() -> None:
    kids = b" ".join(b"3 0 R" for _ in range(5_000))
    data = raw(
        CATALOGUE,
        b"2 0 obj<</Type/Pages/Kids[%s]/Count 5000>>endobj" % kids,
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj",
    )
    assert refused(data) == "too_many_pages"


@pytest.mark.parametrize("side", [1, 14_400, 10_000_000])
def test_pages_of_absurd_size(side: float) -> None:
    data = made(lambda sheet: sheet.canvas.drawString(0.1, 0.1, "Hai"), size=(side, side))
    found = outcome(data)
    assert found == "no_text" or (isinstance(found, Document) and paragraphs(found) == ["Hai"])


def test_pages_that_are_their_own_parents() -> None:
    data = raw(CATALOGUE, b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 5>>endobj")
    assert refused(data) in {"damaged_file", "no_pages"}


def test_forms_that_draw_themselves() -> None:
    data = page(b"/F Do", form(5, b"/F Do /F Do", 5), resources=b"/XObject<</F 5 0 R>>")
    assert refused(data) == "too_large"


def test_forms_that_draw_each_other_without_end() -> None:
    forms = [form(5 + number, b"/F Do /F Do /F Do", 6 + number) for number in range(30)]
    data = page(b"/F Do", *forms, form(35, b"0 0 9 1 re f"), resources=b"/XObject<</F 5 0 R>>")
    assert refused(data) == "too_large"


def test_forms_in_forms_are_read() -> None:
    drawing = b"BT /A 12 Tf 70 700 Td (Hai muoi) Tj ET"
    fonts = b"/Font<</A<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    inner = b"6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s>>/Length %d>>stream\n%s\nendstream endobj"
    data = page(
        b"/F Do",
        form(5, b"/F Do /F Do", 6),
        inner % (fonts, len(drawing), drawing),
        resources=b"/XObject<</F 5 0 R>>",
    )
    assert paragraphs(read(data)) == ["Hai muoi"]


def test_a_stream_that_unpacks_without_end() -> None:
    assert refused(page(b"0 0 m 99 99 l S " * 2_000_000, packed=True)) == "too_large"


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_with_more_letters_than_any_shows(*, packed: bool) -> None:
    fonts = b"/Font<</A<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    content = b"BT /A 10 Tf " + b"1 0 0 1 70 700 Tm (one two three) Tj " * 100_000 + b"ET"
    assert refused(page(content, packed=packed, resources=fonts)) == "too_large"


def test_a_page_drawn_full_of_lines() -> None:
    lines = b"".join(
        b"%d 0 m %d 800 l S 0 %d m 590 %d l S " % (at % 590, at % 590, at % 800, at % 800)
        for at in range(3_000)
    )
    assert refused(page(lines, packed=True)) == "no_text"


def test_text_drawn_a_hundred_thousand_times_over_itself() -> None:
    fonts = b"/Font<</A<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    content = b"BT /A 10 Tf " + b"1 0 0 1 70 700 Tm (ab) Tj " * 50_000 + b"ET"
    assert read(page(content, packed=True, resources=fonts)).text.strip().startswith("ab")


def test_no_letter_of_a_page_is_lost_for_an_unknown_character() -> None:
    document = read(made(lambda sheet: sheet.lines("Hỗ trợ \ue000 sản xuất")))
    assert {"Hỗ", "trợ", "sản", "xuất"} <= set(document.text.split())


# ── Whatever it is ───────────────────────────────────────────────────────────────────────────────────


def check(document: Document) -> None:
    """The guarantees of ``Document``."""
    text, reading = document.text, document.reading
    assert len(reading) == len(text)
    assert "\n" not in reading
    for places in (document.lines, document.paragraphs, document.grids, document.furniture):
        assert all(0 <= place[0] <= place[1] <= len(text) for place in places)
        assert all(before[1] <= after[0] for before, after in pairwise(places))
    held = [0] * len(text)
    for place in (*document.paragraphs, *document.grids):
        for offset in range(place.start, place.end):
            held[offset] += 1
    assert max(held, default=0) <= 1
    assert all(count == 1 for count, letter in zip(held, reading, strict=True) if not letter.isspace())
    for line in document.lines:
        if line.page is not None and line.x0 is not None:
            assert 1 <= line.page <= (document.page_count or 0)
            assert line.x0 <= (line.x1 or 0)
            assert (line.y0 or 0) <= (line.y1 or 0)


PIECES = st.lists(
    st.tuples(
        st.integers(0, 2), st.floats(0, 595), st.floats(0, 842), st.sampled_from(WORDS), st.integers(4, 40)
    ),
    min_size=1,
    max_size=40,
)
BOXES = st.lists(st.tuples(st.integers(0, 2), *[st.sampled_from(range(20, 580, 40))] * 4), max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES, BOXES)
def test_words_wherever_they_stand_are_kept(
    pieces: list[tuple[int, float, float, str, int]], boxes: list[tuple[int, int, int, int, int]]
) -> None:
    def draw(number: int, sheet: Sheet) -> None:
        for at, x, y, word, size in pieces:
            if at == number:
                sheet.at(x, y, word, size=size)
        for at, x0, y0, x1, y1 in boxes:
            if at == number:
                sheet.canvas.rect(x0, y0, x1 - x0, y1 - y0)

    data = made(*(lambda sheet, number=number: draw(number, sheet) for number in range(3)))
    document = outcome(data)
    if not isinstance(document, Document):
        assert document == "no_text"
        return
    check(document)
    seen = {letter for _, x, y, word, _ in pieces for letter in word if 10 < x < 300 and 60 < y < 780}
    assert {letter for letter in seen if letter.isalnum()} <= set(document.text)


@pytest.mark.parametrize("seed", range(12))
def test_noise_in_a_file(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(made(*[hello] * 4))
    for _ in range(20):
        data[chance.randrange(9, len(data))] = chance.randrange(256)
    found = outcome(bytes(data))
    if isinstance(found, Document):
        check(found)
    else:
        assert found in {"damaged_file", "encrypted", "no_pages", "no_text", "too_large", "ocr_missing"}
