"""Makes a scan of a PDF: pictures of its pages at 300 dpi, a little askew and noisy."""

from __future__ import annotations

import io

import numpy
import pypdfium2
from PIL import Image

_DPI = 300
_POINTS_PER_INCH = 72


def to_pages(pdf: bytes, *, skew: float = 0.5, noise: float = 6.0, seed: int = 1) -> list[Image.Image]:
    """The pages as grey pictures, turned by up to ``skew`` degrees, with noise of that standard deviation."""
    chance = numpy.random.default_rng(seed)
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        sheet = page.render(scale=_DPI / _POINTS_PER_INCH, grayscale=True).to_pil().convert("L")
        angle = float(chance.uniform(-skew, skew))
        sheet = sheet.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
        grains = chance.normal(0, noise, (sheet.height, sheet.width)).astype(numpy.float32)
        dots = numpy.clip(numpy.asarray(sheet, dtype=numpy.float32) * 0.94 + 8 + grains, 0, 255)
        pages.append(Image.fromarray(dots.astype(numpy.uint8), "L"))
    return pages


def to_scan(pdf: bytes, *, skew: float = 0.5, noise: float = 6.0, seed: int = 1) -> bytes:
    """A PDF that holds nothing but the pictures of ``to_pages``."""
    first, *rest = to_pages(pdf, skew=skew, noise=noise, seed=seed)
    out = io.BytesIO()
    first.save(out, "PDF", resolution=_DPI, save_all=True, append_images=rest, quality=60)
    return out.getvalue()
