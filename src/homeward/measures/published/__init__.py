"""Reading published statistics of the Department for Education. Pure; no database."""

from .reading import Figure, Near, Read, Unreadable, read_published

__all__ = ["Figure", "Near", "Read", "Unreadable", "read_published"]
