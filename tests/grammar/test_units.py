"""Vocabularies of quantities: units and verbs, found in any spelling, at the ends of words, the longest first."""

import csv
import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.errors import GrammarError
from kcextract.grammar.files import default_directory
from kcextract.grammar.grammar import load_grammar
from kcextract.grammar.units import UNIT_CLASSES, VERB_CLASSES, Units, Verbs, read_units, read_verbs
from kcextract.text.folding import fold

DIRECTORY = default_directory()
CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))


def rows(name: str) -> list[dict[str, str]]:
    with (DIRECTORY / "vocabulary" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(row: dict[str, str], column: str) -> list[str]:
    return [row[column], *filter(None, row["aliases"].split("|"))]


UNITS = [row for row in rows("units") if row["class"] != "none"]
NO_UNITS = [row["unit"] for row in rows("units") if row["class"] == "none"]
VERBS = [row for row in rows("verbs") if row["class"] not in ("none", "undergone")]
UNDERGONE = [row for row in rows("verbs") if row["class"] == "undergone"]
NO_VERBS = [name for row in rows("verbs") if row["class"] == "none" for name in names(row, "verb")]


@pytest.fixture(scope="module")
def units() -> Units:
    return read_units(DIRECTORY)


@pytest.fixture(scope="module")
def verbs() -> Verbs:
    return read_verbs(DIRECTORY)


def spellings(name: str) -> list[str]:
    """The ways in which a name may be printed."""
    return [
        name,
        name.upper(),
        name.capitalize(),
        name.replace(" ", "  "),
        name.replace(" ", "\n"),
        name.replace(" ", " \n "),
    ]


def unit(units: Units, text: str, start: int = 0, end: int | None = None) -> tuple[str, str] | None:
    """The name of the unit at ``start`` and what is printed of it."""
    found = units.unit_at(fold(text), start, end)
    return None if found is None else (found.unit.name, text[found.start : found.end])


def verb(verbs: Verbs, text: str, start: int = 0, end: int | None = None) -> tuple[str, str] | None:
    """The class of the verb at ``start`` and what is printed of it."""
    found = verbs.verb_at(fold(text), start, end)
    return None if found is None else (found.verb.verb_class, text[found.start : found.end])


def found(verbs: Verbs, text: str) -> list[str]:
    return [text[at.start : at.end] for at in verbs.find(fold(text))]


# ---- the files


@pytest.mark.parametrize(("file", "column"), [("units", "unit"), ("verbs", "verb")])
def test_the_files_are_sorted_and_in_nfc_lower_case(file, column):
    names_of_file = [row[column] for row in rows(file)]

    assert names_of_file == sorted(names_of_file)
    for row in rows(file):
        for name in names(row, column):
            assert name == unicodedata.normalize("NFC", name).lower()


def test_no_name_stands_in_a_file_twice_however_it_is_spelt():
    for file, column in (("units", "unit"), ("verbs", "verb")):
        folded = [fold(name) for row in rows(file) for name in names(row, column)]
        assert len(set(folded)) == len(folded)


def test_every_class_is_used_and_no_other():
    assert {row["class"] for row in rows("units")} == {*UNIT_CLASSES, "none"}
    assert {row["class"] for row in rows("verbs")} == {*VERB_CLASSES, "none"}


def test_every_field_of_administration_is_there():
    by_class = {name: sum(row["class"] == name for row in UNITS) for name in UNIT_CLASSES}

    assert len(UNITS) >= 500
    assert len(VERBS) >= 200
    assert min(by_class.values()) >= 3


def test_money_is_no_unit(units):
    for text in ("đồng", "triệu đồng", "usd", "tỷ đồng", "nghìn", "đ"):
        assert units.unit_at(fold(text), 0) is None


@pytest.mark.parametrize(
    "text",
    [
        "điều 5",
        "khoản 2",
        "mục I",
        "chương II",
        "phụ lục 1",
        "nghị định",
        "Quyết định này",
        "luật",
        "thông tư",
        "Nghị quyết số",
        "quy định này",
    ],
)
def test_what_makes_the_number_before_it_a_name_is_no_unit(units, text):
    assert unit(units, text) is None


def test_the_grammar_has_both_vocabularies(units, verbs):
    grammar = load_grammar()

    assert (grammar.units, grammar.verbs) == (units, verbs)


# ---- finding


def test_every_unit_is_found_at_its_name_and_its_aliases_in_every_spelling(units):
    for row in UNITS:
        for name in names(row, "unit"):
            for written in spellings(name):
                at = units.unit_at(fold(f"{written}, và"), 0)
                assert at is not None, written
                assert (at.unit.name, at.unit.unit_class) == (row["unit"], row["class"])
                assert (at.start, at.end) == (0, len(written))


def test_every_verb_is_found_at_its_name_and_its_aliases_in_every_spelling(verbs):
    for row in VERBS:
        for name in names(row, "verb"):
            for written in spellings(name):
                at = verbs.verb_at(fold(f"{written}; "), 0)
                assert at is not None, written
                assert (at.verb.name, at.verb.verb_class) == (row["verb"], row["class"])
                assert (at.start, at.end) == (0, len(written))
                assert list(verbs.find(fold(f"– {written}."))) == [at._replace(start=2, end=2 + len(written))]


def test_what_is_a_verb_behind_a_passive_only(verbs):
    for row in UNDERGONE:
        assert found(verbs, f"nhà {row['verb']}") == []
        assert found(verbs, f"nhà được {row['verb']}") == [f"được {row['verb']}"]


def test_what_only_looks_like_a_unit_or_a_verb_is_none(units, verbs):
    for name in NO_UNITS:
        for written in spellings(name):
            assert unit(units, written) is None
    for name in NO_VERBS:
        for written in spellings(name):
            assert found(verbs, written) == []


def test_what_only_looks_like_one_would_else_be_read_as_one(units, verbs):
    known = {fold(name) for row in UNITS for name in names(row, "unit")}
    for name in NO_UNITS:
        syllables = fold(name).split()
        assert any(" ".join(syllables[:length]) in known for length in range(1, len(syllables)))
    for name in NO_VERBS:
        inside = range(len(name))
        assert any(
            verbs.verb_at(fold(name), place) is not None
            for place in inside
            if place and name[place - 1] == " "
        ) or any(verbs.verb_at(fold(name), 0, end) is not None for end in inside)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hòa giải viên", "hòa giải viên"),
        ("hoà giải viên", "hòa giải viên"),
        ("KHOÁ đào tạo", "khóa"),
        ("thuỷ điện", "thủy điện"),
        ("Uỷ viên", "ủy viên"),
        ("bác sỹ", "bác sĩ"),
        ("kĩ sư", "kỹ sư"),
        ("quí", "quý"),
        ("ki-lô-mét", "km"),
        ("héc–ta", "ha"),
        ("m² sàn", "m2"),
        ("km2", "km2"),
        ("phần trăm", "%"),
        ("HTX nông nghiệp", "hợp tác xã"),
        ("TTHC", "thủ tục hành chính"),
    ],
)
def test_a_unit_is_found_however_it_is_spelt(units, text, expected):
    assert unit(units, text)[0] == expected


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("lớp.", "lớp"),
        ("lớp, khóa", "lớp"),
        ("(lớp)", None),
        ("ha/năm", "ha"),
        ("ha;", "ha"),
        ("hai", None),
        ("han", None),
        ("m3", "m3"),
        ("m4", None),
        ("kmh", None),
        ("lớpp", None),
        ("%hộ", "%"),
        ("%/năm", "%"),
        (" lớp", None),
    ],
)
def test_a_unit_ends_where_a_word_ends(units, text, printed):
    at = unit(units, text)

    assert (at and at[1]) == printed


