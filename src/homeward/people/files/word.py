"""Word documents (ISO/IEC 29500): a zip of XML parts, opened with every limit on."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from .kinds import Unacceptable

_MOST_PARTS = 2_000
_MOST_WHOLE = 200 * 1024 * 1024  # of all parts unpacked, as the zip declares them
_MOST_PART = 30 * 1024 * 1024  # of one part, as it is unpacked
_BODY = "word/document.xml"
_CONTENTS = "[Content_Types].xml"
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml", "/activex/")
_BROKEN = "The Word document is damaged. Open it, save it again as DOCX or PDF, then attach that."
_TOO_MUCH = "The Word document unpacks to more than is safe to open. Save it as a PDF instead."
_MACROS = (
    "The Word document holds macros or a control, which can run a program. "
    "Save it as a plain DOCX or PDF without them, then attach that."
)
_FETCHED = (
    "The Word document fetches its template from elsewhere when it is opened. "
    "Save it as a PDF, then attach that."
)
# A template on the author's own disk ("file:///C:") is usual and harmless.
_ELSEWHERE = ("http:", "https:", "ftp:", "\\\\", "//", "file://\\\\", "file:////")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_FAULTS = (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, zlib.error)


def words_of_word(content: bytes) -> str:
    """The words of a Word document, a paragraph a line.

    Raises ``Unacceptable`` for anything else in a zip, for macros, for a template fetched from
    elsewhere, and for what unpacks to more than it should.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _refuse_unsafe(parts)
            return _text(_read(parts, _BODY))
    except _FAULTS as fault:
        raise Unacceptable(_BROKEN) from fault


def _refuse_unsafe(parts: zipfile.ZipFile) -> None:
    listed = parts.infolist()
    names = {part.filename for part in listed}
    if not {_BODY, _CONTENTS} <= names:
        raise Unacceptable(
            "The content is a zipped file, not a Word document. Unpack it, and attach what is "
            "wanted as a PDF, a DOCX, a picture or plain text."
        )
    if len(listed) > _MOST_PARTS or sum(part.file_size for part in listed) > _MOST_WHOLE:
        raise Unacceptable(_TOO_MUCH)
    if any(mark in f"/{name.lower()}" for name in names for mark in _MACRO_PARTS):
        raise Unacceptable(_MACROS)
    if b"macroenabled" in _read(parts, _CONTENTS).lower():
        raise Unacceptable(_MACROS)
    _refuse_fetched_template(parts, names)


def _refuse_fetched_template(parts: zipfile.ZipFile, names: set[str]) -> None:
    """A template at an outside address is fetched, with its macros, when Word opens the file."""
    targets: list[str] = []
    for name in names:
        if name.startswith("word/_rels/settings"):
            read = _read(parts, name)
            _parse(read, begins=lambda _, said: targets.append(said.get("Target", "")))
    if any(target.strip().lower().startswith(_ELSEWHERE) for target in targets):
        raise Unacceptable(_FETCHED)


def _read(parts: zipfile.ZipFile, name: str) -> bytes:
    """One part, unpacked up to the limit whatever size it declares."""
    with parts.open(name) as part:
        read = part.read(_MOST_PART + 1)
    if len(read) > _MOST_PART:
        raise Unacceptable(_TOO_MUCH)
    return read


def _text(xml: bytes) -> str:
    reader = _Paragraphs()
    _parse(xml, begins=reader.begins, ends=reader.ends, says=reader.says)
    return "\n".join(reader.lines())


def _parse(
    xml: bytes,
    *,
    begins: Callable[[str, dict[str, str]], object],
    ends: Callable[[str], object] | None = None,
    says: Callable[[str], object] | None = None,
) -> None:
    """Read a part. One with a document type is refused, so that no entity can be declared."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = begins
    parser.EndElementHandler = ends
    parser.CharacterDataHandler = says
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as fault:
        raise Unacceptable(_BROKEN) from fault


def _refuse_doctype(*_: object) -> None:
    raise Unacceptable(_BROKEN)


class _Paragraphs:
    """Gathers the words of ``w:t`` by paragraph."""

    def __init__(self) -> None:
        self._paragraphs: list[list[str]] = [[]]
        self._in_text = False

    def begins(self, name: str, _: dict[str, str]) -> None:
        local = _local(name)
        self._in_text = local == "t"
        if local in {"tab", "br"}:
            self._paragraphs[-1].append(" ")

    def ends(self, name: str) -> None:
        self._in_text = False
        if _local(name) == "p":
            self._paragraphs.append([])

    def says(self, words: str) -> None:
        if self._in_text:
            self._paragraphs[-1].append(words)

    def lines(self) -> Iterator[str]:
        for paragraph in self._paragraphs:
            if line := "".join(paragraph).strip():
                yield line


def _local(name: str) -> str:
    """The local name of one of Word's own elements; nothing of anybody else's."""
    for space in (_W, _STRICT):
        if name.startswith(space):
            return name.removeprefix(space)
    return ""
