"""The grammar of header and legal bases: every pattern with its examples, and what is said of a wrong file."""

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kcextract.errors import GrammarError
from kcextract.grammar import Grammar, load_grammar
from kcextract.grammar.activities import read_activities
from kcextract.grammar.assignments import read_assignments
from kcextract.grammar.budgets import read_budgets
from kcextract.grammar.checks import read_checks
from kcextract.grammar.contents import read_contents
from kcextract.grammar.entries import Table
from kcextract.grammar.files import default_directory
from kcextract.grammar.header import read_header
from kcextract.grammar.legal_bases import read_legal_bases
from kcextract.grammar.objectives import read_objectives
from kcextract.grammar.patterns import own_pattern
from kcextract.grammar.periods import read_periods
from kcextract.grammar.quantities import read_quantities
from kcextract.grammar.tables import read_tables
from kcextract.grammar.targets import read_targets
from kcextract.grammar.vocabulary import read_vocabulary
from kcextract.text.folding import fold

DIRECTORY = default_directory()
FILES = (
    "activities.toml",
    "assignments.toml",
    "budgets.toml",
    "checks.toml",
    "contents.toml",
    "header.toml",
    "legal_bases.toml",
    "objectives.toml",
    "periods.toml",
    "quantities.toml",
    "tables.toml",
    "targets.toml",
)
READERS = {
    "activities.toml": read_activities,
    "assignments.toml": read_assignments,
    "contents.toml": read_contents,
    "objectives.toml": read_objectives,
    "budgets.toml": read_budgets,
    "checks.toml": read_checks,
    "periods.toml": read_periods,
    "quantities.toml": read_quantities,
    "tables.toml": read_tables,
    "targets.toml": read_targets,
    "header.toml": read_header,
    "legal_bases.toml": lambda directory: read_legal_bases(directory, read_vocabulary(directory)),
}