@pytest.mark.parametrize(
    ("text", "start", "printed"),
    [
        ("15m2 nhà", 2, "m2"),
        ("200ha", 3, "ha"),
        ("90%", 2, "%"),
        ("05lớp", 2, "lớp"),
        ("chai", 1, None),
        ("chai", 2, None),
        ("km", 1, None),
    ],
)
def test_a_unit_begins_where_a_word_begins_or_behind_a_digit(units, text, start, printed):
    at = unit(units, text, start)

    assert (at and at[1]) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("hợp tác xã nông nghiệp", "hợp tác xã"),
        ("tổ hợp tác", "tổ hợp tác"),
        ("tổ hợp", "tổ hợp"),
        ("tổ chức, cá nhân", "tổ chức"),
        ("tổ dân phố", "tổ"),
        ("cơ sở dữ liệu", "cơ sở dữ liệu"),
        ("cơ sở công nghiệp nông thôn", "cơ sở"),
        ("cụm công nghiệp", "cụm"),
        ("phòng trưng bày", "phòng"),
        ("lớp đào tạo", "lớp"),
        ("nhà văn hóa", "nhà"),
        ("nhà máy nước", "nhà máy"),
        ("trường hợp mắc mới", "trường hợp"),
        ("trường học", "trường"),
        ("trạm y tế", "trạm"),
        ("hộ gia đình", "hộ"),
        ("bộ máy tính", "bộ"),
        ("biên bản ghi nhớ", "biên bản ghi nhớ"),
        ("điểm % so với", "điểm %"),
        ("điểm%", "điểm%"),
        ("điểm du lịch", "điểm"),
        ("trang thông tin điện tử", "trang"),
        ("giải thưởng", "giải thưởng"),
    ],
)
def test_the_longest_unit_counts_and_its_modifiers_do_not(units, text, printed):
    assert unit(units, text)[1] == printed


