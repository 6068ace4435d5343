"""What workers noted about children: words of alerts, languages, needs, meanings of events."""

ALERTED = {
    "domestic_abuse_perpetrator": "The former partner still comes to the house in the evenings. "
    "Said by the mother and by a neighbour.",
    "exploitation": "Older young people wait in a car near the school. Seen by staff twice.",
    "dog": "A large dog, loose in the hall, bit a delivery driver.",
    "violence_to_staff": "The stepfather stood in the door and would not let a worker leave.",
    "medical": "Allergic to nuts; carries an adrenaline pen in the school bag.",
    "self_harm": "Has cut their arms. The safety plan says what helps and whom to ring at night.",
    "no_contact_order": "The family court ordered no contact with the father until it sits again.",
}
NOT_TOLD = "Whoever it is about opens letters in the home; a manager agreed."
STILL_STANDS = "Asked again on a visit: nothing has changed."
ALERT_ENDED = "Looked at when the work ended: it no longer holds."

LANGUAGES = {
    "APKN": ("Urdu", "Punjabi", "Pashto"),
    "ABAN": ("Bengali", "Sylheti"),
    "WOTH": ("Polish", "Romanian", "Slovak"),
    "BAFR": ("Somali", "French", "Yoruba"),
}
# Of those who arrive alone.
LANGUAGES_ARRIVED = {
    "BAFR": ("Tigrinya", "Arabic", "Amharic"),
    "AOTH": ("Pashto", "Dari"),
    "OOTH": ("Kurdish (Sorani)", "Arabic"),
}

AUTISTIC = (
    (
        "Autistic. New places and changed plans are hard.",
        "Say the day before what will happen; one question at a time, and wait.",
    ),
    (
        "A learning disability: reads a few words.",
        "Pictures and short sentences. Ask them to say it back in their own words.",
    ),
)
DISABILITIES = (
    ("Deaf in one ear, hearing aid in the other.", "Sit on the left side, face to face."),
    ("Cerebral palsy; walks with a frame at home.", "Speech is slow: do not finish sentences."),
    ("Epilepsy, with medicine twice a day.", "Tired in the mornings: come after lunch."),
)

# What workers said that an event meant, by the kind of event.
MEANT = {
    "care": (
        "The first night for a year on which nobody shouted. She asked whether she could stay.",
        "He lost his brother on the same day: they were placed apart, and nobody had told him why.",
        "It came after four years of worry that each of us saw one piece of.",
    ),
    "missing": (
        "He went to where he felt wanted. It was not about running away from anybody here.",
        "She left after contact was cancelled by text an hour before.",
    ),
}

ABOUT_WORKER = (
    "Workload is heavy and holding. Leave is booked for August.",
    "Two hard visits this month; talked through. Wants to learn more about neglect.",
    "Court work took most of the fortnight. Visits caught up by the end of it.",
    "",
)
DISCUSSED = (
    ("Seen at home and alone. Says that nights are quieter.", "Speak with the school before term."),
    ("The last visit was cut short; we do not know how things are.", "Visit again this week."),
    ("Attendance is down. Nobody has asked why.", "Ask the child first, then the school."),
    (
        "The plan is drifting: the same three actions as at the last review.",
        "Bring the review forward.",
    ),
    ("Contact with family goes well and is looked forward to.", ""),
)
# The same of somebody past school.
DISCUSSED_GROWN = (
    ("Seen at home. Says that nights are quieter.", "Speak with the landlord about the lock."),
    ("The last visit was cut short; we do not know how things are.", "Visit again this week."),
    ("Comes to college less and less. Nobody has asked why.", "Ask them first, then the tutor."),
    ("The plan is drifting: the same three actions as at the last review.", "Bring it forward."),
    ("Contact with family goes well and is looked forward to.", ""),
)
PAST_SCHOOL = 16.7  # years
AUDITED = {
    "outstanding": (
        "Every visit told in the child's own words, and acted on.",
        "Somebody listened, and it shows in where this child is now.",
        "",
    ),
    "good": (
        "Visits kept, history used. The plan could be shorter and clearer.",
        "Safer than a year ago, and knows who will come next.",
        "Write the plan again with the child, on one page.",
    ),
    "requires_improvement": (
        "Visits happened; what was seen is told, what it means is not.",
        "Adults have been busy around this child. Little has changed at home.",
        "Bring the family and partners together and agree what must change by when.",
    ),
    "inadequate": (
        "Gaps of two months between visits. Earlier contacts were not read.",
        "This child told us twice, and nothing came of it.",
        "Visit tomorrow, alone with the child; the manager reads the record tonight.",
    ),
}
PUT_RIGHT = "Done, and checked with the child on the next visit."
