"""Is this an inspector's report at all? Any text has sentences; not every text was written by one.

Four signs are looked for. All sixteen published reports that the reader was measured on show them;
a recipe, a contract or minutes of a meeting show one or none.
"""

from __future__ import annotations

import re

from .report import Report

#: With fewer of the four signs than this, the text is doubted.
ENOUGH = 3

_INSPECTED = re.compile(
    r"\b(?:ofsted|inspect(?:ors?|ions?|ed)|(?:monitoring|focused) (?:visit|letter)s?)\b", re.I
)
_CHILDREN = re.compile(
    r"\b(?:child(?:ren)?(?:[’']s)?|care leavers?|young people|social workers?|safeguarding"
    r"|foster|early help|return home interviews?|pathway plans?)\b",
    re.I,
)
#: Words of children's services that a page about them has at least.
_WORDS = 3


def doubts_about(text: str, report: Report) -> tuple[str, ...]:
    """Why this may be no inspection report, a sentence for each sign that is missing.

    Empty where enough signs are there: a report that lacks one of them is still a report.
    """
    spoken = {each.lower() for each in _CHILDREN.findall(text)}
    signs = {
        "It names neither inspectors nor Ofsted.": bool(_INSPECTED.search(text)),
        "It does not say whether it tells of an inspection or a visit.": report.kind != "other",
        "It names no authority.": report.authority is not None,
        "It hardly speaks of children or those who work with them.": len(spoken) >= _WORDS,
    }
    missing = tuple(words for words, there in signs.items() if not there)
    return missing if len(signs) - len(missing) < ENOUGH else ()
