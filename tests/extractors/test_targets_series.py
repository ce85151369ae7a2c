"""Figures that leave out what they count, or of which time they are: another figure of the sentence says it."""

import pytest

from kcextract.extractors.programme import extract_programme

HEAD = "KẾ HOẠCH\nDạy nghề cho lao động nông thôn (LĐNT) giai đoạn 2031 - 2033\nI. MỤC TIÊU\n1. "


@pytest.fixture(scope="session")
def found(context_of):
    """The least number, unit and basis of each target of a sentence, and the first and last year."""

    def read(sentence, head=HEAD):
        programme, _ = extract_programme(context_of(f"{head}{sentence}\n"))
        return [
            (
                each.quantity_min or each.quantity_max,
                each.unit,
                each.basis,
                each.period_start,
                each.period_end,
            )
            for each in programme.targets
        ]

    return read


ALL = (2031, 2033)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mở 36 lớp; tương ứng từng năm là 10 - 12 - 14.",
        "Mở 36 lớp, từng năm lần lượt là 10; 12; 14 lớp.",
        "Mở 36 lớp (các năm tương ứng: 10, 12 và 14).",
        "Mở 36 lớp, các năm 2031, 2032 và 2033 lần lượt là 10, 12, 14 lớp.",
        "Mở 36 lớp, qua các năm 2031 - 2033 tương ứng 10, 12, 14.",
        "Mở 36 lớp, trong đó mở 10, 12, 14 lớp lần lượt vào các năm 2031, 2032, 2033.",
    ],
)
def test_of_a_row_of_figures_each_is_of_its_year(found, sentence):
    assert found(sentence) == [
        (36, "lớp", None, *ALL),
        (10, "lớp", None, 2031, 2031),
        (12, "lớp", None, 2032, 2032),
        (14, "lớp", None, 2033, 2033),
    ]


def test_what_a_row_counts_may_be_said_before_it(found):
    rows = found("Tổng số hợp tác xã qua các năm 2031 - 2033 lần lượt là 110, 120 và 140.")
    assert rows == [
        (110, "hợp tác xã", None, 2031, 2031),
        (120, "hợp tác xã", None, 2032, 2032),
        (140, "hợp tác xã", None, 2033, 2033),
    ]


def test_a_row_of_shares_is_of_the_years_named_before_it(found):
    rows = found("Tỷ lệ có việc làm năm 2031, 2032, 2033 lần lượt đạt 70%, 72% và 75%.")
    assert [(row[0], row[3]) for row in rows] == [(70, 2031), (72, 2032), (75, 2033)]


def test_what_is_counted_may_stand_before_how_many_there_were(found):
    assert found("Giảm số hợp tác xã yếu kém từ 24 xuống còn 8.") == [(8, "hợp tác xã", None, *ALL)]
    assert found("Nâng số lớp từ 110 năm 2030 lên 150.")[0][:2] == (150, "lớp")


def test_a_row_of_more_or_fewer_figures_than_years_is_of_none(found):
    assert (10, "lớp", None, 2031, 2031) not in found("Mở 22 lớp; tương ứng từng năm là 10 - 12.")


def test_three_figures_are_no_range(found):
    assert found("Lắp đặt tủ loại 3 - 5 - 7 ngăn.") == []
    assert found("Mở 3 - 5 lớp.")[0] == (3, "lớp", None, *ALL)


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Chỉ tiêu: Krông Nô 62, Cư Jút 48, Đắk Mil 26 người.", [62, 48, 26]),
        ("Giao huyện Krông Nô: 62; thị xã Gia Nghĩa: 48 người.", [62, 48]),
        ("Dạy nghề năm 2031: 62, năm 2032: 48, năm 2033: 26 người.", [62, 48, 26]),
    ],
)
def test_figures_behind_names_count_what_the_last_one_counts(found, sentence, numbers):
    assert [row[:2] for row in found(sentence)] == [(number, "người") for number in numbers]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Xây dựng 6 chuỗi liên kết: lúa 2, cây ăn trái 3, tôm 1.", [6, 2, 3, 1]),
        ("Xây dựng 6 chuỗi liên kết: lúa 2, cây ăn trái 3.", [6]),
        ("Xây dựng 6 chuỗi, trong đó cấp tỉnh 1, cấp huyện 2, cấp xã 3.", [6, 1, 2, 3]),
    ],
)
def test_figures_behind_labels_are_parts_where_they_add_up(found, sentence, numbers):
    assert [row[:2] for row in found(sentence)] == [(number, "chuỗi") for number in numbers]


