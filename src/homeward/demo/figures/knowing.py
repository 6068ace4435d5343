"""What is noted about a person beside their story: alerts, needs, documents, meanings.

No table of these is published for children's services: choices, but where a source is named.
"""

# Of children with a social worker or adviser now; of those whose work has ended.
ALERT_NOW, ALERT_BEFORE = 0.10, 0.01
REVIEWED_IN_TIME = 0.8
ALERTS = {
    "domestic_abuse_perpetrator": 26,
    "exploitation": 14,
    "dog": 14,
    "violence_to_staff": 12,
    "medical": 16,
    "self_harm": 12,
    "no_contact_order": 6,
}
FROM_AGE = {"exploitation": 10.0, "self_harm": 11.0}  # years: nobody younger has such an alert
TOLD = {"yes": 70, "not_yet": 22, "no": 8}
NEEDS_NOTED = 0.35  # of children with a worker now; the rest say nothing, which is not known
NEEDS_OF_OTHERS = 0.03
AUTISTIC_OR_LEARNING = 0.45  # of disabled children in need (DfE: the most common of kinds)
# Children whose first language is not English: about one pupil in five (DfE, school census 2025).
OTHER_LANGUAGE = {"APKN": 0.6, "ABAN": 0.65, "WOTH": 0.8, "BAFR": 0.4}
INTERPRETER = 0.25  # of children with another first language; of those who arrived alone, most
INTERPRETER_ARRIVED = 0.8
CONSENT = 0.75
DOCUMENTS = 0.12  # of children with a worker now
WITHDRAWN = 0.03  # attached to the wrong child, mostly
MEANING = 0.06  # of children in care: an event of theirs that a worker said the meaning of
