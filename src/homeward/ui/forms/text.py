"""Text as it is typed and pasted: made tidy without losing a word. Pure."""

import re
import unicodedata

# Control characters have no meaning on a page; tabs and new lines do.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# These turn the text that follows them round, on every page where the name is shown.
_OVERRIDES = {"\u202d", "\u202e"}


def tidy(text: str, *, several_lines: bool) -> str:
    """Without control characters and spaces at the ends, letters composed, one kind of new line."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub("", text)
    return text.strip() if several_lines else " ".join(text.split())


def why_not_text(text: str, what: str) -> str | None:
    """A sentence where the text cannot be kept, else None. Emoji and right-to-left text can."""
    if _OVERRIDES & set(text):
        return (
            f"{what} holds a hidden character that turns the text after it round. "
            "Delete the text and type it again, without pasting."
        )
    return None
