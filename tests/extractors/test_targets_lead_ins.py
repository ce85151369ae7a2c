"""The verb before a list is said of its items, but for those that have one of their own."""

import pytest

from kcextract.extractors.programme import extract_programme


@pytest.fixture(scope="session")
def actions(context_of):
    """The least number and the verb of each target of a text."""

    def read(body):
        programme, _ = extract_programme(context_of(f"KẾ HOẠCH\nNăm 2031\nI. MỤC TIÊU\n{body}"))
        return [(each.quantity_min, each.action) for each in programme.targets]

    return read


@pytest.mark.parametrize("marks", [("1.", "-", "-"), ("a)", "-", "-"), ("1.", "a)", "b)"), ("-", "+", "+")])
@pytest.mark.parametrize(
    "lead",
    ["Xây dựng 22 công trình, gồm:", "Xây dựng 22 công trình, trong đó:", "Xây dựng các công trình sau:"],
)
def test_items_without_a_verb_have_that_of_the_words_before_the_list(actions, lead, marks):
    found = actions(f"{marks[0]} {lead}\n{marks[1]} 12 trạm y tế;\n{marks[2]} 10 trường học.\n")
    assert found[-2:] == [(12, "Xây dựng"), (10, "Xây dựng")]


def test_an_item_keeps_the_verb_that_it_has(actions):
    found = actions("1. Trồng 400 ha rừng, gồm:\n- 150 ha rừng phòng hộ;\n- Chăm sóc 250 ha rừng sản xuất.\n")
    assert found == [(400, "Trồng"), (150, "Trồng"), (250, "Chăm sóc")]


def test_a_list_in_a_list_has_the_verb_of_the_item_that_leads_to_it(actions):
    found = actions(
        "1. Trồng 400 ha rừng, gồm:\n- 150 ha rừng phòng hộ:\n+ 90 ha keo;\n- 250 ha rừng sản xuất.\n"
    )
    assert [action for _, action in found] == ["Trồng"] * len(found)
    assert len(found) == 4


@pytest.mark.parametrize(
    "lead",
    ["Chỉ tiêu cụ thể:", "Phấn đấu đến năm 2031:", "Trồng 400 ha rừng.", "Các công trình xây dựng gồm:"],
)
def test_what_leads_to_no_list_or_says_nothing_gives_no_verb(actions, lead):
    found = actions(f"1. {lead}\n- 150 công trình cấp nước;\n- 10 trường học.\n")
    assert found[-2:] == [(150, None), (10, None)]
