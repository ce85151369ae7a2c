"""What sections are for: roles by titles, by words of articles, handed down to what stands below."""

import pytest


@pytest.fixture
def roles(read):
    """Path to role of the sections of a text."""
    return lambda text: {section.path: section.role for section in read(text).sections[1:]}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("MỤC TIÊU", "objectives"),
        ("Mục đích, yêu cầu", "objectives"),
        ("MỤC ĐÍCH - YÊU CẦU", "objectives"),
        ("QUAN ĐIỂM, MỤC TIÊU PHÁT TRIỂN", "objectives"),
        ("Các chỉ tiêu phấn đấu đến năm 2025", "objectives"),
        ("Phương hướng, mục tiêu", "objectives"),
        ("Mục tiêu chung", "objectives_general"),
        ("Mục tiêu tổng quát đến năm 2030", "objectives_general"),
        ("Chỉ tiêu chung đến năm 2031", "objectives_general"),
        ("CÁC MỤC TIÊU CHUNG", "objectives_general"),
        ("Mục tiêu và chỉ tiêu tổng quát", "objectives_general"),
        ("Mục tiêu cụ thể", "objectives_specific"),
        ("Một số chỉ tiêu chủ yếu", "objectives"),
        ("PHẠM VI ĐIỀU CHỈNH", "scope"),
        ("Phạm vi và đối tượng áp dụng", "scope"),
        ("ĐỐI TƯỢNG VÀ PHẠM VI ÁP DỤNG", "subjects"),
        ("Đối tượng thụ hưởng", "subjects"),
        ("Nguyên tắc ưu tiên", "priorities"),
        ("Địa bàn ưu tiên", "priorities"),
        ("NỘI DUNG HOẠT ĐỘNG KHUYẾN CÔNG", "contents"),
        ("Nội dung, giải pháp thực hiện", "contents"),
        ("CÁC NHIỆM VỤ TRỌNG TÂM", "contents"),
        ("Nội dung và kinh phí thực hiện", "contents"),
        ("KINH PHÍ VÀ NGUỒN VỐN", "budget"),
        ("Tổng nhu cầu kinh phí", "budget"),
        ("Dự toán kinh phí", "budget"),
        ("Nguồn vốn thực hiện", "budget"),
        ("Cân đối nguồn vốn", "budget"),
        ("Cân đối vốn đầu tư", "budget"),
        ("Cân đối cung cầu lao động", "other"),
        ("Cơ chế tài chính và nguồn lực", "other"),
        ("MỘT SỐ GIẢI PHÁP CHỦ YẾU", "solutions"),
        ("Hệ thống các giải pháp", "solutions"),
        ("Hệ thống chỉ tiêu", "objectives"),
        ("Hệ thống thủy lợi", "other"),
        ("Hoạt động và bộ máy của Hội", "other"),
        ("Chính sách và giải pháp", "solutions"),
        ("Biện pháp thực hiện", "solutions"),
        ("TỔ CHỨC THỰC HIỆN", "organisation"),
        ("Tổ chức, triển khai thực hiện", "organisation"),
        ("Tổ chức quản lý, thực hiện", "organisation"),
        ("Chỉ đạo và tổ chức thực hiện", "organisation"),
        ("Tổ chức quản lý chợ", "other"),
        ("Phân công nhiệm vụ", "organisation"),
        ("Trách nhiệm của các sở, ban, ngành", "organisation"),
        ("Điều khoản thi hành", "effect"),
        ("HIỆU LỰC THI HÀNH", "effect"),
        ("Đặc điểm tình hình", "other"),
        ("Sự cần thiết", "other"),
        ("Các dự án thành phần", "other"),
        ("Tổ chức đào tạo nghề", "other"),
        ("Kết quả thực hiện giai đoạn 2016 - 2020", "other"),
        ("TÊN DỰ ÁN, MỤC TIÊU, NỘI DUNG", "objectives"),
        ("Tên gọi và phạm vi của đề án", "scope"),
        ("Thời gian, địa điểm và đối tượng thực hiện", "subjects"),
        ("THỜI GIAN THỰC HIỆN - KINH PHÍ", "budget"),
        ("Quan điểm chỉ đạo, nguyên tắc và mục tiêu", "objectives"),
        ("Tên dự án, chủ đầu tư", "other"),
        ("Thời gian học và nghỉ", "other"),
        ("Khả năng cân đối các nguồn vốn", "budget"),
        ("Phân theo nguồn vốn", "budget"),
        ("Khả năng cung ứng giống", "other"),
        ("Huy động các lực lượng", "other"),
    ],
)
@pytest.mark.parametrize("frame", ["I. {}\nII. Khác", "Chương I\n{}\nĐiều 1. Khác", "Phần A. {}\n1. Khác"])
def test_a_title_gives_a_role(read, title, role, frame):
    assert read(frame.format(title)).sections[1].role == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Phê duyệt Quy hoạch phát triển cây cao su tỉnh đến năm 2020.", "enactment"),
        ("Ban hành kèm theo Quyết định này Quy chế quản lý chợ.", "enactment"),
        ("Thông qua Đề án đào tạo cán bộ với nội dung sau:", "enactment"),
        ("Sửa đổi, bổ sung một số điều của Quy định về khoáng sản.", "enactment"),
        ("Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết.", "organisation"),
        ("Thường trực Hội đồng nhân dân tỉnh giám sát việc thực hiện Nghị quyết này.", "organisation"),
        ("Sở Nông nghiệp chịu trách nhiệm hướng dẫn các hộ nghèo.", "organisation"),
        ("Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", "effect"),
        ("Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.", "effect"),
        ("Các ông (bà) có tên tại Điều 1 căn cứ Quyết định thi hành.", "effect"),
        ("Kinh phí thực hiện: 2 tỷ đồng.", "budget"),
        ("Phân bổ dự toán chi ngân sách huyện năm 2031 như sau:", "budget"),
        ("Cơ chế, chính sách và giải pháp thực hiện", "solutions"),
        ("Thông qua các giải pháp thực hiện kế hoạch đầu tư công.", "solutions"),
        ("Giải pháp thực hiện kế hoạch năm 2009:", "solutions"),
        ("Mức hỗ trợ nhà ở cho hộ nghèo là 15 triệu đồng.", "other"),
    ],
)
def test_the_words_of_an_article_give_its_role(roles, text, role):
    assert roles(f"Điều 1. {text}\nĐiều 2. Khác.")["Điều 1"] == role


