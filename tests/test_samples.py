"""The invented documents of tests/samples: targets and budgets are found as often as stated here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kcextract.golden.comparison import compare
from kcextract.golden.diff import render
from kcextract.golden.files import read_golden
from kcextract.run.extraction import extract

HERE = Path(__file__).resolve().parent / "samples"
# The least F1 of whole rows.
FLOORS = {
    "an-giang-khuyen-cong-2025": {"targets": 1.00, "budgets": 1.00},
    "an-giang-nha-o-2006": {"targets": 0.95, "budgets": 0.95},
    "ba-ria-vung-tau-khuyen-cong-2022": {"targets": 1.00, "budgets": 1.00},
    "bac-giang-nguoi-cao-tuoi-2022": {"targets": 0.95, "budgets": 0.95},
    "bac-kan-dao-tao-nghe-2011": {"targets": 1.00, "budgets": 0.90},
    "bac-kan-forest-2011": {"targets": 0.95, "budgets": 0.85},
    "bac-kan-forests-2007": {"targets": 0.95, "budgets": 1.00},
    "bac-kan-forests-2013": {"targets": 0.90, "budgets": 0.70},
    "bac-kan-khuyen-cong-2016": {"targets": 0.95, "budgets": 1.00},
    "bac-kan-schools-2008": {"targets": 0.90, "budgets": 0.80},
    "bac-kan-training-2017": {"targets": 0.95, "budgets": 0.80},
    "bac-lieu-aquaculture-2022": {"targets": 0.85, "budgets": 1.00},
    "bac-lieu-water-2012": {"targets": 0.95, "budgets": 0.90},
    "ben-tre-khuyen-cong-2019": {"targets": 0.95, "budgets": 0.95},
    "ben-tre-sme-2022": {"targets": 1.00, "budgets": 1.00},
    "binh-dinh-2012": {"targets": 0.90, "budgets": 1.00},
    "binh-dinh-2024": {"targets": 0.95, "budgets": 0.90},
    "binh-dinh-animal-diseases-2020": {"targets": 0.90, "budgets": 0.50},
    "binh-phuoc-health-2012": {"targets": 0.90, "budgets": 0.90},
    "binh-phuoc-health-2016": {"targets": 0.90, "budgets": 1.00},
    "binh-phuoc-industry-2020": {"targets": 0.95, "budgets": 1.00},
    "binh-phuoc-khuyen-cong-tin-2023": {"targets": 0.95, "budgets": 0.75},
    "binh-thuan-2023": {"targets": 0.90, "budgets": 1.00},
    "binh-thuan-khuyen-cong-2021": {"targets": 1.00, "budgets": 0.95},
    "bo-trach-industry-2021": {"targets": 0.95, "budgets": 0.90},
    "ca-mau-health-2021": {"targets": 1.00, "budgets": 1.00},
    "cao-bang-digital-2024": {"targets": 1.00, "budgets": 1.00},
    "cao-bang-du-lich-2022": {"targets": 1.00, "budgets": 1.00},
    "cao-bang-forestry-2022": {"targets": 0.95, "budgets": 1.00},
    "cao-bang-kc-2014": {"targets": 1.00, "budgets": 1.00},
    "cao-bang-tourism-2021": {"targets": 0.95, "budgets": 0.90},
    "dak-lak-2026": {"targets": 0.95, "budgets": 1.00},
    "dak-lak-bo-thit-2015": {"targets": 0.90, "budgets": 1.00},
    "dak-lak-dinh-duong-2022": {"targets": 0.95, "budgets": 1.00},
    "dak-lak-irrigation-2006": {"targets": 0.85, "budgets": 0.70},
    "dak-nong-cooperatives-2021": {"targets": 0.95, "budgets": 0.95},
    "dak-nong-forests-2012": {"targets": 1.00, "budgets": 0.85},
    "dak-nong-health-2008": {"targets": 0.95, "budgets": 1.00},
    "dien-bien-rung-cao-su-2009": {"targets": 0.95, "budgets": 1.00},
    "dong-thap-cooperatives-2026": {"targets": 0.85, "budgets": 0.90},
    "dong-thap-khuyen-cong-2019": {"targets": 1.00, "budgets": 1.00},
    "gia-lai-dao-tao-nghe-2011": {"targets": 0.95, "budgets": 0.95},
    "gia-lai-digital-2026": {"targets": 0.95, "budgets": 1.00},
    "gia-lai-gdnn-2026": {"targets": 1.00, "budgets": 1.00},
    "gia-lai-population-2019": {"targets": 1.00, "budgets": 0.80},
    "ha-giang-2009": {"targets": 1.00, "budgets": 0.90},
    "ha-giang-health-2013": {"targets": 1.00, "budgets": 1.00},
    "ha-nam-hop-tac-xa-2024": {"targets": 0.90, "budgets": 0.90},
    "ha-nam-nuoc-sach-2015": {"targets": 0.95, "budgets": 1.00},
    "ha-noi-khuyen-cong-2020": {"targets": 0.95, "budgets": 1.00},
    "ha-tinh-forests-2012": {"targets": 0.95, "budgets": 1.00},
    "ha-tinh-hop-tac-xa-2012": {"targets": 0.95, "budgets": 0.90},
    "ha-tinh-khuyen-cong-2022": {"targets": 0.95, "budgets": 0.85},
    "hai-phong-housing-2017": {"targets": 0.95, "budgets": 0.85},
    "hau-giang-population-2022": {"targets": 0.95, "budgets": 0.95},
    "hoa-binh-cooperatives-2015": {"targets": 0.90, "budgets": 0.85},
    "hoa-binh-health-2018": {"targets": 0.85, "budgets": 1.00},
    "hoa-binh-housing-news-2025": {"targets": 0.90, "budgets": 0.55},
    "hoa-binh-phong-chong-lao-2021": {"targets": 1.00, "budgets": 0.90},
    "hung-yen-cum-cong-nghiep-2022": {"targets": 0.90, "budgets": 0.65},
    "hung-yen-khuyen-cong-2026": {"targets": 1.00, "budgets": 0.95},
    "khanh-hoa-khuyen-cong-2018": {"targets": 0.95, "budgets": 1.00},
    "khanh-hoa-malaria-2017": {"targets": 0.90, "budgets": 0.90},
    "kien-giang-fisheries-2012": {"targets": 0.95, "budgets": 1.00},
    "kon-tum-2018": {"targets": 0.95, "budgets": 1.00},
    "kon-tum-2021": {"targets": 0.90, "budgets": 1.00},
    "kon-tum-day-nghe-2007": {"targets": 1.00, "budgets": 1.00},
    "kon-tum-giam-ngheo-2008": {"targets": 0.95, "budgets": 1.00},
    "kon-tum-midterm-news-2023": {"targets": 0.65, "budgets": 0.60},
    "kon-tum-poverty-2006": {"targets": 0.95, "budgets": 1.00},
    "lai-chau-tourism-2016": {"targets": 0.95, "budgets": 1.00},
    "lam-dong-forest-2012": {"targets": 1.00, "budgets": 1.00},
    "lang-son-housing-news-2024": {"targets": 1.00, "budgets": 0.95},
    "lang-son-kenh-muong-2013": {"targets": 0.90, "budgets": 1.00},
    "lang-son-khuyencong-2022": {"targets": 0.95, "budgets": 1.00},
    "lang-son-ocop-news-2021": {"targets": 0.75, "budgets": 0.90},
    "lang-son-poverty-news-2023": {"targets": 0.90, "budgets": 0.85},
    "lang-son-rung-2017": {"targets": 0.90, "budgets": 0.90},
    "lao-cai-health-2018": {"targets": 1.00, "budgets": 1.00},
    "lao-cai-resettlement-2021": {"targets": 0.95, "budgets": 1.00},
    "long-an-2021": {"targets": 0.95, "budgets": 1.00},
    "nam-dinh-2001": {"targets": 0.90, "budgets": 0.90},
    "nam-dinh-fisheries-2004": {"targets": 0.90, "budgets": 1.00},
    "nam-dinh-livestock-2022": {"targets": 1.00, "budgets": 1.00},
    "nam-dinh-moi-truong-2021": {"targets": 0.95, "budgets": 0.90},
    "ninh-thuan-2013": {"targets": 0.95, "budgets": 1.00},
    "ninh-thuan-cooperatives-2017": {"targets": 0.90, "budgets": 1.00},
    "ninh-thuan-nha-o-huyen-bac-ai-2022": {"targets": 1.00, "budgets": 0.70},
    "phu-tho-2026": {"targets": 0.95, "budgets": 1.00},
    "phu-tho-nuoc-sach-2014": {"targets": 1.00, "budgets": 0.90},
    "phu-tho-supporting-industry-2021": {"targets": 0.90, "budgets": 0.70},
    "phu-yen-forests-2012": {"targets": 0.95, "budgets": 1.00},
    "phu-yen-htx-2021": {"targets": 0.95, "budgets": 1.00},
    "phu-yen-insurance-2018": {"targets": 0.90, "budgets": 0.80},
    "phu-yen-khuyen-cong-2016": {"targets": 1.00, "budgets": 0.75},
    "phu-yen-khuyen-cong-2017": {"targets": 1.00, "budgets": 0.95},
    "phu-yen-khuyen-cong-2020": {"targets": 1.00, "budgets": 1.00},
    "phu-yen-khuyen-cong-2021": {"targets": 1.00, "budgets": 0.70},
    "phu-yen-training-2023": {"targets": 0.95, "budgets": 0.80},
    "quang-binh-housing-2016": {"targets": 0.90, "budgets": 1.00},
    "quang-binh-rung-2012": {"targets": 0.95, "budgets": 1.00},
    "quang-nam-housing-2023": {"targets": 1.00, "budgets": 1.00},
    "quang-ngai-khuyencong-2014": {"targets": 0.90, "budgets": 0.75},
    "quang-tri-e-commerce-2022": {"targets": 0.90, "budgets": 0.85},
    "quang-tri-housing-2022": {"targets": 1.00, "budgets": 1.00},
    "quang-tri-khuyen-cong-2021": {"targets": 0.95, "budgets": 0.90},
    "quang-tri-lang-nghe-2022": {"targets": 0.95, "budgets": 0.95},
    "quang-tri-thuy-san-2002": {"targets": 0.95, "budgets": 0.95},
    "soc-trang-cooperatives-2021": {"targets": 1.00, "budgets": 1.00},
    "soc-trang-cooperatives-2023": {"targets": 1.00, "budgets": 1.00},
    "soc-trang-diseases-2022": {"targets": 0.95, "budgets": 1.00},
    "soc-trang-fisheries-2023": {"targets": 0.95, "budgets": 1.00},
    "soc-trang-housing-2016": {"targets": 0.70, "budgets": 0.70},
    "soc-trang-nha-o-ho-ngheo-2016": {"targets": 0.95, "budgets": 0.85},
    "soc-trang-ocop-2023": {"targets": 0.95, "budgets": 1.00},
    "son-la-nutrition-2016": {"targets": 0.95, "budgets": 1.00},
    "son-la-ocop-2024": {"targets": 0.95, "budgets": 0.95},
    "tay-ninh-hiv-2020": {"targets": 1.00, "budgets": 0.95},
    "thai-binh-craft-2011": {"targets": 0.90, "budgets": 0.90},
    "thai-binh-housing-2023": {"targets": 1.00, "budgets": 1.00},
    "thai-binh-housing-2024": {"targets": 0.90, "budgets": 0.95},
    "thai-binh-khuyen-cong-2005": {"targets": 0.90, "budgets": 1.00},
    "thai-binh-khuyen-cong-2008": {"targets": 0.85, "budgets": 1.00},
    "thai-binh-khuyencong-2010": {"targets": 0.95, "budgets": 1.00},
    "thai-binh-lang-nghe-2019": {"targets": 1.00, "budgets": 1.00},
    "thai-nguyen-khuyen-nong-2022": {"targets": 0.95, "budgets": 1.00},
    "thai-nguyen-vocational-training-2017": {"targets": 0.95, "budgets": 1.00},
    "thua-thien-hue-population-2021": {"targets": 0.95, "budgets": 1.00},
    "tien-giang-khuyen-cong-2023": {"targets": 0.85, "budgets": 0.65},
    "tien-giang-khuyen-cong-huyen-2019": {"targets": 1.00, "budgets": 1.00},
    "tra-vinh-cooperatives-2019": {"targets": 0.95, "budgets": 0.80},
    "tra-vinh-cooperatives-2023": {"targets": 0.90, "budgets": 1.00},
    "tra-vinh-housing-2016": {"targets": 0.95, "budgets": 1.00},
    "tra-vinh-khuyen-cong-2013": {"targets": 1.00, "budgets": 1.00},
    "tra-vinh-water-2006": {"targets": 0.95, "budgets": 0.60},
    "tra-vinh-y-te-2006": {"targets": 1.00, "budgets": 1.00},
    "tuyen-quang-khuyen-cong-2014": {"targets": 1.00, "budgets": 1.00},
    "vinh-long-economy-2018": {"targets": 0.95, "budgets": 0.70},
    "vinh-long-industry-2004": {"targets": 0.90, "budgets": 0.75},
    "vinh-phuc-livestock-2022": {"targets": 0.95, "budgets": 1.00},
    "yen-bai-2016": {"targets": 0.95, "budgets": 0.85},
    "yen-bai-forest-2012": {"targets": 0.95, "budgets": 0.85},
    "yen-bai-forests-2016": {"targets": 0.95, "budgets": 1.00},
    "yen-bai-irrigation-2001": {"targets": 0.85, "budgets": 0.60},
    "yen-bai-khuyen-cong-2021": {"targets": 1.00, "budgets": 1.00},
    "yen-bai-rural-roads-2012": {"targets": 1.00, "budgets": 1.00},
}
CASES = [
    pytest.param(stem, table, floor, id=f"{stem}-{table}")
    for stem, floors in FLOORS.items()
    for table, floor in floors.items()
]
extracted = cache(extract)


@pytest.mark.parametrize(("stem", "table", "floor"), CASES)
def test_rows_are_found_as_often_as_stated(stem: str, table: str, floor: float) -> None:
    comparison = compare(extracted(HERE / f"{stem}.txt"), read_golden(HERE / stem, (table,)))
    [compared] = comparison.tables
    assert compared.rows.f1 >= floor, f"F1 {compared.rows.f1:.4f}\n{render(comparison)}"


def test_every_document_has_its_floors() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == set(FLOORS)


@pytest.mark.parametrize("stem", FLOORS)
def test_no_amount_of_money_is_a_target(stem: str) -> None:
    units = {(target.unit or "").lower() for target in extracted(HERE / f"{stem}.txt").targets}
    assert not units & {"đồng", "nghìn đồng", "ngàn đồng", "triệu đồng", "tỷ đồng", "tỉ đồng"}
