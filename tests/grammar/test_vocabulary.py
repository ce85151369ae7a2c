"""Vocabularies: provinces, agencies and laws, found in any spelling."""

import csv
import datetime
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.errors import GrammarError
from kcextract.grammar.files import default_directory
from kcextract.grammar.vocabulary import Vocabulary, name_key, province_at, read_vocabulary
from kcextract.text.folding import fold

DIRECTORY = default_directory()


def rows(name: str) -> list[dict[str, str]]:
    with (DIRECTORY / "vocabulary" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary(DIRECTORY)


def test_every_province_is_found_by_its_name_and_its_aliases(vocabulary):
    for row in rows("provinces"):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            assert vocabulary.provinces.named(name.upper()).code == row["code"]


def test_every_agency_and_every_law_is_found_by_its_name(vocabulary):
    for row in rows("agencies"):
        assert vocabulary.agencies.named(row["name"].upper()).code == row["code"]
    for row in rows("laws"):
        assert vocabulary.laws.named(row["name"].lower()) == row["name"]


def test_names_of_laws_are_unique():
    names = [row["name"] for row in rows("laws")]

    assert len({name_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("SỞ KẾ HOẠCH & ĐẦU TƯ", "so_ke_hoach_va_dau_tu"),
        ("Sở Kế hoạch - Đầu tư", "so_ke_hoach_va_dau_tu"),
        ("sở kế hoạch và\n đầu tư", "so_ke_hoach_va_dau_tu"),
        ("UỶ BAN NHÂN DÂN TỈNH", "ubnd_tinh"),
        ("Bộ Văn hoá, Thể thao và Du lịch", "bo_van_hoa_the_thao_va_du_lich"),
    ],
)
def test_an_agency_is_found_however_it_is_joined(vocabulary, written, code):
    found = vocabulary.agencies.at(fold(written), 0)

    assert found is not None
    assert (found[0].code, found[1]) == (code, len(written))


def test_an_agency_is_given_under_the_name_by_which_it_was_found(vocabulary):
    found = vocabulary.agencies.at(fold("CỤC CÔNG NGHIỆP ĐỊA PHƯƠNG"), 0)

    assert found[0].code == "cuc_cong_thuong_dia_phuong"
    assert found[0].name == "Cục Công nghiệp địa phương"


@pytest.mark.parametrize(
    ("text", "name", "length"),
    [
        ("Luật Ngân sách nhà nước và các quy định", "Luật Ngân sách nhà nước", 23),
        ("Luật Đầu tư công", "Luật Đầu tư công", 16),
        ("Luật Đầu tư và Luật Doanh nghiệp", "Luật Đầu tư", 11),
        ("luật Tổ chức HĐND và UBND", "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân", 25),
    ],
)
def test_the_longest_name_counts(vocabulary, text, name, length):
    assert vocabulary.laws.at(fold(text), 0) == (name, length)


def test_names_are_found_in_text_with_their_places(vocabulary):
    text = "tỉnh Bà Rịa -\nVũng Tàu, TP. HỒ  CHÍ MINH và tỉnh hoà bình"
    folded = fold(text)

    found = [(province.name, text[start:end]) for province, start, end in vocabulary.provinces.find(folded)]

    assert found == [
        ("Bà Rịa - Vũng Tàu", "Bà Rịa -\nVũng Tàu"),
        ("Hồ Chí Minh", "HỒ  CHÍ MINH"),
        ("Hòa Bình", "hoà bình"),
    ]


@pytest.mark.parametrize(
    ("name", "date", "code", "shown"),
    [
        ("Hà Tây", (2007, 3, 1), "28", "Hà Tây"),
        ("Hà Tây", (2008, 8, 1), None, "Hà Tây"),
        ("Long An", (2015, 4, 7), "80", "Long An"),
        ("Long An", None, "80", "Long An"),
        ("Long An", (2025, 7, 1), None, "Long An"),
        ("Tây Ninh", (2025, 6, 30), "72", "Tây Ninh"),
        ("Tây Ninh", (2025, 7, 1), "80", "Tây Ninh"),
        ("Tây Ninh", None, None, "Tây Ninh"),
        ("Đồng Nai", None, "75", "Đồng Nai"),
        ("Huế", (2024, 12, 31), "46", "Thừa Thiên Huế"),
        ("Huế", (2025, 1, 1), "46", "Huế"),
        ("Đắk Nông", (2003, 12, 31), None, "Đắk Nông"),
        ("Đắk Nông", (2004, 1, 1), "67", "Đắk Nông"),
    ],
)
def test_a_province_has_the_code_of_its_time(vocabulary, name, date, code, shown):
    at = province_at(vocabulary.provinces.named(name), name, date and datetime.date(*date))

    assert (at.code, at.name) == (code, shown)


def test_every_province_has_a_successor_that_stands_by_itself(vocabulary):
    after = datetime.date(2025, 7, 1)
    successors = {(row["code_2025"], row["name_2025"]) for row in rows("provinces")}

    assert len(successors) == 34
    for code, name in successors:
        province = vocabulary.provinces.named(name)
        assert province_at(province, name, after)[:2] == (code, name)


@given(st.text(alphabet="Sở Bộ Công Thương Kế hoạch & và Đầu tư Hà Nội -,.\n", max_size=60))
def test_finding_names_never_fails_and_stays_in_the_text(vocabulary, text):
    folded = fold(text)

    for names in (vocabulary.provinces, vocabulary.agencies):
        done = 0
        for _, start, end in names.find(folded):
            assert done <= start < end <= len(text)
            done = end


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("provinces.csv", "code,name", "kode,name", "must have the columns"),
        ("provinces.csv", "2004-01-01", "2004-13-01", "date that is none"),
        ("agencies.csv", ",tinh,", ",province,", "unknown level"),
        ("laws.csv", "name,aliases", "law,aliases", "must have the columns"),
    ],
)
def test_a_wrong_vocabulary_says_what_is_wrong(tmp_path, file, old, new, sentence):
    shutil.copytree(DIRECTORY, tmp_path / "grammars")
    path = tmp_path / "grammars" / "vocabulary" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    with pytest.raises(GrammarError, match=sentence) as raised:
        read_vocabulary(tmp_path / "grammars")

    assert file in str(raised.value)
