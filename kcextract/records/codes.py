"""The codes that code columns may hold."""

FAMILIES = ("quyet_dinh", "ke_hoach", "chuong_trinh", "nghi_quyet", "tin_bai", "khac")
ISSUER_LEVELS = ("trung_uong", "tinh", "huyen", "xa")
STATUSES = ("ok", "partial", "failed")
SECTION_KINDS = (
    "document",
    "preamble",
    "part",
    "chapter",
    "article",
    "roman",
    "arabic",
    "decimal",
    "letter",
    "dash",
    "plus",
    "star",
    "paragraph",
    "table",
    "signature",
    "recipients",
    "appendix",
)
ROLES = (
    "header",
    "legal_bases",
    "enactment",
    "objectives",
    "objectives_general",
    "objectives_specific",
    "scope",
    "subjects",
    "priorities",
    "contents",
    "content_item",
    "expected_result",
    "budget",
    "solutions",
    "organisation",
    "effect",
    "recipients",
    "signature",
    "appendix",
    "other",
)
RELATIONS = ("can_cu", "theo", "xet", "de_nghi", "dan_chieu")
CITED_TYPES = (
    "luat",
    "nghi_dinh",
    "nghi_quyet",
    "quyet_dinh",
    "thong_tu",
    "thong_tu_lien_tich",
    "to_trinh",
    "cong_van",
    "khac",
)
SEVERITIES = ("info", "warning", "error")
OBJECTIVE_KINDS = ("general", "specific")
ACTIVITY_CODES = (
    "dao_tao_nghe",
    "nang_cao_nang_luc_quan_ly",
    "mo_hinh_cong_nghe",
    "san_pham_tieu_bieu",
    "tu_van",
    "thong_tin",
    "lien_ket_cum_cong_nghiep",
    "hop_tac_quoc_te",
    "quan_ly_khuyen_cong",
    "khac",
)
COMPARATORS = ("eq", "approx", "range", "ge", "gt", "le", "lt")
PERIOD_BASES = ("sentence", "section", "document")
MONEY_SOURCES = (
    "tong",
    "ngan_sach_nha_nuoc",
    "khuyen_cong_quoc_gia",
    "khuyen_cong_dia_phuong",
    "doi_ung",
    "khac",
)
DUTIES = ("chu_tri", "phoi_hop", "thuc_hien")
CHECK_KINDS = (
    "row_sum",
    "children_sum",
    "total_row",
    "prose_sum",
    "prose_table",
    "words_digits",
    "objective_content",
)
CHECK_STATUSES = ("pass", "fail")
MEASURES = ("ordinal", "label", "quantity", "amount", "text")
COLUMN_BASES = ("header", "arithmetic", "prose")
UNIT_BASES = ("stated", "reconciled")
COMPLETENESS = ("complete", "header_missing", "rows_missing", "header_and_rows_missing")
ROW_KINDS = ("item", "subtotal", "total")
