"""Targets do not depend on how a text is laid out and typed, and no text is too odd or too long to be read."""

import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcextract.extractors.context import Context
from kcextract.extractors.frames import Frames
from kcextract.extractors.header import extract_header
from kcextract.extractors.legal_bases import extract_legal_bases
from kcextract.extractors.periods import PeriodReader
from kcextract.extractors.programme import extract_programme
from kcextract.grammar import load_grammar
from kcextract.grammar.units import Units, Verbs
from kcextract.loaders.text import load_text
from kcextract.outline import parse

GRAMMAR = load_grammar()
HEAD = "KẾ HOẠCH\nI. MỤC TIÊU\n"
PARAGRAPHS = [
    "Trong giai đoạn 2016 - 2020, hỗ trợ thành lập 14 doanh nghiệp công nghiệp nông thôn; tư vấn cho khoảng 20 cơ sở; "
    "tổ chức 04 lớp tập huấn, mỗi lớp từ 30 - 35 học viên.",
    "Đến năm 2020, tỷ lệ lao động có việc làm đạt từ 60 % trở lên; nâng tỷ lệ hộ dùng nước sạch từ 70 % năm 2015 lên 85 %; "
    "giảm tỷ lệ hộ nghèo bình quân 2 - 2,5 %/năm.",
    "Phấn đấu có ít nhất 80/193 xã hoàn thành thủy lợi nội đồng, trồng mới 2.500 ha rừng, đạt 25 bác sĩ/10.000 dân.",
    "Hiện nay, toàn tỉnh có 25 cơ sở và 30 làng nghề. Dự kiến hòa giải 150 vụ việc; phát hành 2.000 cuốn tài liệu; "
    "phát sóng 02 chuyên đề/tháng. Tối đa 5 cơ sở được hỗ trợ theo Điều 5 Nghị định số 45/2012/NĐ-CP ngày 21/5/2012.",
    "Tổ chức hội nghị lần thứ 3 với trên 200 đại biểu tham gia, hỗ trợ 150 lượt cơ sở, không quá 7 - 9 đoàn khảo sát.",
]


def read(data: bytes) -> Context:
    document = load_text(data, GRAMMAR)
    outline = parse(document, GRAMMAR)
    header, _ = extract_header(document, outline, GRAMMAR)
    legal_bases, _ = extract_legal_bases(document, outline, header, GRAMMAR)
    return Context("0" * 16, document, outline, GRAMMAR, header, legal_bases)


def rows(data: bytes):
    """What must stay the same: the targets but for their places and texts, words in lower case."""
    return [
        (
            each.quantity_min,
            each.quantity_max,
            each.comparator,
            each.unit.lower(),
            modern(each.object.lower()),
            each.basis,
            None if each.action is None else modern(each.action.lower()),
            each.period_start,
            each.period_end,
            each.period_basis,
        )
        for each in extract_programme(read(data))[0].targets
    ]


OLD_TONES = {"hòa": "hoà", "thủy": "thuỷ", "Hòa": "Hoà", "lý": "lí"}


def modern(text):
    """``text`` with new tone marks."""
    for new, old in OLD_TONES.items():
        text = text.replace(old, new)
    return text


def old(text):
    """``text`` with old tone marks."""
    for new, late in OLD_TONES.items():
        text = text.replace(new, late)
    return text


def wrapped(width):
    return lambda text: "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False))
        for line in text.split("\n")
    )