def patterns(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tables of a grammar file that hold a pattern, with their places."""

    def within(value: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
        if isinstance(value, dict):
            if "pattern" in value:
                yield place, value
            for key, below in value.items():
                yield from within(below, f"{place}.{key}")
        elif isinstance(value, list):
            for number, below in enumerate(value):
                yield from within(below, f"{place}.{number}")

    yield from within(tomllib.loads((DIRECTORY / name).read_text(encoding="utf-8")), name)


def cases(key: str) -> list[Any]:
    return [
        pytest.param(table, example, id=f"{place}-{example}")
        for name in FILES
        for place, table in patterns(name)
        for example in table[key]
    ]


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return load_grammar()


def is_found(table: dict[str, Any], example: str) -> bool:
    text = example if table.get("as_printed") else fold(example)
    return own_pattern(Table(dict(table), "")).search(text) is not None


@pytest.mark.parametrize(("table", "example"), cases("examples"))
def test_a_pattern_is_found_in_its_examples(table, example):
    assert is_found(table, example)


@pytest.mark.parametrize(("table", "example"), cases("counter_examples"))
def test_a_pattern_is_not_found_in_its_counter_examples(table, example):
    assert not is_found(table, example)


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("QUYẾT ĐỊNH", "quyet_dinh"),
        ("Kế hoạch", "ke_hoach"),
        ("Chương trình hành động", "chuong_trinh"),
        ("NGHỊ QUYẾT", "nghi_quyet"),
        ("Thông tư liên tịch", "khac"),
        ("Bản Quy định", "khac"),
    ],
)
def test_a_kind_is_known_by_its_word(grammar, title, family):
    found = grammar.header.kinds.at(fold(title), 0)

    assert found is not None
    assert (found[0].family, found[1]) == (family, len(title))


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [("QĐ", "Quyết định"), ("KH", "Kế hoạch"), ("NQ", "Nghị quyết"), ("CTR", "Chương trình")],
)
def test_a_kind_is_known_by_its_symbol(grammar, symbol, kind):
    assert grammar.header.symbols[symbol].name == kind


@pytest.mark.parametrize(
    ("printed", "number", "serial", "year", "symbol"),
    [
        ("45/2012/NĐ-CP , ngày", "45/2012/NĐ-CP", "45", "2012", "NĐ-CP"),
        ("1288/QĐ-TTg ngày", "1288/QĐ-TTg", "1288", None, "QĐ-TTg"),
        ("46/2012/TT- CT, ngày", "46/2012/TT-CT", "46", "2012", "TT-CT"),
        ("210/2006/QĐ - TTg ngày", "210/2006/QĐ-TTg", "210", "2006", "QĐ-TTg"),
        ("26/2014/TTLT-BTC-BCT", "26/2014/TTLT-BTC-BCT", "26", "2014", "TTLT-BTC-BCT"),
        ("125/2009/TTLT/BTC-BCT", "125/2009/TTLT/BTC-BCT", "125", "2009", "TTLT/BTC-BCT"),
        ("19-NQ/TW ngày", "19-NQ/TW", "19", None, "NQ/TW"),
        ("26-NQ/T.Ư", "26-NQ/T.Ư", "26", None, "NQ/T.Ư"),
        ("3954/TTr. UBND ngày", "3954/TTr.UBND", "3954", None, "TTr.UBND"),
        ("27/2010/QĐ .UBND", "27/2010/QĐ.UBND", "27", "2010", "QĐ.UBND"),
        ("473/TTr -\nNN&PTNT", "473/TTr-NN&PTNT", "473", None, "TTr-NN&PTNT"),
        ("1141 TC/QĐ/CĐKT ngày", "1141 TC/QĐ/CĐKT", "1141", None, "TC/QĐ/CĐKT"),
        ("72/CP ngày", "72/CP", "72", None, "CP"),
        ("77-CP của", "77-CP", "77", None, "CP"),
        ("12/1999/PL-UBTVQH10", "12/1999/PL-UBTVQH10", "12", "1999", "PL-UBTVQH10"),
        ("09/2002/QH11", "09/2002/QH11", "09", "2002", "QH11"),
        ("03/1998/QH 10;", "03/1998/QH10", "03", "1998", "QH10"),
        ("30a/2008/NQ-CP", "30a/2008/NQ-CP", "30a", "2008", "NQ-CP"),
        ("99/ 1998/TT-BTC", "99/1998/TT-BTC", "99", "1998", "TT-BTC"),
        ("55/98/QĐ-UB", "55/98/QĐ-UB", "55", "98", "QĐ-UB"),
        ("12/QĐ-UBND - Về việc", "12/QĐ-UBND", "12", None, "QĐ-UBND"),
        ("12/QĐ-UBND.Về việc", "12/QĐ-UBND", "12", None, "QĐ-UBND"),
    ],
)
def test_a_number_is_normalised(grammar, printed, number, serial, year, symbol):
    found = grammar.legal_bases.number.at(printed, 0, len(printed))

    assert found is not None
    assert (found.text, found.serial, found.year, found.symbol) == (number, serial, year, symbol)


@pytest.mark.parametrize(
    "text", ["21/5/2012", "2.000 cuốn", "12 tháng 11", "2018-2020", "100/km", "17 số tài liệu"]
)
def test_what_is_no_number_of_an_act_is_none(grammar, text):
    assert grammar.legal_bases.number.at(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "symbol"),
    [("      /KH-UBND  Hà Nội", "KH-UBND"), ("/2005/TT-NHNN", "TT-NHNN"), ("……/QĐ-UBND", "QĐ-UBND")],
)
def test_a_blank_number_has_its_symbol(grammar, text, symbol):
    found = grammar.legal_bases.number.blank_symbol(text, 0, len(text))

    assert found is not None
    assert found[0] == symbol


@pytest.mark.parametrize(
    ("word", "printed", "damaged"),
    [
        ("quyết định", "1 /2019/ Đ-UBND", True),
        ("quyết định", "14/2020/ Đ-UBND", True),
        ("thông tư", "46/2012/TT- CT", True),
        ("nghị định", "45/2012/N-CP", True),
        ("nghị định", "3 7/2003/NĐ-CP", True),
        ("nghị định", "02 /2000/NĐ-CP", True),
        ("nghị định", "45/212/NĐ-CP", True),
        ("quyết định", "09 2006/QĐ-UBND", True),
        ("nghị định", "45/2012/NĐ- CP", False),
        ("quyết định", "210/2006/QĐ - TTg", False),
        ("thông tư", "12/2015/TT-BTTTT", False),
        ("thông tư", "12/2009/TT-NHNN5", False),
        ("thông tư", "155/1998/TT/BTC", False),
        ("thông tư", "60 TC/CĐKT", False),
        ("thông tư", "26/2014/TTLT-BTC-BCT", False),
        ("nghị định", "72/CP", False),
        ("nghị quyết", "19-NQ/TW", False),
        ("nghị quyết", "12/NQ-HĐND7", False),
        ("quyết định", "522/2002/QĐ.UB", False),
        ("quyết định", "525/QĐ-STC", False),
        ("công văn", "11067/UBND-KT", False),
        ("tờ trình", "695/TM-QLTM", False),
        ("luật", "31/2004/QH11", False),
    ],
)
def test_a_number_is_damaged_by_a_blank_or_a_lost_letter(grammar, word, printed, damaged):
    rules = grammar.legal_bases
    number = rules.number.at(printed, 0, len(printed))

    assert number is not None
    assert rules.is_damaged(number, rules.types.named(word)) is damaged


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Căn cứ Nghị định số ", "nghị định"),
        ("theo Nghị định của Chính phủ và Quyết định số ", "quyết định"),
        ("Nghị quyết của HĐND tỉnh số ", "nghị quyết"),
        ("Thông tư liên tịch số ", "thông tư liên tịch"),
        ("Kế hoạch liên tịch số ", "kế hoạch liên tịch"),
        ("Báo cáo thẩm tra số: ", "báo cáo thẩm tra"),
    ],
)
def test_the_word_before_a_number_is_the_nearest(grammar, text, word):
    match = grammar.legal_bases.before_number.search(fold(text))

    assert match is not None
    assert match["word"] == fold(word)


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("header.toml", 'family = "ke_hoach"', 'family = "plan"', "must be one of"),
        ("header.toml", 'level = "huyen"', 'level = "district"', "must be one of"),
        ("header.toml", "[letterhead.motto]", "[letterhead.moto]", "`motto` is missing"),
        ("header.toml", "programme = true", "program = true", "unknown key `program`"),
        ("header.toml", "(?P<name>", "(?P<nam>", "must have a group `name`"),
        ("activities.toml", 'code = "tu_van"', 'code = "advice"', "must be one of"),
        ("activities.toml", 'weight = "6"', 'weight = "12"', "must be one of"),
        ("assignments.toml", "[begin]", "[beginn]", "`begin` is missing"),
        ("contents.toml", "(?P<count>", "(?P<number>", "must have a group `count`"),
        ("objectives.toml", "[label]", "[labels]", "`label` is missing"),
        ("legal_bases.toml", 'code = "luat"', 'code = "law"', "must be one of"),
        ("legal_bases.toml", 'code = "theo"', 'code = "by"', "must be one of"),
        ("legal_bases.toml", r"\s*)?(?:xét|theo", r"\s*)?((?:xét|theo", "no valid pattern"),
        (
            "legal_bases.toml",
            'counter_examples = ["Căn cứ Luật Đầu tư", "Xét Tờ trình"]',
            "counter_examples = []",
            "empty",
        ),
    ],
)
def test_a_wrong_grammar_says_what_is_wrong(tmp_path: Path, file, old, new, sentence):
    shutil.copytree(DIRECTORY, tmp_path / "grammars")
    directory = tmp_path / "grammars"
    path = directory / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(GrammarError, match=sentence):
        READERS[file](directory)
