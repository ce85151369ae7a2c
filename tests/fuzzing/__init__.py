"""Damaged files: what arrives cut off, overwritten or put together wrongly, made on purpose and by a number."""