def test_articles_of_an_attached_regulation_have_roles_by_their_titles_alone(roles):
    found = roles(
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n"
        "KT. CHỦ TỊCH\nQUY CHẾ\n(Ban hành kèm theo Quyết định số 1/QĐ-UBND)\nChương I\nCHUNG\n"
        "Điều 1. Phạm vi\nĐiều 2. Ban hành danh mục\n"
    )

    assert (found["Điều 1"], found["Điều 2"]) == ("enactment", "effect")
    assert (found["Chương I/Điều 1"], found["Chương I/Điều 2"]) == ("scope", "other")


def test_roles_are_handed_down_unless_a_title_says_otherwise(roles):
    assert roles("""
        I. MỤC TIÊU
        1. Mục tiêu chung
        - Một;
        - Hai.
        2. Mục tiêu cụ thể
        a) Năm 2017:
        - Ba.
        b) Giai đoạn 2018 - 2020
        3. Yêu cầu
        II. PHẠM VI, ĐỐI TƯỢNG
        1. Phạm vi
        2. Đối tượng
        a) Các cơ sở
    """) == {
        "I": "objectives",
        "I/1": "objectives_general",
        "I/1/-1": "objectives_general",
        "I/1/-2": "objectives_general",
        "I/2": "objectives_specific",
        "I/2/a": "objectives_specific",
        "I/2/a/-1": "objectives_specific",
        "I/2/b": "objectives_specific",
        "I/3": "objectives",
        "II": "scope",
        "II/1": "scope",
        "II/2": "subjects",
        "II/2/a": "subjects",
    }


