"""Pictures of pages: each row has boxes where its words are printed; what cannot be shown is told of."""

from __future__ import annotations

import io
import json
from base64 import b64decode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kcextract.records import Extraction, LineRecord
from kcextract.report import pictures as module
from kcextract.report.boxes import boxes
from kcextract.report.document import document_page
from kcextract.report.labels import label
from kcextract.report.originals import drawn
from kcextract.report.pictures import numbers, pictures

from .printed import extracted


@pytest.fixture(scope="module")
def extraction(tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    return extracted(tmp_path_factory.mktemp("printed"))


def content(extraction: Extraction) -> list[tuple[Image.Image, list[list[object]]]]:
    found = pictures(extraction)
    assert found is not None
    return [
        (Image.open(io.BytesIO(b64decode(png))).convert("L"), placed)
        for png, placed in json.loads(str(found.data))
    ]


def test_the_boxes_of_rows_are_where_their_words_are_printed(extraction):
    shown = content(extraction)
    found = pictures(extraction)
    assert found is not None
    assert [sheet.page for sheet in found.sheets] == [1, 2]
    assert extraction.targets
    assert extraction.budgets
    rows = {f"targets-{each.target_no}": 0 for each in extraction.targets}
    rows |= {f"budgets-{each.budget_no}": 1 for each in extraction.budgets}
    for row, page in rows.items():
        picture, placed = shown[page]
        scale = picture.width / found.sheets[page].width
        own = [box for box in placed if box[0] == row]
        assert own
        for _, x, y, width, height, is_drawn in own:
            part = np.asarray(picture)[
                int(y * scale) : int((y + height) * scale), int(x * scale) : int((x + width) * scale)
            ]
            assert is_drawn
            # There is ink, and more paper.
            assert 0.02 < float((part < 128).mean()) < 0.6


def test_two_rows_of_one_line_have_each_its_own_part_of_it(extraction):
    one, other = (
        next(box for box in boxes(extraction)[1] if box.anchor == f"targets-{number}") for number in (0, 1)
    )

    assert one.y == other.y
    assert one.x + one.width <= other.x + 0.2


def test_sections_show_by_their_first_line_and_only_when_chosen(extraction):
    found = [box for page in boxes(extraction).values() for box in page if box.anchor.startswith("sections-")]

    assert len(found) == len({box.anchor for box in found})
    assert len(found) == len(extraction.sections)
    assert not any(box.drawn for box in found)


def line(number: int, start: int, end: int, page: int) -> LineRecord:
    return LineRecord("0" * 16, number, start, end, page, 10.0, 10.0 * number, 110.0, 10.0 * number + 9, None)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 3)), min_size=1, max_size=8), st.data())
def test_every_box_lies_in_a_line_of_its_page(extraction, shape, data):
    lines, start = [], 0
    for number, (length, page) in enumerate(shape):
        lines.append(line(number, start, start + length, page))
        start += length + 1
    text = data.draw(st.text("ab \n", min_size=start, max_size=start))
    first = data.draw(st.integers(0, start - 1))
    last = data.draw(st.integers(first + 1, start))
    target = replace(extraction.targets[0], start=first, end=last)
    made = Extraction(replace(extraction.document, text=text), lines=tuple(lines), targets=(target,))

    found = boxes(made)

    for page, placed in found.items():
        for box in placed:
            assert any(
                each.page == page and each.y0 == box.y and box.x >= 10 and box.x + box.width <= 110.11
                for each in lines
            )
    wanted = {each.line_no for each in lines if text[max(first, each.start) : min(last, each.end)].strip()}
    assert sum(map(len, found.values())) == len(wanted)


@pytest.mark.parametrize(
    "turn",
    [None, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270],
)
@pytest.mark.parametrize("angle", [0.0, 1.5])
def test_a_scan_is_shown_as_its_lines_were_read(turn, angle):
    # Lines of unlike length, as if printed, on a page of 10 inches by 14.
    ink = np.full((1400, 1000), 255, dtype=np.uint8)
    lines = []
    for number, width in enumerate((700, 320, 680, 500, 90, 640)):
        y = 100 + 100 * number
        ink[y : y + 40, 80 : 80 + width : 4] = 0
        edges = {"x0": 80, "y0": y, "x1": 80 + width, "y1": y + 40}
        lines.append(replace(line(number, 0, 9, 1), **{key: at * 0.72 for key, at in edges.items()}))
    upright = Image.fromarray(ink)
    scanned = upright.rotate(-angle, fillcolor=255) if angle else upright
    if turn is not None:
        back = {Image.Transpose.ROTATE_90: Image.Transpose.ROTATE_270}
        back |= {other: one for one, other in back.items()}
        scanned = scanned.transpose(back.get(turn, turn))
    file = io.BytesIO()
    scanned.save(file, "PNG", dpi=(100, 100))

    (shown,) = drawn(file.getvalue(), "image/png", [1], {1: lines}, ocr=True)

    scale = Image.open(io.BytesIO(shown.png)).width / shown.width
    picture = np.asarray(Image.open(io.BytesIO(shown.png)).convert("L")) < 200
    assert shown.height > shown.width
    for each in lines:
        x0, y0, x1, y1 = (round(at * scale) for at in (each.x0, each.y0, each.x1, each.y1))
        assert picture[y0 : y1 + 1, x0 : x1 + 1].mean() > 0.2


def test_a_text_has_no_pictures(extractions):
    assert pictures(extractions[0]) is None
    assert 'id="pictures"' not in document_page(extractions[0])


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (lambda path: path.unlink(), "source_missing"),
        (lambda path: path.write_bytes(b"%PDF-1.7"), "source_changed"),
    ],
    ids=["missing", "changed"],
)
def test_a_source_that_is_not_there_any_more_is_told_of(tmp_path: Path, spoil, key):
    extraction = extracted(tmp_path)
    spoil(tmp_path / "decision.pdf")

    found = pictures(extraction)

    assert found is not None
    assert (found.sheets, found.note) == ((), label(f"page.{key}"))
    page = document_page(extraction, pictures=found)
    assert label(f"page.{key}").vi in page
    assert 'id="shots">[]<' in page


def test_pages_that_would_make_the_file_too_large_are_named(extraction, monkeypatch):
    monkeypatch.setattr(module, "_MOST_BYTES", len(b64decode(content_of(extraction)[0][0])) + 100)

    found = pictures(extraction)

    assert found is not None
    assert [sheet.page for sheet in found.sheets] == [1]
    assert (found.note, found.left_out) == (label("page.pictures_left_out"), "2")


def content_of(extraction: Extraction) -> list[tuple[str, object]]:
    found = pictures(extraction)
    assert found is not None
    parsed: list[tuple[str, object]] = json.loads(str(found.data))
    return parsed


def test_a_file_that_cannot_be_drawn_is_told_of(tmp_path, extraction):
    path = tmp_path / "decision.pdf"
    path.write_bytes(b"no file of this kind")
    document = replace(
        extraction.document, source=str(path), source_sha256=sha256(path.read_bytes()).hexdigest()
    )

    found = pictures(replace(extraction, document=document))

    assert found is not None
    assert (found.sheets, found.note, found.left_out) == ((), label("page.pictures_failed"), "1–2")


def test_the_same_file_gives_the_same_pictures(extraction):
    assert pictures(extraction) == pictures(extraction)


@pytest.mark.parametrize(
    ("pages", "told"),
    [([], ""), ([0], "0"), ([1], "1"), ([1, 2, 3, 5, 7, 8], "1–3, 5, 7–8")],
)
def test_numbers_of_pages_are_told_in_ranges(pages, told):
    assert numbers(pages) == told
