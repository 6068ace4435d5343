"""The written guide, readable by anybody signed in."""

from .pages import Page, Shelf, page, shelves

__all__ = ["Page", "Shelf", "page", "shelves"]