@pytest.mark.parametrize(
    "text", ["số lượng", "tập huấn", "tổ chức thực hiện", "giải quyết", "căn cứ", "xã hội", "nước ngoài"]
)
def test_a_word_that_only_begins_like_a_unit_is_none(units, text):
    assert unit(units, text) is None


def test_nothing_is_found_past_the_end(units, verbs):
    assert unit(units, "hợp tác xã", 0, 9) is None
    assert unit(units, "tổ hợp tác", 0, 6) == ("tổ hợp", "tổ hợp")
    assert unit(units, "hai", 0, 2) is None
    assert verb(verbs, "phấn đấu đạt", 0, 8) == ("lead", "phấn đấu")
    assert verb(verbs, "hỗ trợ", 0, 5) is None
    assert verb(verbs, "được công nhận", 0, 10) == ("passive", "được")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hỗ trợ xây dựng 05 mô hình", ("lead", "Hỗ trợ")),
        ("xây dựng mới 06 chợ", ("act", "xây dựng mới")),
        ("phấn đấu đạt 90%", ("reach", "phấn đấu đạt")),
        ("được công nhận sản phẩm", ("passive", "được công nhận")),
        ("được\n phong tặng", ("passive", "được\n phong tặng")),
        ("được các cơ sở bố trí", ("passive", "được")),
        ("bị xử phạt", ("passive", "bị xử phạt")),
        ("đào tạo nghề", ("noun_too", "đào tạo nghề")),
        ("ĐẢM BẢO", ("lead", "ĐẢM BẢO")),
        ("cấp huyện", None),
        ("cấp học bổng", ("act", "cấp học bổng")),
        ("cấp 1.000 thẻ", ("act", "cấp")),
        ("có thể", None),
        ("công nghiệp hỗ trợ", None),
    ],
)
def test_a_verb_says_what_is_done(verbs, text, expected):
    assert verb(verbs, text) == expected


def test_a_passive_is_named_with_the_verb_behind_it(verbs):
    at = verbs.verb_at(fold("được  CÔNG NHẬN"), 0)

    assert (at.verb.name, at.verb.verb_class) == ("được công nhận", "passive")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hỗ trợ thành lập 15 doanh nghiệp sản xuất", ["Hỗ trợ", "thành lập", "sản xuất"]),
        (
            "tạo việc làm cho 270 lao động; có 18 sản phẩm được vinh danh",
            ["tạo việc làm", "có", "được vinh danh"],
        ),
        ("phát triển công nghiệp hỗ trợ cấp tỉnh", ["phát triển"]),
        ("các cơ sở sản xuất bố trí việc làm", ["bố trí"]),
        ("trồng mới 6.000 ha cây trồng, vật nuôi", ["trồng mới"]),
        ("Tổ chức hội nghị, mời các tổ chức, cá nhân", ["Tổ chức", "mời"]),
        ("thu hút được 05 dự án", ["thu hút", "được"]),
        ("được và được", ["được", "được"]),
        ("tỷ lệ giảm nghèo giảm còn 3%", ["giảm còn"]),
        ("100% xã có công trình cấp nước", ["có", "cấp nước"]),
        ("năng lượng tái tạo, đồ gia dụng", []),
        ("inox, cònn, laser", []),
    ],
)
def test_verbs_are_found_in_order(verbs, text, expected):
    assert found(verbs, text) == expected


