"""Lists whose items have names of their own: "Hợp phần 1. …", "Tiểu dự án 2: …"."""

import pytest


def test_components_divide_a_part_and_hold_dashes_and_numbers(paths):
    assert paths("""
        PHẦN II. NHIỆM VỤ
        Hợp phần 1. Đào tạo nghề
        - Mở 12 lớp;
        1. Tập huấn
        a) Cho cán bộ
        Hợp phần 2. Truyền thông
        - Phát 20 tin.
        PHẦN III. KINH PHÍ
    """) == [
        "PHẦN II",
        "PHẦN II/Hợp phần 1",
        "PHẦN II/Hợp phần 1/-1",
        "PHẦN II/Hợp phần 1/1",
        "PHẦN II/Hợp phần 1/1/a",
        "PHẦN II/Hợp phần 2",
        "PHẦN II/Hợp phần 2/-1",
        "PHẦN III",
    ]


def test_projects_have_projects_of_their_own_or_decimals_below(paths):
    assert paths("""
        III. NỘI DUNG
        1. Các dự án
        Dự án 1: Nước sạch
        Tiểu dự án 1: Giếng khoan
        Tiểu dự án 2: Bể chứa
        Dự án 2: Nhà ở
        2.1. Mục tiêu
        2. Các nhiệm vụ khác
    """) == [
        "III",
        "III/1",
        "III/1/Dự án 1",
        "III/1/Dự án 1/Tiểu dự án 1",
        "III/1/Dự án 1/Tiểu dự án 2",
        "III/1/Dự án 2",
        "III/1/Dự án 2/2.1",
        "III/2",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nội dung thành phần số 01: Quy hoạch", "Nội dung thành phần số 02: Hạ tầng"),
        ("NHIỆM VỤ 1. RÀ SOÁT", "NHIỆM VỤ 2. TUYÊN TRUYỀN"),
        ("Nhóm nhiệm vụ 1: Thể chế", "Nhóm nhiệm vụ 2: Nhân lực"),
        ("Hợp phần I - Cấp nước", "Hợp phần II - Vệ sinh"),
        ("Dự án thành phần 1: Đường", "Dự án thành phần 2: Cầu"),
    ],
)
def test_they_are_items_of_the_contents(read, first, second):
    sections = read(
        f"I. MỤC TIÊU\nII. NỘI DUNG\n{first}\n- Làm một việc;\n{second}\n- Làm việc khác."
    ).sections
    assert [(section.kind, section.role) for section in sections[2:]] == [
        ("roman", "contents"),
        ("part", "content_item"),
        ("dash", "content_item"),
        ("part", "content_item"),
        ("dash", "content_item"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Dự án 2 về sinh kế được bố trí 9 tỷ đồng.",
        "Dự án 1: 20 tỷ đồng; Dự án 2: 30 tỷ đồng.",
        "Hợp phần 1, Hợp phần 2 do Sở Y tế chủ trì.",
        "Nhiệm vụ 3 nêu trên hoàn thành trong quý II.",
    ],
)
def test_a_line_that_speaks_of_a_project_is_running_text(paths, line):
    assert paths(f"II. NỘI DUNG\n1. Đầu tư\n{line}\n2. Quản lý") == ["II", "II/1", "II/2"]


def test_dashes_that_name_components_stay_dashes(paths):
    assert paths("""
        2. Phân theo hợp phần:
        - Hợp phần 1: Đào tạo 20 triệu đồng
        - Hợp phần 2: Truyền thông 30 triệu đồng
    """) == ["2", "2/-1", "2/-2"]


def test_a_wrapped_line_that_begins_with_a_project_goes_on(paths):
    lines = [
        "II. NỘI DUNG",
        "1. Tiếp tục bố trí kinh phí cho các xã đã được phê duyệt danh mục đầu tư theo",
        "quy định, trong đó ưu tiên các xã có tỷ lệ hộ nghèo còn rất cao, các xã và thôn thuộc",
        "Dự án 1: Hỗ trợ nhà ở của Chương trình này trong những năm đầu của kỳ kế hoạch và",
        "bảo đảm cân đối giữa các huyện trong tỉnh theo nguyên tắc đã được thông qua ở",
        "kỳ họp gần nhất của Hội đồng nhân dân tỉnh về phân bổ vốn đầu tư công trung hạn.",
        "2. Giám sát.",
    ]
    assert paths("\n".join(lines)) == ["II", "II/1", "II/2"]


def test_a_title_may_name_a_project(paths):
    head = "QUYẾT ĐỊNH\nPhê duyệt kế hoạch thực hiện\nDự án 1: Hỗ trợ nhà ở\n\nCăn cứ Luật Nhà ở;\n\n"
    assert paths(head + "Điều 1. Phê duyệt Kế hoạch.")[-1] == "Điều 1"
