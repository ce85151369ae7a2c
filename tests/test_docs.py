"""The documentation says what is true of the program: every column has its page entry, every link leads somewhere."""

from __future__ import annotations

import re
import runpy
import tomllib
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kcextract.records import columns, table_records

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
ARCHITECTURE = (DOCS / "architecture.md").read_text(encoding="utf-8")
PICTURE = (DOCS / "architecture.svg").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")


@pytest.fixture(scope="module")
def pages() -> dict[Path, str]:
    made: dict[Path, str] = runpy.run_path(str(ROOT / "scripts" / "docs.py"))["table_pages"]()
    return made


def test_every_table_has_a_page_that_is_of_today(pages: dict[Path, str]) -> None:
    assert {path.stem for path in pages} == {*table_records(), "README"}
    for path, page in pages.items():
        assert path.read_text(encoding="utf-8") == page, "renew the pages of the tables by: make docs"
    assert set((DOCS / "tables").iterdir()) == {*pages}


@pytest.mark.parametrize("table", table_records())
def test_no_column_and_no_code_is_missing(table: str) -> None:
    page = (DOCS / "tables" / f"{table}.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| `(\w+)` \| (.*?) \| .*? \| (.*?) \| (yes|no) \| (.*) \| .* \|$", page, re.MULTILINE
    )
    assert rows == [
        (
            column.name,
            column.label_vi,
            column.unit,
            "yes" if column.nullable else "no",
            column.description.replace("|", "\\|"),
        )
        for column in columns(table)
    ]
    for column in columns(table):
        if column.codes:
            section = page.partition(f"## Codes of `{column.name}`\n")[2].partition("\n## ")[0]
            assert {*re.findall(r"`(\w+)`", section)} == {*column.codes}


@pytest.mark.parametrize("table", table_records())
def test_every_amount_year_and_place_has_a_unit(table: str) -> None:
    for column in columns(table):
        if column.arrow_type in ("int64", "float64") or column.name in ("start", "end", "period_end"):
            assert column.unit, column.name


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    linked = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in linked if not (page.parent / link).exists()] == []


def test_the_index_leads_to_every_page() -> None:
    index = DOCS / "README.md"
    linked = {(DOCS / link).resolve() for link in LINK.findall(index.read_text(encoding="utf-8"))}
    inner = {path for path in (DOCS / "tables").glob("*.md") if path.name != "README.md"}
    assert {*DOCS.rglob("*.md")} - inner - {index} <= linked


def test_the_floors_are_those_of_the_contract() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = contract["tool"]["importlinter"]["contracts"][0]["layers"]
    told = re.findall(r"^\| (\d+) \| (`[\w` ]+`) \|", ARCHITECTURE, re.MULTILINE)
    assert [(int(floor), set(re.findall(r"\w+", rooms))) for floor, rooms in told] == [
        (len(layers) - above, set(re.findall(r"\w+", layer))) for above, layer in enumerate(layers)
    ]


def test_the_stages_give_what_is_said() -> None:
    stages = re.findall(
        r"^\| [^|]+ \| [^|]+ \| ([^|]+) \| (`kcextract/[^|]+) \|$", ARCHITECTURE, re.MULTILINE
    )
    assert stages
    for given, places in stages:
        modules = [
            import_module(re.sub(r"\.?(?:__init__)?\.py$", "", place).replace("/", ".").rstrip("."))
            for place in re.findall(r"`(kcextract/[\w/]+\.py)`", places)
        ]
        for name in re.findall(r"`([A-Z]\w+)`", given):
            assert any(hasattr(module, name) for module in modules), name


def test_the_files_of_the_architecture_exist() -> None:
    named = re.findall(r"`((?:kcextract|grammars)/[\w/.]+)`", ARCHITECTURE)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_picture_shows_the_stages_and_what_lies_between_them() -> None:
    tree = ElementTree.fromstring(PICTURE)
    words = " ".join("".join(each.itertext()) for each in tree.iter("{http://www.w3.org/2000/svg}text"))
    for name in ("loaders", "outline", "extractors", "checks", "dataset", "grammar", "run", "text"):
        assert name in words
        assert (ROOT / "kcextract" / name).is_dir()
    for name in ("Document", "Outline", "Programme", "Appendix", "Extraction"):
        assert name in words
        assert f"`{name}`" in ARCHITECTURE
    assert "prefers-color-scheme: dark" in PICTURE


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_legible_on_light_and_dark(scheme: str) -> None:
    light, dark = PICTURE.split("@media (prefers-color-scheme: dark)")
    style = light if scheme == "light" else dark.partition("</style>")[0]
    for text in (r"text \{[^}]*fill: (#\w+)", r"\.small \{[^}]*fill: (#\w+)"):
        [ink] = re.findall(text, style)
        for ground in re.findall(r"\.(?:sheet|stage|data|around) \{ fill: (#\w+)", style):
            assert contrast(ink, ground) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as the Web Content Accessibility Guidelines define it."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
