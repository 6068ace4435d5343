"""The few files that the demonstration attaches: plain text and small PDFs, written here."""

from __future__ import annotations

from homeward.people.files import Examined, examine
from homeward.people.models import Content, Document

from .world import Making

_PAGE = (
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    "/Resources << /Font << /F1 5 0 R >> >> >>",
)
_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"

# Title, kind, file name, lines. None names anybody: the same bytes hang on many records.
_WRITTEN = (
    (
        "School report, spring term",
        Document.Kind.REPORT,
        "school-report-spring.pdf",
        (
            "Attendance has been better since the breakfast club began.",
            "Likes art and the younger children; finds Mondays hard.",
        ),
    ),
    (
        "Letter from the health visitor",
        Document.Kind.LETTER,
        "health-visitor.txt",
        ("Weight and sleep were talked about. The next visit is in six weeks.",),
    ),
    (
        "Notes of the core group",
        Document.Kind.REPORT,
        "core-group-notes.txt",
        (
            "Present: parent, school, health visitor, social worker.",
            "Agreed: who collects on Fridays; the door is mended; the next meeting.",
        ),
    ),
    (
        "My drawing of my house",
        Document.Kind.OTHER,
        "my-house.txt",
        ("This is my house. This is my nan. The dog is outside.",),
    ),
    (
        "Placement plan",
        Document.Kind.PLAN,
        "placement-plan.pdf",
        (
            "Bedtime, pocket money, who may be rung, what helps when upset.",
            "Signed by the carer, the parent and the social worker.",
        ),
    ),
)


def make_papers(page: Making) -> None:
    """The contents, once for the whole borough; documents point at them."""
    for title, kind, name, lines in _WRITTEN:
        raw = _pdf(lines) if name.endswith(".pdf") else "\n".join(lines).encode()
        file = examine(raw, name)
        content = page.add(Content(digest=file.digest, content=file.content))
        page.world.papers.append(Paper(title, kind, file, content))


class Paper:
    """A file that may be attached: its title and kind, what it is, and where its bytes stand."""

    def __init__(self, title: str, kind: str, file: Examined, content: Content) -> None:
        self.title, self.kind, self.file, self.content = title, kind, file, content


def _pdf(lines: tuple[str, ...]) -> bytes:
    """One page of plain lines, as the smallest PDF that readers open."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    drawn = f"BT /F1 12 Tf 16 TL 60 780 Td {shown} ET"
    stream = f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"
    text, offsets = "%PDF-1.4\n", []
    for number, body in enumerate((*_PAGE, stream, _FONT), start=1):
        offsets.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(offsets) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{rows}"
    end = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n"
    return (text + table + end).encode("ascii")
