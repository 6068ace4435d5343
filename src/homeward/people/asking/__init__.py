"""What somebody looks for, made comparable: from a line of words, or from a form. Pure.

``read(line, today)`` understands what people type into one box; ``about(...)`` takes what a form
asked. Both give a ``Question`` for ``people.queries.look_for``. ``filed_words`` are the keys under
which a record is filed beside those of the matching engine, so that a street, a sector of a
postcode or the end of a case number leads to it too.
"""

from .dates import day_in
from .line import read
from .question import NOBODY, Literal, Question, about
from .words import filed_words, key_of

__all__ = ["NOBODY", "Literal", "Question", "about", "day_in", "filed_words", "key_of", "read"]
