"""Saved web pages and web archives: the document's own content, without what stands around it on the page."""

from kcextract.loaders.web.loader import load

__all__ = ["load"]
