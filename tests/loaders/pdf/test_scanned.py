"""Pages whose text layer is missing or rubbish, and their way to OCR."""

from __future__ import annotations

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

import kcextract.loaders.pdf.scanned
from kcextract.errors import FormatError
from kcextract.loaders import Limits
from kcextract.loaders.assembly import Block, SourceLine, TextParagraph
from kcextract.loaders.pdf.quality import is_rubbish

from .files import HEIGHT, LEFT, WIDTH, Draw, Sheet, drawn, font, made, paragraphs, read

GOOD = [
    "Hỗ trợ các cơ sở công nghiệp nông thôn đầu tư máy móc thiết bị tiên tiến; mức hỗ trợ bằng một nửa",
    "QUYẾT ĐỊNH SỐ 12/2020/QĐ-UBND NGÀY 05 THÁNG 6 NĂM 2020 CỦA ỦY BAN NHÂN DÂN TỈNH BẮC KẠN",
    "1.250 2.300 4.000 5.125 75% 12,5 300 200 150 400 600 700 800",
    "TT Tên ĐVT SL 1 Máy CNC cái 02 2 Tủ điện bộ 01 Cộng 03 Tổng 05 KC QG KH 2020",
    "Total investment capital of the province was raised by foreign companies during the last period",
]
RUBBISH = [
    "cgNG HoA x.A. HOr cHU NGHiA vlET NAM DQc lfp - Tu do - H4nh phrfic UY BAN NHAN DAN TiNH so: 12/Qo-UBND",
    "CQNG HOA xA H9I cnu NGHIA vrET NAM D6c l$p - Tg do - H+nh phfc nghj djnh vd khuy6n c6ng cia tinh",
    "Hd trq c6c co sd c6ng nghiQp n6ng th6n ddu tu m6y m6c thi6t bi ti6n ti6n; mric hd trg bing mQt nta",
]


@pytest.mark.parametrize("text", GOOD)
def test_text_that_says_something(text: str) -> None:
    assert not is_rubbish(text, has_picture=False)


@pytest.mark.parametrize("text", GOOD[:3])
def test_a_good_layer_under_a_picture(text: str) -> None:
    assert not is_rubbish(text, has_picture=True)


@pytest.mark.parametrize("text", RUBBISH)
def test_rubbish_under_a_picture(text: str) -> None:
    assert is_rubbish(text, has_picture=True)


@pytest.mark.parametrize("text", RUBBISH)
def test_rubbish_without_a_picture(text: str) -> None:
    assert is_rubbish(text, has_picture=False)


def test_letters_without_a_meaning_are_rubbish() -> None:
    assert is_rubbish("\ue012\ue034\ue056 \ue078\ue09a", has_picture=False)


# ── The way to OCR ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, tuple[int, int], float]]:
    """What OCR is asked to read: page, size of the picture, dots an inch; it reads "Trang được nhận dạng"."""
    found: list[tuple[int, tuple[int, int], float]] = []

    def read_page(image: Image.Image, page: int, limits: Limits, *, dpi: float) -> list[Block]:
        found.append((page, image.size, dpi))
        return [TextParagraph((SourceLine("Trang được nhận dạng", page, confidence=0.9),))]

    monkeypatch.setattr(kcextract.loaders.pdf.scanned, "read_page", read_page)
    return found


def scan(*layer: str) -> Draw:
    """A page that is a picture, with the invisible lines of a layer under it."""

    def draw(sheet: Sheet) -> None:
        text = sheet.canvas.beginText(LEFT, HEIGHT - 80)
        text.setFont(font(), 7)
        text.setTextRenderMode(3)
        text.textLines(list(layer))
        sheet.canvas.drawText(text)
        sheet.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDTH, HEIGHT)

    return draw


def typed(sheet: Sheet) -> None:
    sheet.paragraph(GOOD[0])


@pytest.mark.parametrize("layer", [[], ["dau den"], RUBBISH * 5])
def test_a_scanned_page_is_read_by_ocr(
    layer: list[str], asked: list[tuple[int, tuple[int, int], float]]
) -> None:
    document = drawn(typed, scan(*layer))
    assert [(page, dpi) for page, _, dpi in asked] == [(2, 300.0)]
    assert asked[0][1] == (pytest.approx(2480, abs=2), pytest.approx(3508, abs=2))
    assert document.ocr
    assert paragraphs(document) == [GOOD[0], "Trang được nhận dạng"]
    assert document.lines[-1].confidence == pytest.approx(0.9)
    assert "dau den" not in document.text


def test_a_scan_whose_layer_is_good_is_not(asked: list[tuple[int, tuple[int, int], float]]) -> None:
    document = drawn(scan(*GOOD[:3] * 3))
    assert asked == []
    assert GOOD[0] in document.text
    assert not document.ocr


def test_a_vast_scan_is_read_with_fewer_dots(asked: list[tuple[int, tuple[int, int], float]]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, sheet.width, sheet.height)

    read(made(draw, size=(8_000, 8_000)), Limits(pixels=1_000_000))
    _, (width, height), dpi = asked[0]
    assert width * height <= 1_010_000
    assert dpi < 300


def test_without_ocr_the_other_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_page(*_: object, **__: object) -> list[Block]:
        raise FormatError("OCR is not installed.", code="ocr_missing")

    monkeypatch.setattr(kcextract.loaders.pdf.scanned, "read_page", read_page)
    document = drawn(typed, scan())
    assert paragraphs(document) == [GOOD[0]]
    assert [(notice.severity, notice.code) for notice in document.notices] == [("warning", "ocr_missing")]
    with pytest.raises(FormatError) as caught:
        drawn(scan())
    assert caught.value.code == "ocr_missing"


def test_a_blank_page_needs_no_ocr(asked: list[tuple[int, tuple[int, int], float]]) -> None:
    assert drawn(typed, lambda _: None).page_count == 2
    assert asked == []
