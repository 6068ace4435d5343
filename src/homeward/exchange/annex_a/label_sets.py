# ruff: noqa: E501  (one label a line, so that a set reads as a table)
"""The coded fields of Annex A and the labels each allows.

Sources: Ofsted ILACS Annex A (lettered labels), Department for Education SSDA903 and CIN census
guides (codes). Each line reads ``code | Ofsted's label | other words | other codes``. Codes that
have been superseded (H5, P2, F3, P3, E43, E44, Z1) stay readable, as older files hold them.
"""

from __future__ import annotations

from homeward.exchange.annex_a.labels import label_set


def _lines(text: str) -> list[str]:
    return [line for line in text.strip().splitlines() if line.strip()]


GENDER = label_set(
    "gender",
    _lines("""
M | a) Male | boy | 1
F | b) Female | girl | 2
U | c) Not stated/recorded (or unborn) | not stated; not recorded; not stated/recorded; unborn; unknown; not known; indeterminate; not specified | I; 9; 0
N | d) Neither | non binary
"""),
)

ETHNICITY = label_set(
    "ethnicity",
    _lines("""
WBRI | a) WBRI | white british
WIRI | b) WIRI | white irish
WIRT | c) WIRT | traveller of irish heritage; white traveller of irish heritage; irish traveller
WOTH | d) WOTH | any other white background; white other; other white background
WROM | e) WROM | gypsy roma; white gypsy roma; roma gypsy
MWBC | f) MWBC | white and black caribbean; mixed white and black caribbean
MWBA | g) MWBA | white and black african; mixed white and black african
MWAS | h) MWAS | white and asian; mixed white and asian
MOTH | i) MOTH | any other mixed background; mixed other; other mixed background
AIND | j) AIND | indian; asian indian; asian or asian british indian
APKN | k) APKN | pakistani; asian pakistani; asian or asian british pakistani
ABAN | l) ABAN | bangladeshi; asian bangladeshi; asian or asian british bangladeshi
AOTH | m) AOTH | any other asian background; asian other; other asian background
BCRB | n) BCRB | caribbean; black caribbean; black or black british caribbean
BAFR | o) BAFR | african; black african; black or black british african
BOTH | p) BOTH | any other black background; black other; other black background
CHNE | q) CHNE | chinese
OOTH | r) OOTH | any other ethnic group; other ethnic group
REFU | s) REFU | refused
NOBT | t) NOBT | not obtained; information not yet obtained; not yet obtained
UNKNOWN | u) UNKNOWN | not known; unknown
"""),
)

YES_NO = label_set(
    "yes or no",
    _lines("""
yes | a) Yes | true | Y; 1
no | b) No | false | N; 0
unknown | c) Unknown | not known; not recorded | U
"""),
)

# "NFA" and "further action" are answers only to this question.
NO_FURTHER_ACTION = label_set(
    "no further action",
    _lines("""
yes | a) Yes | true; no further action | Y; 1; NFA
no | b) No | false; further action | N; 0; FA
unknown | c) Unknown | not known; not recorded | U
"""),
)

# The CIN census codes name the disability; any of them is a yes, NONE is a no.
DISABILITY = label_set(
    "disability",
    _lines("""
yes | a) Yes | true; disabled | Y; 1; MOB; HAND; PC; INC; COMM; LD; HEAR; VIS; BEH; CON; AUT; DDA
no | b) No | false; no disability; not disabled | N; 0; NONE
unknown | c) Unknown | not known; not recorded; not obtained; refused; information not yet obtained | U; REFU; NOBT
"""),
)

SOURCE = label_set(
    "source of contact or referral",
    _lines("""
1A | a) 1A: Individual | family member, relative or carer; individual - family member, relative or carer; individual - family member/relative/carer; family member/relative/carer; individual - family member; family member
1B | b) 1B: Individual | acquaintance; individual - acquaintance; individual - acquaintance (including neighbours and child minders); acquaintance (including neighbours and child minders)
1C | c) 1C: Individual | self; individual - self; self referral; individual - self referral
1D | d) 1D: Individual | other individual; individual - other; individual - other (including strangers, MPs); individual - other (including strangers or MPs)
2A | e) 2A: Schools | school; education - schools
2B | f) 2B: Education services | education service; education services
3A | g) 3A: Health services | gp; general practitioner; health services - gp; health - gp
3B | h) 3B: Health services | health visitor; health services - health visitor; health - health visitor
3C | i) 3C: Health services | school nurse; health services - school nurse; health - school nurse
3D | j) 3D: Health services | other primary health services; health services - other primary health services
3E | k) 3E: Health services | a&e; a&e (emergency department); accident and emergency; health services - a&e; health services - a&e (emergency department)
3F | l) 3F: Health services | health services - other; health services - other (e.g. hospice)
4 | m) 4: Housing | housing - la housing or housing association; la housing or housing association; housing (la housing or housing association)
5A | n) 5A: LA services | la services - social care e.g. adults social care; la services - social care; adult social care
5B | o) 5B: LA services | la services - other internal
5C | p) 5C: LA services | la services - external; la services - external e.g. from another las adult social care
5D | p1) 5D: LA services | early help; la services - early help
6 | q) 6: Police
7 | r) 7: Other legal agency | other legal agency - including courts, probation, immigration, cafcass, prison
8 | s) 8: Other | other - including children's centres, independent agency, providers, voluntary organisations
9 | t) 9: Anonymous
10 | u) 10: Unknown | not known; not recorded
"""),
)

