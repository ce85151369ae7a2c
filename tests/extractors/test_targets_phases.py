"""Periods that are told elsewhere or of several figures at once: phases, years in turn, dates in brackets."""

import pytest

from kcextract.extractors.programme import extract_programme

HEAD = """ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH
Số: 12/KH-UBND
Hòa Bình, ngày 5 tháng 3 năm 2022

KẾ HOẠCH
Phát triển cấp nước tỉnh Hòa Bình giai đoạn 2022 - 2030

I. MỤC TIÊU
"""
PHASES = "1. Giai đoạn 1 (2022 - 2025)\n- Xây 3 trạm bơm.\n2. Giai đoạn 2 (2026 - 2030)\n- Xây 4 trạm bơm.\n"


@pytest.fixture(scope="session")
def years(context_of):
    """Quantity, first and last year of the targets of a text."""

    def read(body):
        found = extract_programme(context_of(f"{HEAD}{body}\n"))[0].targets
        return [
            (each.quantity_min or each.quantity_max, each.period_start, each.period_end) for each in found
        ]

    return read


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lắp 20 đồng hồ; giai đoạn 2 nâng lên 50 đồng hồ.", [(20, 2022, 2030), (50, 2026, 2030)]),
        ("Lắp 20 đồng hồ trong giai đoạn 2.", [(20, 2026, 2030)]),
        ("Trong giai đoạn I mở 5 lớp, giai đoạn II mở 8 lớp.", [(5, 2022, 2025), (8, 2026, 2030)]),
        ("Đến hết giai đoạn 1 có 9 bể chứa.", [(9, 2022, 2025)]),
        # What is left is of that year, not what is told before.
        ("Lắp 20 đồng hồ, số còn lại xong trong năm 2027.", [(20, 2022, 2030)]),
        ("Nối 20 hộ, các hộ\ncòn lại hoàn thành vào năm 2027.", [(20, 2022, 2030)]),
        ("Sửa 20 bể chứa, 50 bể còn lại xong trong năm 2027.", [(20, 2022, 2030), (50, 2027, 2027)]),
        # An end told of the last of several deeds is of that alone.
        ("In 20 số bản tin; xây dựng trang web, hoàn thành trong năm 2027.", [(20, 2022, 2030)]),
        ("Xây 3 trạm bơm; sân 900 m2, hoàn thành năm 2027.", [(3, 2027, 2027), (900, 2027, 2027)]),
        ("Xây 3 trạm bơm; hoàn thành năm 2027.", [(3, 2027, 2027)]),
        # The second stage of a work is no phase of the programme.
        ("Xây dựng 02 bể chứa thuộc Nhà máy nước An Bình giai đoạn 2.", [(2, 2022, 2030)]),
        ("So với giai đoạn 1 tăng thêm 5 bể chứa.", [(5, 2022, 2030)]),
    ],
)
def test_a_phase_is_known_by_its_number(years, sentence, expected):
    assert years(f"{PHASES}II. NHIỆM VỤ\n1. {sentence}\n2. Tuyên truyền")[2:] == expected


def test_phases_that_are_told_in_two_ways_or_alone_tell_nothing(years):
    alone = "1. Giai đoạn 1 (2022 - 2025)\n- Xây 3 trạm bơm.\n"
    twice = PHASES.replace("2026", "2024")
    for phases in (alone, twice):
        assert years(f"{phases}II. NHIỆM VỤ\n1. Lắp 20 đồng hồ trong giai đoạn 1.")[-1] == (20, 2022, 2030)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Tỷ lệ hộ dùng nước máy lần lượt các năm 2023, 2024, 2025 là 20%, 28%, 38%.",
            [(20, 2023, 2023), (28, 2024, 2024), (38, 2025, 2025)],
        ),
        (
            "Trồng lần lượt 120 ha, 150 ha và 200 ha vào các năm 2024, 2025 và 2027.",
            [(120, 2024, 2024), (150, 2025, 2025), (200, 2027, 2027)],
        ),
        # As many years as figures, or nobody knows which is which.
        (
            "Tỷ lệ hộ dùng nước máy lần lượt các năm 2023, 2024, 2025 là 20%, 28%.",
            [(20, 2023, 2025), (28, 2023, 2025)],
        ),
    ],
)
def test_figures_in_turn_have_the_years_in_turn(years, sentence, expected):
    assert years(f"1. {sentence}") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Xây 3 bể chứa, 5 trạm bơm (xong trước 31/12/2025); mua 2 xe téc.",
            [(3, None, 2025), (5, None, 2025), (2, 2022, 2030)],
        ),
        ("100% xã có ít nhất 02 thợ vận hành (chậm nhất quý II/2024).", [(100, None, 2024), (2, None, 2024)]),
        # Years in brackets are those of the parts there.
        (
            "Lắp 35 đồng hồ (10 đồng hồ trong năm 2023; 25 đồng hồ năm 2024).",
            [(35, 2022, 2030), (10, 2023, 2023), (25, 2024, 2024)],
        ),
    ],
)
def test_a_date_in_brackets_by_which_all_is_done_is_that_of_all(years, sentence, expected):
    assert years(f"1. {sentence}") == expected