def test_the_items_of_the_contents_and_what_is_in_them(roles):
    assert roles("""
        III. NỘI DUNG
        1. Xây dựng mô hình trình diễn kỹ thuật
        1.1. Nội dung
        - Một.
        1.2. Kết quả đạt được
        - Hai.
        1.3 Kinh phí thực hiện
        - Ba.
        2. Giải pháp về thị trường
        * Yêu cầu kết quả:
        - Bốn.
        3. Tư vấn
        - Kết quả: Năm.
        - Kết quả: Trong 5 năm đã tư vấn.
    """) == {
        "III": "contents",
        "III/1": "content_item",
        "III/1/1.1": "content_item",
        "III/1/1.1/-1": "content_item",
        "III/1/1.2": "expected_result",
        "III/1/1.2/-1": "expected_result",
        "III/1/1.3": "budget",
        "III/1/1.3/-1": "budget",
        "III/2": "content_item",
        "III/2/*1": "expected_result",
        "III/2/*1/-1": "expected_result",
        "III/3": "content_item",
        "III/3/-1": "expected_result",
        "III/3/-2": "content_item",
    }


@pytest.mark.parametrize("heading", ["GIẢI PHÁP", "TỔ CHỨC THỰC HIỆN"])
@pytest.mark.parametrize(
    "title", ["Về nguồn vốn", "Nội dung", "Mục tiêu", "Kinh phí thực hiện", "Tổ chức thực hiện"]
)
def test_under_solutions_and_organisation_no_title_changes_the_role(roles, heading, title):
    found = roles(f"V. {heading}\n1. Một\n2. {title}\n- Hai")

    assert found["V/2"] == found["V/2/-1"] == found["V"] != "other"


@pytest.mark.parametrize(
    "heading",
    [
        *["CÁC HOẠT ĐỘNG CHÍNH", "Hoạt động cụ thể", "CÁC NHÓM NHIỆM VỤ", "Nội dung", "NHIỆM VỤ"],
        *["Các hoạt động và kinh phí:", "HOẠT ĐỘNG, DỰ TOÁN KINH PHÍ", "Hoạt động chủ yếu và phân công"],
        *["Các hoạt động của Đề án\nvà nguồn vốn thực hiện", "Các hoạt động triển khai, tiến độ"],
    ],
)
def test_activities_and_tasks_are_contents(roles, heading):
    found = roles(f"I. {heading}\n1. Một\n- Hai\n2. Ba\n3. Tổ chức thực hiện\n- Bốn\n")

    assert (found["I"], found["I/1"], found["I/2"]) == ("contents", "content_item", "content_item")
    assert found["I/3"] == found["I/3/-1"] == "organisation"


def test_parts_behind_the_objectives_have_their_own_roles_though_they_stand_below(roles):
    found = roles(
        "I. MỤC TIÊU\n1. Nhiệm vụ và giải pháp\n- Một\n2. Kinh phí thực hiện\n3. Tổ chức thực hiện\n"
    )

    assert list(found.values()) == ["objectives", "contents", "contents", "budget", "organisation"]


def test_items_under_the_contents_may_be_about_objectives_subjects_or_money(roles):
    found = roles("III. NỘI DUNG\n1. Mục tiêu\n2. Đối tượng được hỗ trợ\n3. Đào tạo nghề\n4. Kinh phí\n")

    assert list(found.values()) == ["contents", "objectives", "subjects", "content_item", "budget"]