LAYOUTS = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "old tone marks": old,
    "capitals": str.upper,
    "doubled spaces": lambda text: text.replace(" ", "  "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "wrapped at 60": wrapped(60),
    "wrapped at 60, CRLF": lambda text: wrapped(60)(text).replace("\n", "\r\n"),
    "long dashes": lambda text: text.replace(" - ", " – "),
    "paragraphs apart": lambda text: text.replace("\n", "\n\n"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_targets_are_the_same_in_another_layout(layout):
    text = HEAD + "\n".join(PARAGRAPHS) + "\n"
    changed = LAYOUTS[layout](text)

    assert changed != text
    assert len(rows(text.encode())) >= len(PARAGRAPHS)
    assert rows(changed.encode()) == rows(text.encode())


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("marker", ["- ", "1. ", "a) ", "+ "])
def test_targets_of_bullets_are_the_same_in_another_layout(layout, marker):
    text = HEAD + f"{marker}{PARAGRAPHS[0]}\n"

    assert len(rows(text.encode())) == 4
    assert rows(LAYOUTS[layout](text).encode()) == rows(text.encode())


@settings(max_examples=60)
@given(st.permutations(PARAGRAPHS), st.integers(45, 110))
def test_targets_are_the_same_wherever_the_lines_of_paragraphs_break(paragraphs, width):
    text = HEAD + "\n" + "\n\n".join(paragraphs) + "\n"

    assert rows(wrapped(width)(text).encode()) == rows(text.encode())


SYLLABLES = (
    "hỗ trợ khoảng từ đến trên dưới mỗi năm giai đoạn ngày tháng quý điều khoản số lần thứ loại chương trình quyết định "
    "nếu mức dự kiến cơ sở lớp ha người triệu tỷ nghìn đồng lượt và hoặc đã sẽ phải trở lên xuống còn tổ chức đào tạo"
).split()
CHARACTERS = st.sampled_from(list("0123456789.,;:()/-–%‰+*|\t\n\r \u00a0“”…đĐàÀ₫²½Ⅳ\u0301\u200b"))
ANY = st.lists(
    st.one_of(st.sampled_from(SYLLABLES), st.integers(0, 10**6).map(str), CHARACTERS),
    min_size=1,
    max_size=120,
)


@settings(max_examples=300)
@given(ANY, st.sampled_from(["", " "]), st.sampled_from(["", HEAD]))
def test_any_text_is_read(pieces, glue, head):
    text = f"{head}x{glue.join(pieces)}\n"
    context = read(text.encode())

    programme, _ = extract_programme(context)

    length = len(context.document.text)
    for target in programme.targets:
        assert 0 <= target.start < target.end <= length
        assert target.unit
        assert target.object
        assert " ".join(context.document.reading[target.start : target.end].split()) == target.text
        assert (target.period_basis is None) == (target.period_start is None and target.period_end is None)


# So much longer is the longer of two texts.
FACTOR = 10
LONG = {
    "figures in a list": ("Hỗ trợ ", "5 cơ sở, "),
    "figures parted by semicolons": ("Hỗ trợ ", "5 cơ sở; "),
    "figures each with its year": ("Hỗ trợ ", "5 cơ sở năm 2018, "),
    "figures that are expected": ("Dự kiến hỗ trợ ", "5 cơ sở, "),
    "figures of what there is": ("Hiện có ", "5 cơ sở, "),
    "figures of nothing": ("Hỗ trợ ", "5, "),
    "spans of time": ("Trong ", "15 ngày, "),
    "shares of costs": ("Chi trả ", "30 % chi phí, "),
    "numbers with a dash": ("Hỗ trợ ", "5 - "),
    "shares": ("Hỗ trợ ", "5/"),
    "figures on lines of their own": ("Hỗ trợ\n", "5 cơ sở\n"),
    "bullets": ("Hỗ trợ:\n", "- 5 cơ sở;\n"),
    "conditions": ("", "nếu có "),
    "words": ("", "khuyến công "),
    "verbs": ("", "hỗ trợ "),
}


def work(monkeypatch, text):
    """How many characters the extractors of targets were given to look at, and how often they were asked."""
    seen = [0]

    def counted(function, reach):
        def call(self, *arguments):
            seen[0] += reach(*arguments)
            return function(self, *arguments)

        return call

    with monkeypatch.context() as patched:
        patched.setattr(
            PeriodReader, "in_text", counted(PeriodReader.in_text, lambda start, end: end - start)
        )
        patched.setattr(Verbs, "find", counted(Verbs.find, lambda _, start=0, end=0: max(0, end - start)))
        patched.setattr(Verbs, "verb_at", counted(Verbs.verb_at, lambda *_: 1))
        patched.setattr(Units, "unit_at", counted(Units.unit_at, lambda *_: 1))
        patched.setattr(Frames, "_cut", counted(Frames._cut, lambda start, end: end - start))
        extract_programme(read(text.encode()))
    return seen[0]


@pytest.mark.parametrize("what", LONG)
def test_the_work_grows_as_the_text_does(monkeypatch, what):
    first, piece = LONG[what]

    small, large = (work(monkeypatch, f"{HEAD}{first}{piece * count}\n") for count in (300, 300 * FACTOR))

    assert small > 0
    assert large < 2 * FACTOR * small


def test_ten_thousand_figures_of_one_sentence_are_all_found():
    found = extract_programme(read(f"{HEAD}Hỗ trợ {'5 cơ sở, ' * 9_999}6 hộ.\n".encode()))[0].targets

    assert len(found) == 10_000
    assert (found[-1].quantity_min, found[-1].unit, found[-1].action) == (6, "hộ", "Hỗ trợ")


def test_a_megabyte_without_the_end_of_a_sentence_is_read():
    text = f"{HEAD}Hỗ trợ 5 cơ sở {'khuyến công ' * 90_000}và 6 hộ.\n"
    assert len(text.encode()) > 10**6

    found = extract_programme(read(text.encode()))[0].targets

    assert [(each.quantity_min, each.unit) for each in found] == [(5, "cơ sở"), (6, "hộ")]