NEED = label_set(
    "category of need",
    _lines("""
N1 | a) N1: Abuse or neglect | abuse/neglect
N2 | b) N2: Child's disability or illness | child's disability; disability or illness; child's disability/illness
N3 | c) N3: Parental illness or disability | parental illness/disability; parent's illness or disability
N4 | d) N4: Family in acute stress
N5 | e) N5: Family dysfunction
N6 | f) N6: Socially unacceptable behaviour
N7 | g) N7: Low income
N8 | h) N8: Absent parenting
N9 | i) N9: Cases other than children in need | not cin; cases other than child in need
N0 | j) N0: Not stated
"""),
)

CLOSURE = label_set(
    "reason for closure",
    _lines("""
RC1 | a) RC1: Adopted
RC2 | b) RC2: Died
RC3 | c) RC3: Child arrangements order | residence order
RC4 | d) RC4: Special guardianship order
RC5 | e) RC5: Transferred to children's services of another local authority | transferred to services of another local authority
RC6 | f) RC6: Transferred to adult social care services | transferred to adult social services
RC7 | g) RC7: Services ceased for any other reason | services ceased for any other reason, including child no longer in need
RC8 | h) RC8: Case closed after assessment, no further action
RC9 | i) RC9: Case closed after assessment, referred to early help
"""),
)

CASE_STATUS = label_set(
    "case status",
    _lines("""
looked_after | a) Looked after child | looked after; child looked after | CLA; LAC
protection_plan | b) Child protection plan | child protection; cp plan; subject to a child protection plan | CPP; CP
in_need_plan | c) Child in need plan | child in need; cin plan | CIN
open_assessment | d) Open assessment | assessment
closed | e) Closed episode | closed; closed case
"""),
)

CATEGORY_OF_ABUSE = label_set(
    "category of abuse",
    _lines("""
NEG | a) Neglect
PHY | b) Physical abuse | physical
SAB | c) Sexual abuse | sexual
EMO | d) Emotional abuse | emotional
MUL | e) Multiple | multiple categories
"""),
)

PERMANENCE = label_set(
    "permanence plan",
    _lines("""
return | a) Return to family | return home; return to family within 6 months; rehabilitation
adoption | b) Adoption
order | c) Special guardianship order/child arrangements order | sgo/cao; sgo; cao; special guardianship order; child arrangements order
supported_living | d) Supported living in the community | supported living
residential | e) Long-term residential placement | long-term residential; long term residential care
fostering | f) Long-term fostering | long term foster placement; long-term foster care
other | g) Other
"""),
)

ELIGIBILITY = label_set(
    "eligibility category",
    _lines("""
relevant | a) Relevant child | relevant
former_relevant | b) Former relevant child | former relevant; former relevant young person | FR
qualifying | c) Qualifying care leaver | qualifying; qualifying child
eligible | d) Eligible child | eligible
"""),
)

IN_TOUCH = label_set(
    "in touch",
    _lines("""
YES | a) Yes | yes, resident in the uk | Y
NO | b) No | | N
DIED | c) Died
REFU | d) Refu | refuses; young person refuses contact; refused
NREQ | e) NREQ | no longer requires; young person no longer requires services
RHOM | f) Rhom | returned home
"""),
)


def _with_suitability(line: str) -> str:
    """The line with the SSDA903 forms of its code, which carry suitability (B1, B2)."""
    code, ofsted, words = ([part.strip() for part in line.split("|")] + [""])[:3]
    return f"{code} | {ofsted} | {words} | {code}1; {code}2"


ACCOMMODATION = label_set(
    "type of accommodation",
    map(
        _with_suitability,
        _lines("""
B | B: With parents or relatives | with parents/relatives; parents or relatives
C | C: Community home or other form of residential care | community home; community home / residential care; community home/residential care
D | D: Semi-independent, transitional accommodation | semi-independent; semi-independent, transitional; semi independent transitional accommodation
E | E: Supported lodgings
G | G: Gone abroad
H | H: Deported
K | K: Ordinary lodgings, without formal support | ordinary lodgings
R | R: Residence not known | whereabouts unknown
S | S: No fixed abode / homeless | no fixed abode; no fixed abode or homeless; homeless
T | T: Foyers and similar supported accommodation | foyer; foyers; foyers and similar
U | U: Independent living
V | V: Emergency accommodation
W | W: Bed and breakfast | b&b
X | X: In custody | custody
Y | Y: Other accommodation
Z | Z: With former foster carers | with former foster carer; former foster carer; former foster carers
"""),
    ),
)

SUITABILITY = label_set(
    "suitability of accommodation",
    _lines("""
suitable | a) Suitable | accommodation is considered suitable; accommodation considered suitable | 1
unsuitable | b) Unsuitable | not suitable; accommodation is considered unsuitable; accommodation considered unsuitable | 2
"""),
)

ACTIVITY = label_set(
    "activity status",
    _lines("""
F1 | F1: Full time in higher education | full time higher education
P1 | P1: Part time in higher education | part time higher education
F2 | F2: Full time in education other than higher education | full time in education other than higher; full time not higher
P2 | P2: Part time in education other than higher education | part time in education other than higher; part time not higher
F3 | F3: Full time in training or employment | full time training
P3 | P3: Part time in training or employment | part time training
F4 | F4: Full time in an apprenticeship | full time apprenticeship
P4 | P4: Part time in an apprenticeship | part time apprenticeship
F5 | F5: Full time in training or employment (not apprenticeship)
P5 | P5: Part time in training or employment (not apprenticeship)
G4 | G4: Not in education, employment or training - illness or disability | illness or disability
G5 | G5: Not in education, employment or training - other
G6 | G6: Not in education, employment or training - pregnancy or parenting | pregnancy or parenting
"""),
)

LOCATION = label_set(
    "placement location",
    _lines("""
in | a) In LA | inside la; inside la boundary; in authority; inside
out | b) Out of LA | outside la; outside la boundary; out of authority; out la; outside
"""),
)
