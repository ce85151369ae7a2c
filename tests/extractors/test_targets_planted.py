"""Targets that were planted in a text, with what is no target all around them, come back exactly."""

import csv
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from kcextract.extractors.programme import extract_programme
from kcextract.grammar import load_grammar
from kcextract.grammar.files import default_directory
from kcextract.text.folding import fold

GRAMMAR = load_grammar()
HEAD = "KẾ HOẠCH\nI. MỤC TIÊU\n"


def vocabulary(name, column):
    """The entries of a vocabulary by their classes."""
    with (default_directory() / "vocabulary" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        entries = {}
        for row in csv.DictReader(file):
            entries.setdefault(row["class"], []).append(row[column])
        return entries


# Verbs of support and payment make shares and weights norms; "dự kiến", "nâng lên" say how figures bind.
OTHERWISE = [
    *(each.pattern for each in GRAMMAR.targets.before),
    *(bound.pattern for bound in GRAMMAR.quantities.before),
    *(reference.pattern for reference in GRAMMAR.quantities.references),
    GRAMMAR.targets.expected,
    GRAMMAR.targets.each,
]
VERBS = [
    verb
    for verb_class, verbs in vocabulary("verbs", "verb").items()
    if verb_class in ("act", "lead")
    for verb in verbs
    if not any(pattern.search(f"{fold(verb)} ") for pattern in OTHERWISE)
]
SHARES = vocabulary("units", "unit")["share"]
# Durations are spans of time, "lượt" goes with the noun behind it, the count of
# the document's own parts is no target.
UNITS = [
    unit
    for unit_class, units in vocabulary("units", "unit").items()
    if unit_class not in ("none", "duration")
    for unit in units
    if unit != "lượt"
    and not GRAMMAR.targets.own_parts.match(fold(unit))
    and not any(each.pattern.match(fold(unit)) for each in GRAMMAR.targets.counted)
]
BOUNDS = {
    "": "eq",
    "khoảng": "approx",
    "gần": "approx",
    "ít nhất": "ge",
    "tối thiểu": "ge",
    "từ": "ge",
    "hơn": "gt",
    "trên": "gt",
    "tối đa": "le",
    "không quá": "le",
    "dưới": "lt",
}
LEADS = {
    "": None,
    "Đến năm 2020, ": (None, 2020),
    "Đến hết năm 2019, ": (None, 2019),
    "Năm 2018, ": (2018, 2018),
    "Trong năm 2018, ": (2018, 2018),
    "Giai đoạn 2016 - 2020, ": (2016, 2020),
    "Trong giai đoạn 2016-2020, ": (2016, 2020),
    "Từ năm 2016 đến năm 2020, ": (2016, 2020),
}
TAILS = {
    "": None,
    " trong năm 2018": (2018, 2018),
    " vào năm 2019": (2019, 2019),
    " trong giai đoạn 2016 - 2020": (2016, 2020),
    " đến năm 2020": (None, 2020),
}
RATES = {"": None, "/năm": "năm", "/tháng": "tháng", " mỗi năm": "năm", " trên mỗi huyện": "huyện"}
TRAPS = [
    "Ngày 15 tháng 8 năm 2018, tỉnh họp.",
    "Theo Điều 5 và khoản 2 Điều 7 Nghị định số 45/2012/NĐ-CP ngày 21/5/2012 của Chính phủ.",
    "Thực hiện Quyết định số 1956/QĐ-TTg và Nghị quyết 19-NQ/TW.",
    "Hội nghị lần thứ 3 bàn về khuyến công.",
    "Hiện nay, toàn tỉnh có 15 cơ sở và 20 làng nghề.",
    "Trong những năm qua, tỉnh đã tổ chức 12 lớp, 7 hội nghị.",
    "Chương trình 135 được tiếp tục.",
    "Kinh phí thực hiện là 1.500 triệu đồng.",
    "Các cơ sở vùng 2 được ưu tiên.",
    "Thực hiện Chương trình khuyến công giai đoạn 2011 - 2015.",
    "Doanh nghiệp phải có ít nhất 10 lao động.",
    "Trong thời hạn 15 ngày, các sở báo cáo.",
    "Hạn mức giao đất là 5 ha.",
]


class Planted(NamedTuple):
    """A figure as printed, and the row that it is to give."""

    printed: str
    bounds: tuple[float | None, float | None]
    comparator: str
    unit: str
    basis: str | None


def grouped(value):
    return f"{value:,}".replace(",", ".")


@st.composite
def figures(draw):
    """A number or range with a comparator, a unit and perhaps a rate."""
    unit = draw(st.sampled_from(UNITS))
    rate = draw(st.sampled_from(list(RATES))) if draw(st.integers(0, 4)) == 0 else ""
    behind = f"{' ' if unit != '%' or draw(st.booleans()) else ''}{unit}{rate}"
    first = draw(st.integers(1, 200_000))
    if draw(st.integers(0, 3)) == 0:
        second = first + draw(st.integers(1, 5_000))
        form = draw(
            st.sampled_from(
                ["{}-{}", "{} - {}", "{} – {}", "{} đến {}", "từ {} đến {}", "khoảng {} - {}", "từ {} - {}"]
            )
        )
        printed = form.format(grouped(first), grouped(second))
        return Planted(printed + behind, (first, second), "range", unit, RATES[rate])
    value: float = first
    number = draw(st.sampled_from([grouped(first), f"{first % 10:02d}", f"{first % 100},{first % 10}"]))
    value = float(number.replace(".", "").replace(",", "."))
    words = draw(st.sampled_from(list(BOUNDS)))
    comparator = BOUNDS[words]
    low = None if comparator in ("le", "lt") else value
    high = None if comparator in ("ge", "gt") else value
    return Planted(f"{words} {number}{behind}".strip(), (low, high), comparator, unit, RATES[rate])


@st.composite
def sentences(draw):
    """A sentence and the rows that it is to give: a period, clauses with a verb each or none, figures in lists."""
    lead = draw(st.sampled_from(list(LEADS)))
    clauses = []
    rows = []
    spread = headed = False
    for clause in range(draw(st.integers(1, 3))):
        verb = draw(st.sampled_from(VERBS)) if clause == 0 or draw(st.booleans()) else None
        planted = draw(st.lists(figures(), min_size=1, max_size=3))
        for position, figure in enumerate(planted):
            # "khoảng" of a count says nothing of a percentage behind it, nor that of a percentage of a count.
            goes_on = bool(rows) and (figure.unit in SHARES) == (rows[-1][0].unit in SHARES)
            # Over a semicolon it goes on from the head of a clause alone.
            listed = position > 0 or (verb is None and headed)
            spread = (
                spread and goes_on and listed and figure.comparator == "eq"
            ) or figure.comparator == "approx"
            headed = position == 0 or (headed and spread and figure.comparator == "eq")
            rows.append((figure._replace(comparator="approx") if spread else figure, LEADS[lead]))
        *others, last = (figure.printed for figure in planted)
        listed = f"{', '.join(others)} và {last}" if others else last
        clauses.append(listed if verb is None else f"{verb} {listed}")
    if len(rows) == 1 and lead == "":
        tail = draw(st.sampled_from(list(TAILS)))
        clauses[-1] += tail
        rows = [(rows[0][0], TAILS[tail])]
    text = f"{lead}{'; '.join(clauses)}."
    return text[0].upper() + text[1:], rows


TEXTS = st.lists(
    st.one_of(sentences(), st.sampled_from(TRAPS).map(lambda trap: (trap, []))), min_size=1, max_size=6
)


@settings(max_examples=400)
@given(parts=TEXTS, glue=st.sampled_from([" ", "\n", "\n\n", "\n- "]))
def test_planted_targets_come_back_and_nothing_else(context_of, parts, glue):
    text = HEAD + ("- " if "-" in glue else "") + glue.join(sentence for sentence, _ in parts) + "\n"
    expected = [
        (*figure.bounds, figure.comparator, figure.unit, figure.basis, *(period or (None, None)))
        for _, rows in parts
        for figure, period in rows
    ]

    targets = extract_programme(context_of(text))[0].targets

    assert [
        (
            each.quantity_min,
            each.quantity_max,
            each.comparator,
            each.unit,
            each.basis,
            each.period_start,
            each.period_end,
        )
        for each in targets
    ] == expected
    assert all(
        (each.period_basis == "sentence") is (each.period_start is not None or each.period_end is not None)
        for each in targets
    )


def test_every_unit_of_the_vocabulary_is_counted(context_of):
    wrong = {}
    for unit in UNITS:
        targets = extract_programme(context_of(f"{HEAD}Phấn đấu đạt 5 {unit}.\n"))[0].targets
        if [(each.quantity_min, each.unit, each.object) for each in targets] != [(5, unit, unit)]:
            wrong[unit] = targets

    assert len(UNITS) > 100
    assert wrong == {}


WITHOUT_OBJECT = {"giao rừng": "giao", "giao đất": "giao", "lập hồ sơ": "lập"}


def test_every_verb_of_commitments_governs_a_figure(context_of):
    wrong = {}
    for verb in VERBS:
        body = f"{verb[0].upper()}{verb[1:]} 5 cơ sở."
        targets = extract_programme(context_of(f"{HEAD}{body}\n"))[0].targets
        said = WITHOUT_OBJECT.get(verb, verb)
        if [(each.quantity_min, (each.action or "").lower()) for each in targets] != [(5, said)]:
            wrong[verb] = targets

    assert len(VERBS) > 100
    assert wrong == {}
