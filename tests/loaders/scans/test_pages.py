"""What a scanner does to a page: it reads as it would without."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from kcextract.document import Document, Line
from kcextract.errors import FormatError
from kcextract.loaders.scans.doubts import doubts

from .pages import (
    HEIGHT,
    ITEMS,
    LETTERHEAD,
    PROSE,
    TABLE,
    WIDTH,
    Sheet,
    askew,
    cells,
    coarse,
    needs_ocr,
    noisy,
    on_grey,
    prose,
    read,
    saved,
    whole_page,
)

pytestmark = needs_ocr

WORDS = [" ".join(PROSE), *ITEMS]
ROWS = [list(row) for row in TABLE]
TURNED = Image.Transpose


def assert_whole(document: Document) -> None:
    assert prose(document).split("\n") == WORDS
    assert cells(document) == ROWS


def test_prose_and_the_cells_of_a_ruled_table() -> None:
    document = read(saved(whole_page()))

    assert_whole(document)
    assert (document.loader, document.ocr, document.page_count) == ("scan", True, 1)
    assert document.notices == ()


@pytest.mark.parametrize("degrees", [-2, -0.7, 2])
def test_a_page_askew(degrees: float) -> None:
    assert_whole(read(saved(askew(whole_page(), degrees))))


@pytest.mark.parametrize("method", [TURNED.ROTATE_90, TURNED.ROTATE_180])
def test_a_page_on_its_side_or_upside_down(method: Image.Transpose) -> None:
    document = read(saved(Sheet().lines(PROSE).lines(ITEMS).picture.transpose(method)))

    assert prose(document).split("\n") == WORDS
    # The places are those on the page as it is read.
    assert document.lines[0][3:5] == (pytest.approx(72, abs=4), pytest.approx(50, abs=4))


def test_a_wide_table_on_its_side() -> None:
    picture = Sheet().lines(ITEMS[:1]).table(TABLE[:3]).picture.transpose(TURNED.ROTATE_270)

    assert cells(read(saved(picture))) == ROWS[:3]


@pytest.mark.parametrize("dpi", [150, 200, 400])
def test_other_resolutions(dpi: int) -> None:
    document = read(saved(coarse(whole_page(), dpi), dpi=dpi))

    assert_whole(document)
    assert document.lines[0].y0 == pytest.approx(50, abs=4)


def test_noise_on_grey_paper_that_is_lit_from_one_side() -> None:
    assert_whole(read(saved(noisy(on_grey(whole_page()), 6), form="JPEG")))


def test_all_of_it_at_once() -> None:
    picture = noisy(askew(on_grey(coarse(whole_page(), 200)), 1.3), 6)
    assert_whole(read(saved(picture, dpi=200)))


def test_a_page_printed_white_on_black() -> None:
    assert_whole(read(saved(Image.eval(whole_page(), lambda value: 255 - value))))


@pytest.mark.parametrize(("form", "mode"), [("JPEG", "RGB"), ("TIFF", "1"), ("PNG", "P"), ("PNG", "RGBA")])
def test_formats_and_colours(form: str, mode: str) -> None:
    assert_whole(read(saved(whole_page().convert(mode), form=form)))


def test_a_file_of_several_pages() -> None:
    first = Sheet().lines(ITEMS[:1]).number(1).picture
    second = Sheet().lines(ITEMS[1:]).number(2).picture
    document = read(saved(first, second, form="TIFF"))

    assert document.page_count == 2
    assert prose(document) == "\n".join(ITEMS)
    assert [line.page for line in document.lines] == [1, 1, 2, 2]
    # The page numbers are kept, but are no part of what is read.
    assert [document.text[start:end] for start, end in document.furniture] == ["1", "2"]


def test_a_table_that_goes_on_over_the_page_is_one() -> None:
    first = Sheet().table(TABLE[:3]).picture
    second = Sheet().table((TABLE[0], *TABLE[3:])).picture

    assert cells(read(saved(first, second, form="TIFF"))) == ROWS


def test_a_letterhead_in_two_columns_is_read_one_after_the_other() -> None:
    document = read(saved(Sheet().side_by_side(*LETTERHEAD).lines(ITEMS).picture))

    assert prose(document).split("\n") == [*LETTERHEAD[0], *LETTERHEAD[1], *ITEMS]


def test_a_stamp_in_a_frame_is_kept_and_parted_from_the_text_beside_it() -> None:
    sheet = Sheet().lines(ITEMS[:1])
    top = sheet.y
    sheet.draw.rectangle((140, top - 20, 540, top + 130), outline=0, width=5)
    sheet.lines(["ĐẾN 1234", "16/3/2021"], x=170, size=38)
    sheet.y = top
    sheet.lines(ITEMS[1:], x=700)
    document = read(saved(sheet.picture))

    assert prose(document) == "\n".join(ITEMS)
    stamp = " ".join(document.text[start:end] for start, end in document.furniture)
    assert "1234" in stamp
    assert "16/3/2021" in stamp


def test_text_beside_a_narrow_table_is_not_lost() -> None:
    sheet = Sheet().lines(ITEMS[:1])
    top = sheet.y
    sheet.table([row[:3] for row in TABLE], widths=(140, 500, 300))
    bottom = sheet.y
    sheet.y = top + 100
    sheet.lines(["Ghi chú: đã duyệt"], x=1500)
    sheet.y = bottom
    sheet.lines(ITEMS[1:])
    document = read(saved(sheet.picture))

    assert cells(document) == [list(row[:3]) for row in TABLE]
    assert prose(document).split("\n") == [ITEMS[0], "Ghi chú: đã duyệt", ITEMS[1]]


def test_places_and_confidences_of_lines() -> None:
    document = read(saved(Sheet().lines(ITEMS[:1]).picture))

    (line,) = document.lines
    assert line.page == 1
    # Drawn at 300 and 200 pixels, at 300 an inch.
    assert (line.x0, line.y0) == (pytest.approx(72, abs=4), pytest.approx(48, abs=6))
    assert line.confidence is not None
    assert 0.8 < line.confidence <= 1


def test_pages_that_are_read_unsurely_are_doubtful() -> None:
    lines = [
        Line(0, 40, 1, confidence=0.95),
        Line(41, 50, 1, confidence=0.2),
        Line(51, 60, 2, confidence=0.9),
        Line(61, 90, 2, confidence=0.5),
    ]
    (notice,) = doubts(lines)

    assert (notice.severity, notice.code, notice.start, notice.end) == ("warning", "low_confidence", 51, 90)
    assert "page 2" in notice.message


def test_pictures_of_nothing_but_dots_are_refused_at_once() -> None:
    dots = np.random.default_rng(1).random((HEIGHT // 2, WIDTH // 2)) < 0.2
    with pytest.raises(FormatError) as caught:
        read(saved(Image.fromarray(np.where(dots, 0, 255).astype(np.uint8))))

    assert caught.value.code in {"too_slow", "empty_file"}
