"""How a name sounds, coarsely, whoever wrote it down in English letters.

The rules follow the habits of English spellings of many languages: "kh", "q", "c" and "k" are one
sound, so are "sh", "ch", "sz" and "cz", "w", "v", "f" and "ph", "y", "j" and "dzh" inside a name;
a silent "h" and every vowel but a first one fall away.
"""

import re
from functools import lru_cache

_FIRST = (
    (re.compile(r"^(kn|gn|pn)"), "n"),
    (re.compile(r"^wr"), "r"),
    (re.compile(r"^ps"), "s"),
    (re.compile(r"^mac(?=[^aeiouyh])"), "mk"),
    (re.compile(r"^mc"), "mk"),
    (re.compile(r"^x"), "s"),
    (re.compile(r"^wh"), "w"),
    (re.compile(r"^gh"), "g"),
    (re.compile(r"^(eu|iu|ju(?=[^aeiou]s))"), "yu"),
)
_THEN = (
    (re.compile(r"tsch|tch|sch|cz|sz|sh|ch|ss?i(?=on)|ti(?=on)"), "X"),
    (re.compile(r"dzh|dj|zh|dge|dg(?=[eiy])|j|g(?=[eiy])"), "J"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?<=[aeiou])gh"), ""),
    (re.compile(r"([bdgkt])h"), r"\1"),
    (re.compile(r"ck|q|x|c(?![eiy])"), "k"),
    (re.compile(r"[cz]"), "s"),
    (re.compile(r"w(?![aeiouy])"), ""),
    (re.compile(r"[vw]"), "f"),
)
_VOWELS = re.compile(r"[aeiouyh]+")
_DOUBLES = re.compile(r"(.)\1+")
LENGTH = 8


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """The code of one folded word: at most eight signs. Words of other scripts sound as written."""
    if not word.isascii():
        return word[:LENGTH]
    heard = word
    for pattern, instead in _FIRST:
        heard = pattern.sub(instead, heard)
    for pattern, instead in _THEN:
        heard = pattern.sub(instead, heard)
    head = "a" if heard[:1] in tuple("aeiou") else heard[:1]
    return (head + _DOUBLES.sub(r"\1", _VOWELS.sub("", _DOUBLES.sub(r"\1", heard[1:]))))[:LENGTH]
