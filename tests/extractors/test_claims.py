"""Digits: what those of a text are before they are figures, and that none is lost."""

from bisect import bisect_right
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.extractors import programme
from kcextract.extractors.claims import KINDS, Claim, Claims, digit_groups, find_claims
from kcextract.extractors.context import Context
from kcextract.extractors.header import extract_header
from kcextract.extractors.legal_bases import extract_legal_bases
from kcextract.grammar import load_grammar
from kcextract.loaders.text import load_text
from kcextract.outline import parse

from ..shared_corpus import shared_folder

GRAMMAR = load_grammar()
ROOT = Path(__file__).resolve().parents[2]
SHARED = shared_folder("other")
CORPUS = sorted((ROOT / "corpus").glob("*.txt"))
OTHERS = [*sorted(SHARED.glob("*.txt")), *sorted((shared_folder("legacy") / "truth").glob("*.txt"))]


def read(data: bytes) -> Context:
    document = load_text(data, GRAMMAR)
    outline = parse(document, GRAMMAR)
    header, _ = extract_header(document, outline, GRAMMAR)
    legal_bases, _ = extract_legal_bases(document, outline, header, GRAMMAR)
    return Context("0" * 16, document, outline, GRAMMAR, header, legal_bases)


def claimed(body):
    """What the digits of a paragraph are claimed as: pairs of the printed digits and a kind, None for free ones."""
    context = read(f"KẾ HOẠCH\nI. MỤC TIÊU\n{body}\n".encode())
    claims = find_claims(context)
    found = []
    for group in digit_groups(context):
        claim = claims.at(group.start, group.end)
        printed = context.document.reading[group.start : group.end]
        found.append((printed, None if claim is None else claim.kind))
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Hỗ trợ 20 cơ sở.", [("20", None)]),
        ("Trồng 2.000 cây, 4,1 ha.", [("2.000", None), ("4,1", None)]),
        ("Nghị định số 45/2012/NĐ-CP của Chính phủ.", [("45", "citation"), ("2012", "citation")]),
        ("Thực hiện Nghị quyết 19-NQ/TW.", [("19", "citation")]),
        ("Ngày 21 tháng 5 năm 2012.", [("21", "date"), ("5", "date"), ("2012", "date")]),
        ("Họp ngày 21/5/2012.", [("21", "date"), ("5", "date"), ("2012", "date")]),
        ("Họp trước ngày 28/8.", [("28", "date"), ("8", "date")]),
        ("Trong tháng 6/2018.", [("6", "date"), ("2018", "date")]),
        ("Báo cáo vào quý 3, quý 4 và tháng 12.", [("3", "date"), ("4", "date"), ("12", "date")]),
        ("Giai đoạn 2016 - 2020.", [("2016", "period"), ("2020", "period")]),
        ("Giai đoạn 2016-2020.", [("2016", "period"), ("2020", "period")]),
        ("Giai đoạn 5 năm 2016 - 2020.", [("5", "period"), ("2016", "period"), ("2020", "period")]),
        ("Đến năm 2020, có 3 lớp.", [("2020", "period"), ("3", None)]),
        ("Đến cuối 2020, có 3 lớp.", [("2020", "period"), ("3", None)]),
        ("Các năm 2018, 2019 và 2020.", [("2018", "period"), ("2019", "period"), ("2020", "period")]),
        ("Trồng 2000 ha rừng.", [("2000", None)]),
        ("Trồng 2.015 ha rừng.", [("2.015", None)]),
        ("Đào tạo 2015 lao động.", [("2015", None)]),
        ("2. Hỗ trợ 3 lớp.\n3. Hỗ trợ 4 lớp.", [("2", "marker"), ("3", None), ("3", "marker"), ("4", None)]),
    ],
)
def test_digits_that_are_no_quantity_are_claimed(body, expected):
    body = body if not body.startswith("2. ") else "1. Chung.\n" + body
    found = claimed(body)

    assert found[-len(expected) :] == expected
    assert all(kind in (None, *KINDS) for _, kind in found)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), st.sampled_from(KINDS)), max_size=30))