def test_growth_has_no_year_of_the_amount_behind_it(years):
    assert years("1. Doanh thu tăng 12%/năm, đạt 650 tỷ đồng vào năm 2024.") == [(12, 2022, 2030)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Cấp nước cho 50% số hộ vào 2026; 70% số hộ vào 2030.", [(50, 2026, 2026), (70, 2030, 2030)]),
        ("Lắp 9 đồng hồ; trong 2026: 5 đồng hồ.", [(9, 2022, 2030), (5, 2026, 2026)]),
        ("Lắp đồng hồ vào 2026 hộ.", [(2026, 2022, 2030)]),
    ],
)
def test_a_bare_year_behind_vao(years, sentence, expected):
    assert years(f"1. {sentence}") == expected


def test_the_time_of_the_last_deed_of_an_item_is_no_time_of_its_others(targets_of):
    text = f"{HEAD}- 90% chợ có quạt; xây 5 kho trong quý II/2023.\n+ Chủ trì: Sở Công Thương, mở 4 lớp.\n"
    assert targets_of(text, "period_start", "period_end") == [
        (90, 90, 2022, 2030),
        (5, 5, 2023, 2023),
        (4, 4, 2022, 2030),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Tổng đàn dê hiện có 12.400 con; năm 2025 đạt 15.000 con; năm 2030 đạt 18.600 con, trong đó dê lai"
            " 9.000 con.",
            [(15000, 2025, 2025), (18600, 2030, 2030), (9000, 2030, 2030)],
        ),
        (
            "Hiện nay có 15 chợ, năm 2024 có 20 chợ, có 28 chợ vào năm 2030.",
            [(20, 2024, 2024), (28, 2030, 2030)],
        ),
        (
            "Vườn cam hiện có 400 ha, vùng cao 120 ha; giai đoạn 2023 - 2026 đạt 600 ha.",
            [(600, 2023, 2026)],
        ),
        ("Đã xây 25 hồ; năm 2021 đạt 30 hồ; 5 trạm bơm.", []),
        ("Hiện có 20 xưởng; 40 lao động; năm 2022 đạt 60 máy.", []),
    ],
)
def test_what_is_had_now_ends_where_a_year_to_come_is_named(years, sentence, expected):
    assert years(f"1. {sentence}") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Sản lượng năm 2024 đạt 900 tấn, năm 2030 đạt 1.200 tấn, tăng bình quân 9%/năm.",
            [(900, 2024, 2024), (1200, 2030, 2030), (9, 2022, 2030)],
        ),
        ("Năm 2030 thu 520 tỷ đồng, tốc độ tăng trưởng bình quân 12%/năm.", [(12, 2022, 2030)]),
        ("Năm 2024, mở 4 lớp, tăng 2%/năm.", [(4, 2024, 2024), (2, 2024, 2024)]),
        (
            "Năm 2023 đạt 30%, hằng năm tăng thêm 3 - 5%, đến cuối giai đoạn đạt 45%.",
            [(30, 2023, 2023), (3, 2022, 2030), (45, 2022, 2030)],
        ),
        ("Có 9 chợ vào cuối kỳ.", [(9, 2030, 2030)]),
    ],
)
def test_growth_to_the_level_of_a_year_is_that_of_the_whole_time(years, sentence, expected):
    assert years(f"1. {sentence}") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Mua 14 máy cày, 6 xe tải (triển khai trong giai đoạn 2023 - 2025).",
            [(14, 2023, 2025), (6, 2023, 2025)],
        ),
        (
            "Lắp 5 trạm đo, 9 biển báo cho các xã (thực hiện trong các năm 2023, 2024 và 2025).",
            [(5, 2023, 2025), (9, 2023, 2025)],
        ),
        ("Xây 8 bể lọc (thực hiện năm 2024), 3 trạm.", [(8, 2024, 2024), (3, 2022, 2030)]),
        (
            "Mở 4 lớp; mua 6 xe (đợt đầu năm 2024), 3 máy.",
            [(4, 2022, 2030), (6, 2022, 2030), (3, 2022, 2030)],
        ),
    ],
)
def test_a_time_in_brackets_says_when_it_is_done(years, sentence, expected):
    assert years(f"1. {sentence}") == expected
