"""Dates and periods in every form in which documents write them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.text.dates import date_at, dates, find_period, periods

NOISE = st.text(alphabet="ngày tháng năm0123456789/.-…\n\tgiai đoạn đến từ,", max_size=80)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("ngày 21 tháng 5 năm 2012", (2012, 5, 21)),
        ("ngày 05 tháng 06 năm 2009", (2009, 6, 5)),
        ("ngày 14 tháng5 năm 2008", (2008, 5, 14)),
        ("ngày13 tháng 5 năm 1998", (1998, 5, 13)),
        ("ngày 07tháng 3năm 2002", (2002, 3, 7)),
        ("ngày\n12 tháng 11\nnăm 2020", (2020, 11, 12)),
        ("ngày  02  tháng   4  năm   2004", (2004, 4, 2)),
        ("Ngày 30 tháng tư năm 1975", (1975, 4, 30)),
        ("NGÀY 07 THÁNG 05 NĂM 2008", (2008, 5, 7)),
        ("ngày mồng 2 tháng 9 năm 1945", (1945, 9, 2)),
        ("ngày 5 tháng năm năm 2010", (2010, 5, 5)),
        ("ngày 6 tháng 11/2008", (2008, 11, 6)),
        ("ngày 12/9 năm 2006", (2006, 9, 12)),
        ("21 tháng 5 năm 2012", (2012, 5, 21)),
        ("21/5/2012", (2012, 5, 21)),
        ("01/8/2014", (2014, 8, 1)),
        ("21-5-2012", (2012, 5, 21)),
        ("ngày 21.5.2012", (2012, 5, 21)),
        ("ngày 07/ 3/2002", (2002, 3, 7)),
        ("ngày 07/9/2009của Thủ tướng", (2009, 9, 7)),
    ],
)
def test_a_date_is_read_day_before_month(written, date):
    found = date_at(written, 0)

    assert found is not None
    assert (found.date, found.fault) == (datetime.date(*date), "")


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("ngày      tháng 11 năm 2020", "blank"),
        ("ngày\ntháng 11 năm 2020 của Ủy ban", "blank"),
        ("ngày 15 tháng     năm 2020", "blank"),
        ("ngày tháng năm 2005", "blank"),
        ("ngày ….. tháng …… năm 2015", "blank"),
        ("ngày /11/2020", "blank"),
        ("ngày ...../...../2015", "blank"),
        ("ngày 2 /12/2012", "damaged"),
        ("ngày 28/8 2019", "damaged"),
        ("ngày 0 7 tháng 6 năm 2000", "damaged"),
        ("ngày 21/5/12", "damaged"),
        ("31/2/2020", "impossible"),
        ("ngày 00 tháng 5 năm 2012", "impossible"),
        ("ngày 12 tháng 13 năm 2012", "impossible"),
        ("ngày 21 tháng 5", "incomplete"),
        ("ngày 30/9 hằng năm", "incomplete"),
    ],
)
def test_a_date_that_cannot_be_read_has_a_fault_and_no_value(written, fault):
    found = date_at(written, 0)

    assert found is not None
    assert (found.date, found.fault) == (None, fault)


@pytest.mark.parametrize(
    "words",
    [
        "ngày ký ban hành",
        "ngày 02 làm việc",
        "45/2012/NĐ-CP",
        "10/01/2007/QĐ-UBND",
        "1 2 3",
        "",
        "tháng 5 năm 2012",
    ],
)
def test_what_is_no_date_is_not_found(words):
    assert date_at(words, 0) is None


def test_dates_are_found_in_order_with_their_places():
    text = "Hà Nội, ngày 1 tháng 2 năm 2020; số 10/01/2007/QĐ; 3/4/2021, ngày 31/2/2020, 20 ngày/tháng"

    found = list(dates(text))

    assert [text[each.start : each.end] for each in found] == [
        "ngày 1 tháng 2 năm 2020",
        "3/4/2021",
        "ngày 31/2/2020",
    ]
    assert [each.fault for each in found] == ["", "", "impossible"]


def test_a_date_is_not_looked_for_beyond_the_end():
    text = "ngày 21 tháng 5 năm 2012"

    assert date_at(text, 0, 15) is not None
    assert date_at(text, 0, 15).date is None
    assert list(dates(text, 0, 4)) == []


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("đến năm 2020", (None, 2020)),
        ("ĐẾN NĂM 2020", (None, 2020)),
        ("đến hết năm 2025", (None, 2025)),
        ("giai đoạn đến năm 2020", (None, 2020)),
        ("từ nay đến năm 2020", (None, 2020)),
        ("giai đoạn 2021 - 2025", (2021, 2025)),
        ("giai đoạn 2017-2020", (2017, 2020)),
        ("giai đoạn 2013 – 2020", (2013, 2020)),
        ("5 năm 2011 - 2015", (2011, 2015)),
        ("từ năm 2010-2015", (2010, 2015)),
        ("từ năm 2010 đến năm 2015", (2010, 2015)),
        ("từ 2016 đến hết năm 2020", (2016, 2020)),
        ("nhiệm kỳ 2011-2016", (2011, 2016)),
        ("năm học 2009 - 2010", (2009, 2010)),
        ("năm 2018", (2018, 2018)),
        ("NĂM 2019", (2019, 2019)),
        ("quý I năm 2018", (2018, 2018)),
        ("năm 2019 và năm 2020", (2019, 2020)),
        ("các năm 2019, 2020 và 2021", (2019, 2021)),
        ("từ năm 2015 trở đi", (2015, None)),
        ("giai đoạn 2021-2025, định hướng đến năm 2030", (2021, 2025)),
        ("đến năm 2015, có xét đến năm 2020", (None, 2015)),
        ("định hướng đến năm 2030, giai đoạn 2021-2025", (2021, 2025)),
        ("tầm nhìn đến năm 2050", (None, 2050)),
    ],
)
def test_a_period_is_read(words, years):
    found = find_period(f"Chương trình khuyến công tỉnh {words}")

    assert found is not None
    assert (found.first, found.last) == years


@pytest.mark.parametrize(
    "words",
    [
        "ngày 12 tháng 5 năm 2018",
        "Quyết định số 12/2015/QĐ-UBND ngày 5/6/2015",
        "trước năm 2020",
        "so với năm 2015",
        "giai đoạn 2025-2021",
        "từ 2000 - 2020 triệu đồng",
        "khuyến công",
    ],
)
def test_what_is_no_period_is_none(words):
    assert find_period(words) is None


def test_periods_leave_outlooks_out():
    text = "giai đoạn 2016-2020, tầm nhìn đến năm 2030; năm 2018"

    assert [(each.first, each.last) for each in periods(text)] == [(2016, 2020), (2018, 2018)]


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from(["/", "-", "."]))
def test_every_day_is_read_back_from_every_form(day, separator):
    forms = (
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"ngày {day.day:02} tháng {day.month:02} năm {day.year}",
        f"{day.day:02}{separator}{day.month:02}{separator}{day.year}",
        f"ngày {day.day}{separator}{day.month}{separator}{day.year}",
    )

    for form in forms:
        found = date_at(form, 0)
        assert found is not None
        assert (found.date, found.end) == (day, len(form))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 tháng cuối năm 2034, năm 2035 và đến 2040", [(2034, 2040)]),
        ("từ năm học 2033-2034", [(2033, None)]),
        ("năm học 2033-2034", [(2033, 2034)]),
        ("(2033: 75%; 2034: 82%)", [(2033, 2033), (2034, 2034)]),
        ("- 2034: 74,5 tỷ đồng", [(2034, 2034)]),
        ("lúc 2034:30, TCVN 2034: thép", []),
        ("10 lớp vào năm 2034, 25 lớp vào 2036.", [(2034, 2034), (2036, 2036)]),
        ("đưa vào 2034 máy, góp vào 2034 ha, nộp vào 2.034 tỷ đồng", []),
    ],
)
def test_years_may_label_what_follows(text, expected):
    assert [(each.first, each.last) for each in periods(text)] == expected


@given(NOISE, st.integers(0, 80))
def test_spans_lie_in_the_text_whatever_it_is(text, start):
    found = date_at(text, min(start, len(text)))

    for each in (*dates(text), *periods(text), *([found] if found else [])):
        assert 0 <= each.start < each.end <= len(text)
    for period in periods(text):
        assert period.first is None or period.last is None or period.first <= period.last


def test_a_long_line_is_read_in_linear_time():
    text = "ngày tháng năm 1/2 3 ngày 4 tháng " * 20_000

    assert sum(1 for _ in dates(text)) > 0
    assert find_period(text) is None


@given(
    st.lists(
        st.sampled_from("giai đoạn|đến năm|năm|từ|2016|2020|-| |,|(|)|;|và|các|trở đi|ngày 3/4/".split("|"))
    ),
    st.integers(0, 400),
)
def test_a_period_is_read_alike_however_far_the_words_around_it_go(pieces, words):
    stated = f". {' '.join(pieces)} ."
    far = "lúa " * words
    assert list(periods(f"{far}{stated} {far}")) == [
        period._replace(start=period.start + len(far), end=period.end + len(far))
        for period in periods(stated)
    ]
