"""Quantities: given a sentence, its numbers with their ranges and comparators."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.extractors.claims import digit_groups, find_claims
from kcextract.extractors.quantities import find_quantities
from kcextract.grammar import load_grammar
from kcextract.text.folding import fold

HEAD = "KẾ HOẠCH\nI. MỤC TIÊU\n"


@pytest.fixture(scope="session")
def quantities(context_of):
    """The quantities of a paragraph."""

    def find(body):
        context = context_of(f"{HEAD}{body}\n")
        return context, find_quantities(context, find_claims(context))

    return find


@pytest.fixture(scope="session")
def bounds(quantities):
    """Comparator and bounds of each quantity of a paragraph."""
    return lambda body: [
        (each.comparator, *(None if bound is None else str(bound) for bound in (each.low, each.high)))
        for each in quantities(body)[1]
    ]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("5", "5"),
        ("05", "5"),
        ("2.000", "2000"),
        ("12.345.678", "12345678"),
        ("12 345 678", "12345678"),
        ("4,1", "4.1"),
        ("0,25", "0.25"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("35.5", "35.5"),
    ],
)
def test_marks_of_thousands_and_decimals(quantities, printed, value):
    _, (found,) = quantities(f"Trồng {printed} ha.")

    assert found.low == found.high == Decimal(value)


def test_the_numbers_of_the_document_show_what_a_comma_is(quantities):
    _, english = quantities("Trồng 9,800 ha, 10,250 ha và 1,234,000 cây.")
    _, vietnamese = quantities("Trồng 9,800 ha, 4,1 ha và 1.234.000 cây.")

    assert [each.low for each in english] == [9800, 10250, 1234000]
    assert [each.low for each in vietnamese] == [Decimal("9.8"), Decimal("4.1"), 1234000]


def test_a_number_that_nothing_decides_has_both_readings_and_no_value(quantities):
    _, (found,) = quantities("Trồng 9,800 ha.")

    assert (found.low, found.high) == (None, None)
    assert set(found.readings) == {Decimal(9800), Decimal("9.8")}


@pytest.mark.parametrize(
    "printed",
    [
        *(
            "7-9",
            "7 - 9",
            "7 – 9",
            "7 — 9",
            "07 - 09",
            "7 đến 9",
            "7 tới 9",
            "từ 7 đến 9",
            "từ 7 - 9",
            "từ 7-9",
        ),
        *(
            "khoảng 7-9",
            "khoảng từ 7 đến 9",
            "dự kiến 7 - 9",
            "khoảng từ 7 - 9",
            "từ 7 cơ sở đến 9",
            "7 cơ sở - 9",
        ),
    ],
)
def test_ranges(bounds, printed):
    assert bounds(f"Hỗ trợ {printed} cơ sở.") == [("range", "7", "9")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Tăng 10 % - 12 %.", [("range", "10", "12")]),
        ("Tăng 10%-12%.", [("range", "10", "12")]),
        ("Tăng từ 10% đến 12%/năm.", [("range", "10", "12")]),
        ("Tăng 1,5 - 2 %.", [("range", "1.5", "2")]),
        ("Trồng 1.500 - 2.000 ha.", [("range", "1500", "2000")]),
        ("Đạt 50 - 60 nghìn tấn.", [("range", "50", "60")]),
        ("Hỗ trợ 9 - 7 cơ sở.", [("eq", "9", "9"), ("eq", "7", "7")]),
        ("Hỗ trợ 7 và 9 cơ sở.", [("eq", "7", "7"), ("eq", "9", "9")]),
        ("Hỗ trợ 7 cơ sở, 9 hộ.", [("eq", "7", "7"), ("eq", "9", "9")]),
    ],
)
def test_what_is_a_range_and_what_is_none(bounds, body, expected):
    assert bounds(body) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *((words, ("eq", "5", "5")) for words in ("", "cho", "được", "là", "lên", "còn", "đạt", "thêm")),
        *(
            (words, ("approx", "5", "5"))
            for words in (
                "khoảng",
                "dự kiến",
                "dự kiến có",
                "gần",
                "ước",
                "ước đạt",
                "xấp xỉ",
                "chừng",
                "với khoảng",
            )
        ),
        *(
            (words, ("ge", "5", None))
            for words in (
                "từ",
                "ít nhất",
                "ít nhất là",
                "tối thiểu",
                "tối thiểu là",
                "không dưới",
                "không ít hơn",
            )
        ),
        *((words, ("ge", "5", None)) for words in ("tối thiểu từ", "ít nhất khoảng")),
        *((words, ("gt", "5", None)) for words in ("hơn", "trên", "vượt", "nhiều hơn", "cho hơn")),
        *((words, ("eq", "5", "5")) for words in ("máy chạy êm hơn cho", "sản xuất sạch\nhơn cho")),
        ("áp dụng sản xuất sạch hơn", ("eq", "5", "5")),
        *(
            (words, ("le", None, "5"))
            for words in (
                "tối đa",
                "không quá",
                "tối đa không quá",
                "nhiều nhất",
                "không vượt quá",
                "tối đa là",
            )
        ),
        *((words, ("lt", None, "5")) for words in ("dưới", "còn dưới", "ít hơn", "chưa đến", "thấp hơn")),
    ],
)
def test_comparators_before_the_number(bounds, words, expected):
    assert bounds(f"Chọn {words} 5 cơ sở.") == [expected]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("cơ sở trở lên", ("ge", "5", None)),
        ("% trở lên", ("ge", "5", None)),
        ("cơ sở công nghiệp nông thôn trở lên", ("ge", "5", None)),
        ("cơ sở trở xuống", ("le", None, "5")),
        ("cơ sở; từ nay trở lên", ("eq", "5", "5")),
        ("cơ sở, từ đó trở lên", ("eq", "5", "5")),
    ],
)
def test_comparators_behind_the_unit(bounds, behind, expected):
    assert bounds(f"Chọn 5 {behind}.") == [expected]


@pytest.mark.parametrize(
    ("body", "baselines"),
    [
        ("Tăng từ 10 % năm 2010 lên 20 % năm 2015.", [True, False]),
        ("Giảm từ 10 % xuống còn 5 %.", [True, False]),
        ("Giảm từ 10 % còn 5 %.", [True, False]),
        ("Nâng từ 10 hộ hiện nay lên 20 hộ.", [True, False]),
        ("Nâng từ 10 cơ sở (năm 2015) lên 20 cơ sở.", [True, False]),
        ("Nâng từ 10 lao động trở lên.", [False]),
        ("Hỗ trợ từ 10 cơ sở; nâng lên 20 hộ.", [False, False]),
        ("Đạt từ 10 % trở lên, không còn hộ đói.", [False]),
        ("Đạt từ 10 % trở lên, giảm hộ đói còn 5 %.", [False, False]),
        ("Có từ 10 cơ sở, không còn hộ đói.", [False]),
    ],
)
def test_where_things_stand_now(quantities, body, baselines):
    assert [each.baseline for each in quantities(body)[1]] == baselines


@pytest.mark.parametrize(
    ("words", "factor"),
    [
        ("", 1),
        ("nghìn", 10**3),
        ("ngàn", 10**3),
        ("triệu", 10**6),
        ("tỷ", 10**9),
        ("tỉ", 10**9),
        ("nghìn tỷ", 10**12),
    ],
)
def test_multipliers_are_told_and_not_applied(quantities, words, factor):
    _, (found,) = quantities(f"Đạt 2,5 {words} kWh.")

    assert (found.low, found.multiplier) == (Decimal("2.5"), factor)


@pytest.mark.parametrize("body", ["Có 80/193 xã.", "Có 80 / 193 xã đạt chuẩn.", "Có 5/20 cơ sở."])
def test_of_a_share_the_first_number_counts(quantities, body):
    context, (found,) = quantities(body)

    assert context.document.reading[found.start : found.end] == body.split()[1].split("/")[0]
    assert context.document.reading[found.unit_start :].startswith(body.split("/")[1].split()[1].rstrip("."))


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("Theo Điều 5, chọn 7 hộ.", ["7"]),
        ("Theo khoản 1, 2 và 3 Điều 4, chọn 7 hộ.", ["7"]),
        ("Theo Phụ lục số 2, chọn 7 hộ.", ["7"]),
        ("Theo mục 3.2, chọn 7 hộ.", ["7"]),
        ("Họp lần thứ 3, chọn 7 hộ.", ["7"]),
        ("Theo đề án số 3, chọn 7 hộ.", ["7"]),
        ("Chợ loại 1 có 7 hộ.", ["7"]),
        ("Tại vùng 2, chọn 7 hộ.", ["7"]),
        ("Chương trình 135 chọn 7 hộ.", ["7"]),
        ("Dọc quốc lộ 62, chọn 7 hộ.", ["7"]),
        ("Giống F1 và H5N1 cho 7 hộ.", ["7"]),
        ("Giai đoạn 1, chọn 7 hộ.", ["7"]),
        ("Khởi công giai đoạn 2 chợ Mới của 7 hộ.", ["7"]),
        ("Xây cả giai đoạn 5 chợ.", ["5"]),
        ("Dự án 5 ha.", ["5"]),
        ("Tại huyện Tân Kỳ 5 chợ.", ["5"]),
        ("Xây chợ (Sơn Bảng 02, Ba Tổ 1).", ["02", "1"]),
        ("Theo Mẫu 1, Phụ Lục 2, chọn 7 hộ.", ["7"]),
        ("Tổ chức lớp 30 học viên.", ["30"]),
        ("Mục tiêu 5 cơ sở.", ["5"]),
        ("Điều kiện 5 cơ sở.", ["5"]),
        ("Xây kho 15m2, trồng 3ha.", ["15", "3"]),
        ("In 17 số tài liệu.", ["17"]),
    ],
)
def test_names_ordinals_and_references_are_no_quantities(quantities, body, kept):
    context, found = quantities(body)

    assert [context.document.reading[each.start : each.end] for each in found] == kept


WORDS = [
    *(
        "khoảng",
        "từ",
        "đến",
        "-",
        "–",
        "trên",
        "dưới",
        "tối đa",
        "và",
        ",",
        ";",
        "(",
        ")",
        "/",
        ".",
        "%",
        "lên",
        "còn",
    ),
    *("5", "05", "7-9", "2.000", "4,1", "9,800", "0", "1.23.456", "2015", "80/193", "12 345 678"),
    *("cơ sở", "ha", "nghìn", "triệu", "trở lên", "năm", "Điều", "loại", "\n", "\n\n"),
]


@given(body=st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_quantities_of_any_text_are_in_order_disjoint_and_bound_as_they_say(quantities, body):
    context, found = quantities("x " + body)
    groups = {group.start for group in digit_groups(context)}
    done = 0
    for each in found:
        assert (
            done <= each.start < each.end <= each.outer_end <= each.unit_start <= len(context.document.text)
        )
        assert each.outer_start <= each.start
        assert each.start in groups
        done = each.end
        low, high = each.low, each.high
        if low is None and high is None:
            continue
        assert {
            "eq": low == high,
            "approx": low == high,
            "range": low is not None and high is not None and low < high,
            "ge": high is None,
            "gt": high is None,
            "le": low is None,
            "lt": low is None,
        }[each.comparator]


@given(
    body=st.lists(st.sampled_from([*WORDS, "hơn", "ước", "quy ước", "tuyến", "không quá", "có"])).map(
        " ".join
    ),
    start=st.integers(0, 40),
)
def test_one_look_finds_a_comparator_where_one_of_them_is_found(body, start):
    grammar = load_grammar().quantities
    folded = fold(body) + " "
    found = [
        bound for bound in grammar.before if bound.pattern.search(folded, start, len(folded)) is not None
    ]
    assert (grammar.any_before.search(folded, start, len(folded)) is not None) == bool(found)
