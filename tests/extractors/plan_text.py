"""The head of a plan, to which items with figures are added."""

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH
Số: 12/KH-UBND
Hòa Bình, ngày 5 tháng 3 năm 2031

KẾ HOẠCH
Phát triển kinh tế - xã hội tỉnh Hòa Bình giai đoạn 2031 - 2035

I. MỤC TIÊU
"""
