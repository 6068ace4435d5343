"""Reports made up for the tests: their words, and PDFs holding them."""

from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

FONT = DictionaryObject(
    {
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
        NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
    }
)


def pdf(path: Path, pages: Sequence[Sequence[str]], password: str = "") -> Path:
    """A PDF of these pages, each a list of lines, locked if a password is given."""
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        fonts = DictionaryObject({NameObject("/F1"): FONT})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(_drawn(lines))
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    with path.open("wb") as file:
        writer.write(file)
    return path


def _drawn(lines: Sequence[str]) -> bytes:
    shown = b"\n".join(b"(" + _escaped(line) + b") Tj T*" for line in lines)
    return b"BT /F1 10 Tf 14 TL 50 800 Td\n" + shown + b"\nET"


def _escaped(line: str) -> bytes:
    raw = line.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


HEADER = ["Inspection of Fernleigh local authority children’s services", "3 to 14 June 2024 {page}"]

# The layout since 2018, over four pages, with running headers and a bullet cut by a page's end.
NEW_PAGES = [
    [
        "Inspection of Fernleigh local authority",
        "children’s services",
        "Inspection dates: 3 to 14 June 2024",
        "Lead inspector: A N Inspector, His Majesty’s Inspector",
        "Judgement Grade",
        "The impact of leaders on social work",
        "practice with children and families",
        "Requires improvement to be good",
        "The experiences and progress of",
        "children who need help and protection",
        "Inadequate",
        "The experiences and progress of",
        "children in care",
        "Requires improvement",
        "to be good",
        "The experiences and progress of care",
        "leavers",
        "Good",
        "Overall effectiveness Inadequate",
        "Services for children in Fernleigh have not kept pace with demand. Leaders know this.",
    ],
    [
        "What needs to improve?",
        "• The timeliness of decisions on contacts, and of the information-",
        "gathering that comes before them.",
        "• The oversight of children who go missing, so that what they say in",
    ],
    [
        "return home interviews informs their plans.",
        "• The sufficiency of homes.",
        "The experiences and progress of children who need help and",
        "protection: inadequate",
        "1. Too many contacts wait for a decision. Repeat contacts are not recognised,",
        "and 2. is a number inside a paragraph.",
        "2. Return home interviews are prompt and thorough.",
        "The experiences and progress of care leavers: good",
        "3. Personal advisers know their young people well and stay in touch. This",
    ],
    [
        "is a strength.",
        "The Office for Standards in Education, Children’s Services and Skills (Ofsted)",
        "regulates and inspects to achieve excellence.",
    ],
]


def with_headers(pages: Sequence[Sequence[str]], header: Sequence[str]) -> list[list[str]]:
    """The pages with a running header on all but the first; ``{page}`` is the page's number."""
    return [
        [*([line.format(page=number) for line in header] if number > 1 else []), *lines]
        for number, lines in enumerate(pages, start=1)
    ]


OLD = """\
London Borough of Fern and
Leigh
Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the local safeguarding children
board1
Inspection date: 29 April – 22 May 2014
Report published: 7 July 2014
The overall judgement is requires improvement
1. Children who need help and protection Good
2. Children looked after and achieving
permanence Requires improvement
2.1 Adoption performance Outstanding
2.2 Experiences and progress of care leavers Inadequate
3. Leadership, management and governance requires improvement
The effectiveness of the Local Safeguarding Children Board (LSCB) is
good
\f
Contents
Recommendations 3
Leadership, management and governance 4
\f
Summary of key findings
This local authority requires improvement and is not yet good because
1. Children wait to be seen.
The local authority has the following strengths
2. Adopters are prepared.
What does the local authority need to improve?
Priority and immediate action
3. Fill the empty post at the front door.
Areas for improvement
4. Give every care leaver a plan of their own, written with them and kept
up to date.
5. Count children who go missing.
Information about this local authority area
Previous Ofsted inspections
The judgements in 2012 were:
Leadership, management and governance: Inadequate.
Inspection judgements about the local authority
The experiences and progress of children who need help and protection is good
6. Help is prompt. Plans are strong.
The graded judgement for the experiences and progress of care leavers is
inadequate
7. Plans are poor.
What the inspection judgements mean: the local
authority
An outstanding local authority leads highly effective services.
Section 2: The effectiveness of the Local Safeguarding
Children Board
The effectiveness of the LSCB is good
Areas for improvement
8. The board should hear from children.
Key strengths and weaknesses of the LSCB
9. The board is well led.
"""

LETTER = """\
12 October 2017

Ms A Director
Director of Children’s Services
Fernleigh Metropolitan Borough Council

Dear Ms Director

Monitoring visit to Fernleigh children’s services

This letter summarises the findings of the monitoring visit to Fernleigh children’s
services on 28 February and 1 March 2017. The visit was the third since the inspection of
September 2016, when services were judged inadequate.

Areas covered by the visit

■ The quality of practice at the front door.

Overview

The pace of change is too slow.

Areas for priority action

■ The allocation of a social worker to every child.

What needs to improve in this area of social work practice?

■ The use of return home interviews.
■ Oversight by managers.

Findings

■ Social workers see children promptly. However, records are not always up to date.
■ Supervision is regular, reflective and valued.

I would like to thank all the staff for their help.

Ofsted will take the findings from this visit into account when planning the next.

Yours sincerely

A N Inspector
Her Majesty’s Inspector
"""
