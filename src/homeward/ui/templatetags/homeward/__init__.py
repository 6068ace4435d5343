"""The parts of every page. Built in: a template needs no ``load`` to use them.

Markup is that of GOV.UK Frontend, without inline styles or scripts. What is not known is
said to be not known; it is never left blank.
"""

from . import forms, holding, saying, single
from .library import register

__all__ = ["forms", "holding", "register", "saying", "single"]