def test_a_part_on_the_contents_embraces_a_whole_programme(roles):
    assert roles("""
        Phần thứ hai
        NỘI DUNG CHƯƠNG TRÌNH
        I. MỤC TIÊU
        II. NỘI DUNG
        1. Đào tạo nghề
        III. GIẢI PHÁP
        IV. TỔ CHỨC THỰC HIỆN
        V. Nội dung khác
    """) == {
        "Phần thứ hai": "contents",
        "Phần thứ hai/I": "objectives",
        "Phần thứ hai/II": "contents",
        "Phần thứ hai/II/1": "content_item",
        "Phần thứ hai/III": "solutions",
        "Phần thứ hai/IV": "organisation",
        "Phần thứ hai/V": "contents",
    }


@pytest.mark.parametrize(
    ("part", "title", "role"),
    [
        ("NHIỆM VỤ VÀ GIẢI PHÁP", "Các giải pháp khác", "content_item"),
        ("NHIỆM VỤ VÀ GIẢI PHÁP", "Giải pháp về đất đai", "content_item"),
        ("NHIỆM VỤ VÀ GIẢI PHÁP", "Giải pháp chủ yếu", "solutions"),
        ("NỘI DUNG ĐỀ ÁN", "Các giải pháp khác", "solutions"),
    ],
)
@pytest.mark.parametrize(
    "frame", ["A. {}\nI. Trồng rừng\nII. {}\n", "Điều 1. Nay\nA. {}\nI. Trồng rừng\nII. {}\n"]
)
def test_solutions_in_a_part_that_names_them_beside_tasks_are_items(roles, frame, part, title, role):
    found = roles(frame.format(part, title))

    assert list(found.values())[-1] == role


@pytest.mark.parametrize(
    "part",
    [
        "ĐẶC ĐIỂM TÌNH HÌNH",
        "KẾT QUẢ CÔNG TÁC TRỒNG RỪNG GIAI ĐOẠN 2026 - 2030",
        "THỰC TRẠNG LÀNG NGHỀ",
        "SỰ CẦN THIẾT VÀ THỰC TRẠNG",
        "Kết quả năm 2031",
        "KHÁI QUÁT TÌNH HÌNH",
    ],
)
@pytest.mark.parametrize(
    "title", ["Kinh phí hỗ trợ 3 năm: 12 tỷ đồng", "Căn cứ", "Mục tiêu đã đạt", "Giải pháp"]
)
@pytest.mark.parametrize("frame", ["PHẦN I\n{}\nA. Nay\n1. {}\n2. Khác", "I. {}\n1. {}\n2. Khác"])
def test_titles_below_what_was_give_no_role(roles, part, title, frame):
    assert set(roles(frame.format(part, title)).values()) == {"other"}


@pytest.mark.parametrize("part", ["TÌNH HÌNH VÀ NHIỆM VỤ", "KẾT QUẢ CẦN ĐẠT", "ĐÁNH GIÁ SẢN PHẨM"])
def test_titles_below_other_words_give_their_role(roles, part):
    assert roles(f"I. {part}\n1. Kinh phí thực hiện: 12 tỷ đồng\n2. Khác")["I/1"] == "budget"


def test_an_article_on_what_was_has_the_role_of_what_it_does(roles):
    found = roles(
        "Điều 1. Đánh giá tình hình: thống nhất với báo cáo\nĐiều 2. Tình hình: thi hành nghị quyết này"
    )

    assert found == {"Điều 1": "other", "Điều 2": "effect"}


def test_a_sentence_that_begins_like_a_title_is_none(roles):
    found = roles(
        "II. Khác\n1. Kinh phí thực hiện\n2. Kinh phí khuyến công được sử dụng đúng mục đích, có hiệu quả, "
        "đúng đối tượng và theo các quy định hiện hành của Nhà nước.\n"
    )

    assert (found["II/1"], found["II/2"]) == ("budget", "other")


def test_recipients_signatures_and_appendices_have_the_roles_of_their_kinds(roles):
    found = roles(
        "Điều 1. Phê duyệt Kế hoạch.\nĐiều 2. Thi hành.\nNơi nhận:\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHỤ LỤC\n"
        "I. MỤC TIÊU\n1. Kinh phí\n"
    )

    assert [found[path] for path in ("Nơi nhận", "Nơi nhận/-1", "Chữ ký")] == [
        "recipients",
        "recipients",
        "signature",
    ]
    assert [found[path] for path in ("PHỤ LỤC", "PHỤ LỤC/I", "PHỤ LỤC/I/1")] == ["appendix"] * 3