def test_claims_are_disjoint_in_order_and_the_first_one_counts(drawn):
    claims = Claims()
    taken = []
    for start, length, kind in drawn:
        claim = Claim(start, start + length, kind)
        free = length > 0 and all(claim.end <= each.start or each.end <= claim.start for each in taken)

        assert claims.add(claim) is free
        if free:
            taken.append(claim)

    assert list(claims) == sorted(taken)
    for place in range(70):
        expected = next((each for each in taken if each.start <= place < each.end), None)
        assert claims.at(place, place + 1) == expected


def accounted(data):
    """The context of a text, its programme, the claims on its digits and the notices of unclaimed ones."""
    context = read(data)
    kept = []

    def keep(of_context):
        kept.append(find_claims(of_context))
        return kept[-1]

    with patch.object(programme, "find_claims", keep):
        found, notices = programme.extract_programme(context)
    (claims,) = kept
    return context, found, claims, [each for each in notices if each.code == "unclaimed_number"]


def assert_accounted(data):
    context, found, claims, notices = accounted(data)
    spans = sorted((each.start, each.end) for each in notices)
    starts = [start for start, _ in spans]
    every = sorted(claims)
    claim_starts = [claim.start for claim in every]
    counted = 0
    for group in digit_groups(context):
        holding = every[: bisect_right(claim_starts, group.end - 1)][-2:]
        known = [claim for claim in holding if claim.end > group.start and claim.kind in KINDS]
        told = [span for span in spans[: bisect_right(starts, group.end - 1)][-2:] if span[1] > group.start]
        around = context.document.reading[max(0, group.start - 40) : group.end + 40]
        assert len(known) + len(told) == 1, (around, known, told)
        counted += 1
    assert all(claim.end <= following.start for claim, following in pairwise(every))
    assert sum(claim.kind == "target" for claim in every) == len(found.targets)
    for target in found.targets:
        assert any(claim.kind == "target" and target.start <= claim.start < target.end for claim in every)
    return counted


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_group_of_digits_of_a_document_is_one_thing_or_told_of(path):
    assert assert_accounted(path.read_bytes()) > 0


@pytest.mark.skipif(not OTHERS, reason=f"no documents in {SHARED}")
def test_every_group_of_digits_of_other_documents_is_one_thing_or_told_of():
    assert sum(assert_accounted(path.read_bytes()) for path in OTHERS) > 0


PIECES = [
    *("Hỗ trợ", "hiện có", "khoảng", "từ", "đến", "trên", "mỗi", "năm", "giai đoạn", "ngày", "tháng", "quý"),
    *("Điều", "khoản", "số", "lần thứ", "loại", "Chương trình", "Quyết định", "nếu", "mức hỗ trợ", "dự kiến"),
    *(
        "5",
        "05",
        "12",
        "2015",
        "2016 - 2020",
        "2.000",
        "4,1",
        "9,800",
        "1.23.456",
        "7-9",
        "80/193",
        "12/3/2015",
    ),
    *(
        "45/2012/NĐ-CP",
        "19-NQ/TW",
        "1956/QĐ-TTg",
        "F1",
        "9001:2015",
        "12 345 678",
        "0",
        "15m2",
        "250đ",
        "III",
        "5/",
    ),
    *(
        "cơ sở",
        "lớp",
        "%",
        "ha",
        "người",
        "triệu đồng",
        "tỷ",
        "nghìn tấn",
        "đồng/người",
        "/năm",
        "lượt",
        "hốc",
    ),
    *(
        ",",
        ";",
        ".",
        ":",
        "(",
        ")",
        "-",
        "/",
        "và",
        "\n",
        "\n\n",
        "\n- ",
        "\n1. ",
        "\n2. ",
        "\na) ",
        "trở lên",
    ),
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map(" ".join))
def test_every_group_of_digits_of_any_text_is_one_thing_or_told_of(body):
    assert_accounted(f"KẾ HOẠCH\nI. MỤC TIÊU\n{body}\n".encode())


def test_around_what_is_claimed_all_else_of_a_span_is_taken():
    claims = Claims([Claim(4, 6, "marker"), Claim(9, 10, "marker")])
    claims.add_around(Claim(2, 14, "budget"))
    assert list(claims) == [
        Claim(2, 4, "budget"),
        Claim(4, 6, "marker"),
        Claim(6, 9, "budget"),
        Claim(9, 10, "marker"),
        Claim(10, 14, "budget"),
    ]
    claims.add_around(Claim(3, 5, "citation"))
    assert len(list(claims)) == 5
