# ruff: noqa: E501  (one label a line, so that a set reads as a table)
"""The coded fields of list 8, children in care (codes of the SSDA903 return).

Lines read as in ``label_sets``. U1 to U6, E4A and E4B and the like differ by a qualifier that
plain words often drop, so only wordings that keep it are given. Z1 became Z11 to Z14 in 2025/26.
"""

from __future__ import annotations

from homeward.exchange.annex_a.labels import label_set


def _lines(text: str) -> list[str]:
    return [line for line in text.strip().splitlines() if line.strip()]


LEGAL_STATUS = label_set(
    "legal status",
    _lines("""
C1 | C1: ICO | interim care order
C2 | C2: FCO | full care order; care order
D1 | D1: Freed for adoption | freeing order granted
E1 | E1: Placement order | placement order granted
V2 | V2: Single period of accommodation under S20 | single period of accommodation; single period of accommodation under section 20
V3 | V3: Series of short-term breaks | accommodated under an agreed series of short-term breaks
V4 | V4: Series of short-term breaks, episodes not recorded
J1 | J1: On remand | on remand, or committed for trial or sentence
J2 | J2: LA accommodation under PACE | detained in la accommodation under pace; placed in la accommodation under pace
J3 | J3: Youth rehabilitation order with residence | sentenced to youth rehabilitation order
L1 | L1: Police protection | under police protection; under police protection and in local authority accommodation
L2 | L2: EPO | emergency protection order; subject to emergency protection order
L3 | L3: Child assessment order | under child assessment order
"""),
)

PLACEMENT = label_set(
    "placement type",
    _lines("""
U1 | a) U1: Foster placement - relatives - long term | foster placement with relative or friend - long term fostering
U2 | b) U2: Foster placement - relative - FFA | foster placement with relative or friend who is also an approved adopter - ffa
U3 | c) U3: Foster placement - relative - not FFA | foster placement with relative or friend - not long term or ffa
U4 | d) U4: Foster placement - long term | placement with other foster carer - long term fostering
U5 | e) U5: Foster placement - FFA | placement with other foster carer who is also an approved adopter - ffa
U6 | f) U6: Foster placement - not FFA | placement with other foster carer - not long term or ffa
A3 | g) A3: Placed for adoption - consent - foster | placed for adoption with consent with current foster carer
A4 | h) A4: Placed for adoption - consent - not foster | placed for adoption with consent not with current foster carer
A5 | i) A5: Placed for adoption - order - foster | placed for adoption with placement order with current foster carer
A6 | j) A6: Placed for adoption - order - not foster | placed for adoption with placement order not with current foster carer
P1 | k) P1: Placed with parents | placed with own parents; placed with own parents or other person with parental responsibility
P2 | l) P2: Independent living
P3 | m) P3: Residential employment
H5 | n) H5: Residential accommodation | residential accommodation not subject to children's homes regulations; semi-independent living accommodation not subject to children's homes regulations
K1 | o) K1: Secure Children's Homes | secure children's home
K2 | p) K2: Children's Homes | children's home; children's homes subject to children's homes regulations
K3 | K3: Supported accommodation
R1 | q) R1: Residential care home
R2 | r) R2: NHS/Health Trust | nhs/health trust or other establishment providing medical or nursing care
R3 | s) R3: Family Centre or Mother and Baby Unit | family centre; mother and baby unit
R5 | t) R5: Young Offender Institution | young offender institution or prison; yoi or prison; young offender institution (yoi) or secure training centre (stc)
S1 | u) S1: Residential school | residential schools; all residential schools except where dual-registered as a school and children's home
Z1 | v) Z1: Other placement
Z11 | Z11: Other placement
Z12 | Z12: Other placement
Z13 | Z13: Other placement
Z14 | Z14: Other placement
T0 | w) T0: Temporary placement | temporary placement - all types; all types of temporary move
T1 | x) T1: Temporary placement - hospital | temporary periods in hospital
T2 | y) T2: Temporary placement - holiday | temporary absences of the child on holiday
T3 | z) T3: Temporary placement - carer on holiday | temporary accommodation whilst normal foster carer is on holiday
T4 | zz) T4: Temporary placement - seven days or less | temporary accommodation of seven days or less, for any reason not covered by codes t1 to t3
"""),
)

PROVIDER = label_set(
    "placement provider",
    _lines("""
PR0 | a) PR0: Parents/Parental responsibility | parents or other person with parental responsibility
PR1 | b) PR1: Own provision | own provision by la; own provision by the local authority
PR2 | c) PR2: Other LA provision | other local authority provision
PR3 | d) PR3: Other public provision
PR4 | e) PR4: Private provision | private
PR5 | f) PR5: Voluntary/third sector | voluntary/third sector provision; voluntary or third sector provision
"""),
)

REASON_CEASED = label_set(
    "reason ceased to be looked after",
    _lines("""
E11 | a) E11: Adopted - application unopposed | adopted - application for an adoption order unopposed
E12 | b) E12: Adopted - consent dispensed with | adopted - consent dispensed with by the court
E2 | c) E2: Died
E3 | d) E3: Care taken by another LA | care taken over by another la in the uk
E4A | e) E4A: Returned home to live with parents or relatives - part of planning
E4B | f) E4B: Returned home to live with parents or relatives - not part of planning
E13 | g) E13: Parents, relatives or other with no parental responsibility | left care to live with parents, relatives, or other person with no parental responsibility
E41 | h) E41: Residence order granted | child arrangements order granted
E43 | E43: Special Guardianship Orders - former carer (before 2019)
E44 | E44: Special Guardianship Orders - other carer (before 2019)
E45 | i) E45: Special Guardianship Orders - former carer relative/friend
E46 | j) E46: Special Guardianship Orders - former carer other
E47 | k) E47: Special Guardianship Orders - relative/friend
E48 | l) E48: Special Guardianship Orders - other
E5 | m) E5: Moved into independent living - supported
E6 | n) E6: Moved into independent living - no support
E7 | o) E7: Transferred to adult social services | transferred to residential care funded by adult social services; transferred to residential care funded by adult social care services
E9 | p) E9: Sentenced to custody
E14 | q) E14: Accommodation on remand ended
E15 | r) E15: Age assessment determined child was 18 or over
E16 | s) E16: Child moved abroad
E8 | t) E8: Care ceased for any other reason | period of being looked after ceased for any other reason
X1 | u) X1: Episode ceased, new episode begins | episode ceases, and new episode begins on same day, for any reason
E17 | v) E17: Aged 18 and remained with current carers | aged 18 or over and remained with current carers
"""),
)