@pytest.mark.parametrize("office", ["CHỦ\nTỊCH", "GIÁM\nĐỐC", "PHÓ\nCHỦ TỊCH"])
def test_an_office_broken_over_lines_begins_a_signature(roles, office):
    text = f"Điều 1. Phê duyệt kế hoạch./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n|\n{office}\nTrần Văn Bình\n|"
    assert list(roles(text).values())[-1] == "signature"


def test_requirements_alone_are_aims_behind_aims(roles):
    assert list(roles("1. Mục đích\nGiữ nghề.\n2. Yêu cầu\nĐúng luật.\n3. Khác\n").values()) == [
        "objectives",
        "objectives",
        "other",
    ]
    assert list(roles("1. Hồ sơ\nĐơn.\n2. Yêu cầu\nĐúng luật.\n").values()) == ["other", "other"]


# Agencies as headings


DIRECTIVE = """CHỈ THỊ
Về việc phòng, chống cháy rừng
Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:
1. {}
a) Lập phương án trước ngày 30 tháng 11.
b) Mục tiêu: không để xảy ra cháy lớn.
2. {}
Kiểm tra các trạm gác.
3. {}
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "CÔNG AN TỈNH"),
        ("Sở Tài chính", "UBND các huyện, thị xã, thành phố:"),
        ("Sở Kế hoạch và Đầu tư:", "Đài Phát thanh và Truyền hình, Sở Tài chính"),
        ("Đối với Sở Tài chính", "Giao Sở Xây dựng:"),
    ],
)
def test_headings_that_name_agencies_give_them_tasks(roles, first, second):
    found = roles(DIRECTIVE.format(first, second, "Sở Y tế: trực cấp cứu."))

    assert {path: role for path, role in found.items() if path[0].isdigit()} == dict.fromkeys(
        ("1", "1/a", "1/b", "2", "3"), "organisation"
    )


def test_a_sibling_that_the_vocabulary_lacks_is_told_by_the_others(roles):
    text = DIRECTIVE.format("SỞ XÂY DỰNG", "SỞ TÀI CHÍNH", "BÁO HẢI ĐĂNG\nĐăng 2 bài một tháng.")

    assert roles(text)["3"] == "organisation"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sở Tài chính", "Các loại rừng"),
        ("Sở Tài chính", "Sở Xây dựng đã hoàn thành kế hoạch của tỉnh."),
        ("Đối với doanh nghiệp", "Đối với hợp tác xã"),
        ("Tình hình chung", "Tồn tại, hạn chế"),
    ],
)
def test_a_heading_that_alone_names_an_agency_gives_no_task(roles, first, second):
    assert {roles(DIRECTIVE.format(first, second, "Khác."))[path] for path in "12"} == {"other"}


DECISION = """\
QUYẾT ĐỊNH
Căn cứ Luật Lâm nghiệp;
QUYẾT ĐỊNH:
Điều 1. Phê duyệt Kế hoạch trồng rừng năm 2031.
Điều 2. {}
{}
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.
"""


@pytest.mark.parametrize(
    ("bullets", "role"),
    [
        ("- Sở Tài chính: bố trí 3 tỷ đồng;\n- Phòng Y tế huyện Đà Bắc: khám cho 200 người.", "organisation"),
        (
            "+ Sở Xây dựng: lập 2 quy hoạch.\n+ Trung tâm Giống: ươm cây.\n+ Sở Tài chính: cấp vốn.",
            "organisation",
        ),
        ("- Sở Tài chính: 3 tỷ đồng;\n- Sở Y tế: 200 người.", "other"),
        ("- Sở Tài chính: bố trí 3 tỷ đồng;\n- Rừng phòng hộ: trồng 20 ha.", "other"),
        ("- Trung tâm Giống: ươm cây;\n- Ban quản lý rừng: trồng 20 ha.", "other"),
    ],
)
def test_an_article_of_agencies_and_their_deeds_gives_tasks(roles, bullets, role):
    found = roles(DECISION.format("Những việc khác trong năm:", bullets))

    assert {each for path, each in found.items() if path.startswith("Điều 2")} == {role}


def test_an_article_that_approves_keeps_its_role(roles):
    bullets = "- Sở Tài chính: bố trí 3 tỷ đồng;\n- Sở Y tế: khám cho 200 người."

    assert roles(DECISION.format("Phê duyệt các dự án sau:", bullets))["Điều 2"] == "enactment"


def test_a_list_of_agencies_gives_them_no_tasks(roles):
    assert roles("THÔNG BÁO\nThành phần họp\n1. Sở Tài chính\n2. Sở Xây dựng\n3. Sở Y tế")["1"] == "other"


@pytest.mark.parametrize(
    ("heading", "own"),
    [("KINH PHÍ VÀ TỔ CHỨC THỰC HIỆN", "organisation"), ("KINH PHÍ, GIÁM SÁT", "organisation")],
)
def test_an_item_on_the_organisation_below_a_heading_on_money_has_its_own_role(roles, heading, own):
    text = f"Phần thứ nhất\nMỤC TIÊU\nPhần thứ hai\n{heading}\nI. Tổng kinh phí\n1. Tỉnh\nII. Tổ chức thực hiện\n1. Sở Tài chính\n"

    assert roles(text)["Phần thứ hai"] == "budget"
    assert [roles(text)[f"Phần thứ hai/{path}"] for path in ("I/1", "II", "II/1")] == ["budget", own, own]


# Headings that name several


@pytest.mark.parametrize(
    ("heading", "titles", "expected"),
    [
        ("GIẢI PHÁP VÀ TỔ CHỨC THỰC HIỆN", "Giải pháp|Tổ chức thực hiện", "solutions organisation"),
        ("Giải pháp chủ yếu, tổ chức thực hiện", "Tuyên truyền|TỔ CHỨC THỰC HIỆN", "solutions organisation"),
        ("TỔ CHỨC THỰC HIỆN VÀ KINH PHÍ", "Sở Y tế|Kinh phí thực hiện", "organisation budget"),
        ("GIẢI PHÁP - NGUỒN VỐN", "Về đất đai|Nguồn vốn", "solutions budget"),
        ("MỤC TIÊU, PHẠM VI VÀ ĐỐI TƯỢNG", "Mục tiêu|Phạm vi|Đối tượng", "objectives scope subjects"),
        ("Kinh phí; giải pháp thực hiện", "Tổng kinh phí|Các giải pháp", "budget solutions"),
        (
            "GIẢI PHÁP, CƠ CHẾ CHÍNH SÁCH VÀ TỔ CHỨC THỰC HIỆN",
            "Giải pháp|Cơ chế chính sách|Tổ chức thực hiện",
            "solutions solutions organisation",
        ),
        ("PHÂN CÔNG NHIỆM VỤ VÀ KINH PHÍ", "Sở Y tế|Kinh phí", "organisation budget"),
        # What is named as the object of something else.
        ("GIẢI PHÁP VỀ ĐẤT ĐAI VÀ NGUỒN VỐN", "Đất đai|Nguồn vốn", "solutions solutions"),
        ("GIẢI PHÁP HUY ĐỘNG, SỬ DỤNG NGUỒN VỐN", "Huy động|Nguồn vốn", "solutions solutions"),
        ("GIẢI PHÁP", "Tuyên truyền|Tổ chức thực hiện", "solutions solutions"),
        ("MỤC TIÊU", "Mục tiêu|Phạm vi", "objectives objectives"),
    ],
)
@pytest.mark.parametrize("frame", ["I. {}\n1. {}", "Điều 1. {}\n1. {}", "I. Khác\n1. {}\na) {}"])
def test_a_title_that_the_heading_above_names_gives_its_role(read, heading, titles, expected, frame):
    first, *others = titles.split("|")
    marks = [f"{mark}) " for mark in "bcd"] if "a)" in frame else [f"{number}. " for number in (2, 3, 4)]
    text = frame.format(heading, first) + "".join(
        f"\n{mark}{title}" for mark, title in zip(marks, others, strict=False)
    )

    sections = read(text).sections[1:]
    below = [section.role for section in sections if section.depth == sections[-1].depth]

    assert below == expected.split()


def test_a_part_on_the_aims_embraces_a_programme(roles):
    found = roles(
        "Phần thứ hai\nMỤC TIÊU, NỘI DUNG ĐỀ ÁN\nI. MỤC TIÊU\n1. Trồng rừng\nII. PHẠM VI, ĐỐI TƯỢNG\n1. Đối tượng\n"
        "III. NỘI DUNG\n1. Giống cây\nIV. KINH PHÍ\n"
    )

    assert list(found.values()) == [
        "objectives",
        "objectives",
        "objectives",
        "scope",
        "subjects",
        "contents",
        "content_item",
        "budget",
    ]


# Items that tell their money in a sentence


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Kinh phí 410 triệu đồng từ nguồn sự nghiệp của ngân sách huyện.", "budget"),
        (
            "Tổng kinh phí 1.250 triệu đồng; ngân sách tỉnh 900 triệu đồng, các chủ rừng góp 350 triệu đồng.",
            "budget",
        ),
        (
            "Kinh phí cho hoạt động này trong cả giai đoạn\nlà 3 tỷ 500\ntriệu đồng, riêng năm 2032 là 1 tỷ đồng, chủ yếu mua giống.",
            "budget",
        ),
        ("Kinh phí thực hiện nhiệm vụ trồng cây phân tán trong cả giai đoạn: 12.300 triệu đồng.", "budget"),
        (
            "Dự kiến kinh phí giai đoạn 2031 - 2035 khoảng 70 tỷ đồng, do ngân sách nhà nước và dân cùng chi trả.",
            "budget",
        ),
        (
            "Tổng kinh phí hỗ trợ người trồng rừng 17,9 tỷ đồng, chia đều cho từng năm của giai đoạn.",
            "content_item",
        ),
        (
            "Kinh phí được giao phải dùng đúng mục đích, chậm nhất 30 ngày sau khi cấp phải báo cáo về Sở.",
            "content_item",
        ),
        (
            "Vốn của các chủ rừng 5 tỷ đồng, chiếm một nửa vốn trồng rừng của cả huyện trong giai đoạn.",
            "content_item",
        ),
    ],
)
@pytest.mark.parametrize("marks", [("a)", "b)"), ("-", "-"), ("1.1.", "1.2.")])
def test_an_item_that_tells_its_money_is_on_the_budget(read, sentence, role, marks):
    text = f"II. NỘI DUNG\n1. Trồng rừng\n{marks[0]} Trồng 20 ha thông.\n{marks[1]} {sentence}\n2. Giữ rừng\n"

    assert [section.role for section in read(text).sections[3:5]] == ["content_item", role]


def test_a_further_source_of_money_is_on_the_budget_behind_one_that_is(roles):
    items = "- Kinh phí tỉnh: 900 triệu đồng;\n- Vốn góp của các hộ dân: 450 triệu đồng;\n- Làm đường."
    found = roles(f"I. NỘI DUNG VÀ KINH PHÍ\nTổng kinh phí là 1.350 triệu đồng, trong đó:\n{items}")
    assert [found[f"I/-{number}"] for number in (1, 2)] == ["budget"] * 2
    assert found["I/-3"] != "budget"
    alone = roles("I. NỘI DUNG\n- Làm đường.\n- Vốn góp của các hộ dân: 450 triệu đồng.")
    assert alone["I/-2"] != "budget"


def test_what_was_spent_and_what_is_aimed_at_is_on_no_budget(roles):
    sentence = "Kinh phí 410 triệu đồng từ nguồn sự nghiệp của huyện, tỉnh và các nguồn khác."

    assert roles(f"I. KHÁI QUÁT\n1. Khác\n2. {sentence}")["I/2"] == "other"
    assert roles(f"I. MỤC TIÊU\n1. Khác\n2. {sentence}")["I/2"] == "objectives"


def test_what_a_title_names_behind_those_without_a_role_gives_roles_below(roles):
    found = roles("I. TÊN ĐỀ ÁN, PHẠM VI, KINH PHÍ\n1. Tên đề án: Trồng rừng\n2. Phạm vi\n3. Kinh phí\n")

    assert [found[f"I/{number}"] for number in (1, 2, 3)] == ["scope", "scope", "budget"]


def test_aims_below_the_reasons_for_a_plan_are_its_objectives(roles):
    text = "I. {}\n1. Thực trạng\n2. Kinh phí đã cấp\n3. Mục tiêu\n- Một;\n4. Mục tiêu cụ thể\nII. Khác"

    found = roles(text.format("SỰ CẦN THIẾT"))
    assert [found[f"I/{number}"] for number in range(1, 5)] == [
        "other",
        "other",
        "objectives",
        "objectives_specific",
    ]
    assert found["I/3/-1"] == "objectives"
    assert {role for path, role in roles(text.format("THỰC TRẠNG")).items() if path[:2] == "I/"} == {"other"}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU, NHIỆM VỤ", "other"),
        ("Tình hình triển khai nhiệm vụ và chỉ tiêu", "other"),
        ("KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2030 VÀ MỤC TIÊU NĂM 2031", "objectives"),
        ("Tình hình và mục tiêu", "objectives"),
    ],
)
def test_aims_below_what_was_reached_are_none_of_the_plan(roles, title, role):
    assert roles(f"I. {title}\n1. Khác\n2. Mục tiêu\nII. Khác")["I/2"] == role


@pytest.mark.parametrize(
    ("title", "items", "role"),
    [
        ("Phân kỳ đầu tư:", "- Năm 2031: 300 triệu đồng;\n- Năm 2032: 400 triệu đồng.", "budget"),
        ("Tiến độ, phân kỳ đầu tư của dự án", "- Giai đoạn 1: 3 tỷ đồng.\n- Giai đoạn 2: 4 tỷ.", "budget"),
        ("Phân kỳ đầu tư: năm 2031 là 3 tỷ đồng;", "năm 2032 là 4 tỷ đồng.", "budget"),
        ("Phân kỳ đầu tư:", "- Năm 2031: 300 ha;\n- Năm 2032: 400 ha.", "enactment"),
        ("Phân kỳ đầu tư các khu chợ:", "- Khu A: 300 triệu đồng.", "enactment"),
        ("Tiến độ giải ngân:", "- Quý I: 300 triệu đồng.", "enactment"),
    ],
)
def test_phases_are_of_money_where_amounts_follow(roles, title, items, role):
    text = f"Điều 1. Phê duyệt Dự án với nội dung sau:\n1. Tên: Trồng rừng\n2. {title}\n{items}\n3. Khác"

    assert roles(text)["Điều 1/2"] == role


def test_in_how_many_parts_money_is_paid_out_is_no_budget(roles):
    text = "Điều 1. Nguyên tắc\n1. {}\n2. Kinh phí thực hiện: 4 tỷ đồng.\nĐiều 2. Khác."

    for told in (
        "Kinh phí hỗ trợ được cấp làm 02 đợt: đợt 1 cấp 60%.",
        "Vốn được chuyển 3 lần: đầu năm 40%.",
    ):
        found = roles(text.format(told))
        assert (found["Điều 1/1"], found["Điều 1/2"]) == ("other", "budget")