def test_verbs_are_found_within_bounds(verbs):
    text = "hỗ trợ xây dựng, nâng cấp, cải tạo"
    folded = fold(text)

    assert [at.verb.name for at in verbs.find(folded, 7, 25)] == ["xây dựng", "nâng cấp"]
    assert [at.verb.name for at in verbs.find(folded, 7, 24)] == ["xây dựng", "nâng"]


# ---- properties

WORDS = sorted(
    {word for row in [*rows("units"), *rows("verbs")] for word in (row.get("unit") or row["verb"]).split()}
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*WORDS, "12", "%", ",", "\n", "-"]), max_size=12).map(" ".join),
)


@given(TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_finding_never_fails_and_stays_within_its_bounds(units, verbs, text, start, end):
    folded = fold(text)

    at = units.unit_at(folded, min(start, len(folded)), end)
    assert at is None or start == at.start < at.end <= min(end, len(folded))
    one = verbs.verb_at(folded, min(start, len(folded)), end)
    assert one is None or start == one.start < one.end <= min(end, len(folded))
    done = start
    for each in verbs.find(folded, start, end):
        assert done <= each.start < each.end <= min(end, len(folded))
        done = each.end


@given(TEXTS)
def test_what_is_found_is_a_name_of_the_vocabulary(verbs, text):
    known = {row["verb"] for row in VERBS}

    for at in verbs.find(fold(text)):
        name = at.verb.name
        assert name in known or (at.verb.verb_class == "passive" and name.split(" ", 1)[1] in known)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_what_is_found_in_a_real_document_is_what_verb_at_finds(verbs, path):
    folded = fold(path.read_text(encoding="utf-8"))

    every = list(verbs.find(folded))
    assert len(every) > 50
    assert all(verbs.verb_at(folded, at.start) == at for at in every)


# ---- wrong files


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("units.csv", "unit,class", "name,class", "must have the columns"),
        ("units.csv", ",weight,", ",wait,", "unknown class “wait”"),
        ("units.csv", "\nkm,", "\nkm/h,", "no words in lower case: “km/h”"),
        ("units.csv", "\nlớp,", "\nLớp,", "no words in lower case: “Lớp”"),
        ("units.csv", "\nlớp,", "\nlớp ,", "no words in lower case: “lớp ”"),
        ("units.csv", "\nlớp,", "\n,", "no words in lower case: “”"),
        ("units.csv", "\nlớp,", "\nhoà giải viên,", "there already: “hoà giải viên”"),
        ("verbs.csv", "verb,class", "verb,kind", "must have the columns"),
        ("verbs.csv", ",lead,", ",person,", "unknown class “person”"),
        ("verbs.csv", "\nhỗ trợ,lead,", "\nhỗ trợ,lead,có", "there already: “có”"),
    ],
)
def test_a_wrong_vocabulary_says_what_is_wrong(tmp_path, file, old, new, sentence):
    shutil.copytree(DIRECTORY / "vocabulary", tmp_path / "vocabulary")
    path = tmp_path / "vocabulary" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(GrammarError, match=sentence) as raised:
        read_units(tmp_path) if file == "units.csv" else read_verbs(tmp_path)

    assert file in str(raised.value)


def test_a_missing_vocabulary_says_so(tmp_path):
    with pytest.raises(GrammarError, match=r"units\.csv is missing"):
        read_units(tmp_path)
    with pytest.raises(GrammarError, match=r"verbs\.csv is missing"):
        read_verbs(tmp_path)


BESIDE_VERBS = ["kỳ", "công nghiệp", "m2", "5", " ", " ", "-", "²", "3", ","]


@given(
    text=st.lists(st.sampled_from([*(row["verb"] for row in VERBS), *BESIDE_VERBS])).map("".join).map(fold)
)
def test_no_verb_begins_where_none_may(verbs: Verbs, text: str) -> None:
    for word in re.finditer(r"[^\W\d_]+", text):
        if not verbs.may_begin(text, *word.span()):
            assert verbs.verb_at(text, word.start()) is None