def test_figures_behind_names_count_nothing_where_the_last_one_does_not(found):
    assert found("Theo tờ trình của Krông Nô 62, Cư Jút 48.") == []


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("Dạy nghề cho 460 người, trong đó nghề nông nghiệp 165.", (165, "người")),
        ("Dạy nghề cho 460 người, trong đó lao động nữ 165.", (165, "lao động")),
        ("Trồng 60 ha, trong đó keo 30, quế 20.", (20, "ha")),
        ("Có thêm 60 sản phẩm OCOP, trong đó 4 sao 15, 3 sao 45.", (45, "sản phẩm")),
        ("Dạy nghề cho 900 lao động (sơ cấp 200; dưới 3 tháng 700).", (700, "lao động")),
        ("Mở 46 lớp, trong đó học viên nữ 165.", (46, "lớp")),
        ("Mở 46 lớp, trong đó cấp huyện 165.", (46, "lớp")),
        ("Dạy nghề cho 460 người, trong đó nữ 230, hộ nghèo 41.", (41, "người")),
    ],
)
def test_a_part_is_counted_as_its_whole_unless_it_is_more_or_of_people(found, sentence, last):
    assert found(sentence)[-1][:2] == last


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "Lớp không quá 35 học viên, vùng cao không quá 25.",
            [(35, "học viên", "lớp"), (25, "học viên", "lớp")],
        ),
        ("Mỗi xã có ít nhất 3 tổ, xã biên giới ít nhất 5.", [(3, "tổ", "xã"), (5, "tổ", "xã")]),
        ("Mỗi xã có ít nhất 3 tổ, xã biên giới không quá 5.", [(3, "tổ", "xã")]),
    ],
)
def test_what_is_bound_as_the_figure_before_counts_the_same(found, sentence, rows):
    assert [row[:3] for row in found(sentence)] == rows


@pytest.mark.parametrize(
    ("sentence", "bases"),
    [
        ("Mỗi năm tổ chức 10 lớp, 5 hội nghị, tư vấn cho 600 lượt người.", ["năm", "năm", "năm"]),
        ("Tuyên truyền: hằng năm mở 10 lớp cho 300 người; in 500 tờ rơi.", ["năm", "năm", None]),
        ("Mỗi năm mở 10 lớp, cả giai đoạn 30 lớp.", ["năm", None]),
        ("Mỗi năm mở 10 lớp, năm 2032 tổ chức 2 hội nghị.", ["năm", None]),
        ("Trồng 300 ha (mỗi năm trồng 100 ha), 5 vườn ươm.", [None, "năm", None]),
        ("Mỗi năm 10 lớp, 75 xã có đài truyền thanh.", ["năm", None]),
        ("Sở Nội vụ: mỗi quý kiểm tra 3 huyện, 10 cơ sở.", ["quý", "quý"]),
        ("Hằng quý kiểm tra 3 huyện.", ["quý"]),
        ("Phấn đấu 100% số xã có ít nhất 01 sản phẩm.", [None, "xã"]),
        ("Mỗi lớp tối đa 35 người, tối thiểu 15 người.", ["lớp", "lớp"]),
        ("Đối với lớp dạy nghề cho người khuyết tật tối đa 10 người.", ["lớp"]),
        ("Mỗi lớp có từ 20 người; lớp học có từ 25 đến 30 người.", ["lớp", "lớp"]),
        ("Mỗi lớp không quá 35 người; lớp cho người khuyết tật tối đa 20 người.", ["lớp", "lớp"]),
    ],
)
def test_what_is_so_each_year_holds_for_all_that_is_done_in_the_clause(found, sentence, bases):
    assert [row[2] for row in found(sentence)] == bases


def test_an_abbreviation_counts_where_it_is_explained(found):
    head = "KẾ HOẠCH\nPhát triển làng nghề truyền thống (LNTT) giai đoạn 2031 - 2033\nI. MỤC TIÊU\n1. "
    assert found("Khôi phục 12 LNTT.", head)[0][:2] == (12, "lntt")
    assert found("Khôi phục 12 LNTT.", head.replace(" (LNTT)", " (LNQX)")) == []


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Mỗi người chỉ được hỗ trợ học nghề 01 lần.", []),
        ("Dạy nghề trình độ sơ cấp và dưới 03 tháng cho 500 LĐNT.", [500]),
        ("Ban hành định mức kinh tế - kỹ thuật cho 14 nghề.", [14]),
        ("Theo định mức kinh tế - kỹ thuật cho 14 nghề.", []),
        ("Học viên học tối thiểu 80% số buổi mới được cấp chứng chỉ.", []),
        ("Nghiệm thu ít nhất 80% diện tích trồng mới.", [80]),
        ("Thanh toán cho cơ sở đào tạo không quá 15 ngày.", []),
        ("Đào tạo tối đa 15 ngày.", [15]),
        ("Chỉ tiêu đào tạo nghề 3 năm 500 người.", [500]),
        ("Hỗ trợ 100% cho hợp tác xã.", []),
        ("Hỗ trợ 100% chi phí cho hợp tác xã.", []),
        ("Hỗ trợ 100% chi phí học nghề cho hộ nghèo, 70% cho hộ cận nghèo.", []),
        ("Hỗ trợ 100% chi phí học nghề cho hộ nghèo, đào tạo 500 người.", [500]),
    ],
)
def test_norms_and_kinds_of_training_are_no_targets(found, sentence, numbers):
    assert [row[0] for row in found(sentence)] == numbers
