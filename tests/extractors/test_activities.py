"""Activities: given the words of a title or clause, this code, or none."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.extractors.activities import activity_code
from kcextract.grammar import load_grammar
from kcextract.grammar.files import default_directory
from kcextract.records.codes import ACTIVITY_CODES

GRAMMAR = load_grammar()
RULES = tomllib.loads((default_directory() / "activities.toml").read_text(encoding="utf-8"))["activity"]


@pytest.mark.parametrize(
    ("code", "example"), [(rule["code"], example) for rule in RULES for example in rule["examples"]]
)
def test_each_example_gives_the_code_of_its_rule(code, example):
    assert activity_code(GRAMMAR, example) == code


def test_every_code_but_that_of_other_activities_has_words():
    assert {rule["code"] for rule in RULES} == set(ACTIVITY_CODES) - {"khac"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hỗ trợ tư vấn áp dụng sản xuất sạch hơn", "mo_hinh_cong_nghe"),
        ("nâng cao nhận thức và năng lực áp dụng sản xuất sạch hơn", "nang_cao_nang_luc_quan_ly"),
        ("Nâng cao năng lực quản lý", "nang_cao_nang_luc_quan_ly"),
        ("Nâng cao năng lực quản lý và tổ chức thực hiện", "quan_ly_khuyen_cong"),
        ("Tư vấn thành lập 14 doanh nghiệp", "tu_van"),
        ("Hỗ trợ thành lập 15 doanh nghiệp", "nang_cao_nang_luc_quan_ly"),
        ("thành lập 01 hiệp hội, hội ngành nghề", "lien_ket_cum_cong_nghiep"),
        ("Hợp tác quốc tế về khuyến công", "hop_tac_quoc_te"),
        ("tham quan, khảo sát trong và ngoài nước để học tập kinh nghiệm", "nang_cao_nang_luc_quan_ly"),
        ("đào tạo cán bộ khuyến công theo chương trình hợp tác quốc tế", "hop_tac_quoc_te"),
        ("Cung cấp thông tin về chính sách khuyến công, mô hình điển hình", "thong_tin"),
        ("hệ thống xử lý ô nhiễm môi trường cho 16 cơ sở", "lien_ket_cum_cong_nghiep"),
        ("chuyển giao công nghệ xử lý ô nhiễm môi trường", "mo_hinh_cong_nghe"),
    ],
)
def test_the_most_specific_words_win(text, code):
    assert activity_code(GRAMMAR, text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Trồng mới 6.000 ha rừng",
        "Tạo việc làm cho 270 lao động nông thôn",
        "Sở Thông tin và Truyền thông báo cáo",
        "sản phẩm công nghiệp hỗ trợ",
        "hỗ trợ trực tiếp cho 12 cơ sở công nghiệp nông thôn",
    ],
)
def test_words_that_do_not_tell_give_no_code(text):
    assert activity_code(GRAMMAR, text) is None


@pytest.mark.parametrize("change", [str.upper, lambda text: text.replace(" ", "\n  ")])
def test_case_and_line_breaks_do_not_matter(change):
    assert activity_code(GRAMMAR, change("Tổ chức đào tạo nghề, truyền nghề")) == "dao_tao_nghe"


def test_a_context_serves_as_well_as_a_grammar(context_of):
    context = context_of("KẾ HOẠCH\nI. MỤC TIÊU\n")

    assert activity_code(context, "Bình chọn sản phẩm tiêu biểu") == "san_pham_tieu_bieu"


@given(st.text(max_size=200))
def test_any_text_gives_a_code_or_none(text):
    assert activity_code(GRAMMAR, text) in {None, *ACTIVITY_CODES}
