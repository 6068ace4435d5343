"""Stories of the front door."""

from __future__ import annotations

from homeward.demo.world import Making

from .telling import at, child, contact, decide


def fourth_contact(page: Making) -> None:
    """The girl whose fourth contact in six weeks looked like a request for information."""
    girl = child(page, "Tilly-Mae", "Oakenshaw", "F", 11.3, "17 Teasel Avenue")
    told = (
        (
            39,
            "6",
            "police_notice",
            "Taken home at ten at night from the bus station. Nobody was in.",
        ),
        (
            24,
            "2A",
            "form",
            "Tilly-Mae says that she makes tea for herself and her brother most days.",
        ),
        (
            12,
            "1A",
            "telephone",
            "Her grandmother: mum does not answer, and the electric has run out.",
        ),
    )
    for days, source, route, words in told:
        concern = contact(page, girl, at(page, days, 11, 20), source, words, route)
        decide(page, concern, "advice", "One worry, and the family was told whom to ring.")
    words = (
        "Could you tell us whether this child is known to anybody? We hold a meeting on Thursday."
    )
    last = contact(page, girl, at(page, 3, 10, 5), "2A", words, "email", "attendance office")
    decide(page, last, "advice", "A request for information: answered by email.")


def notifications_that_waited(page: Making) -> None:
    """The boy whose three domestic-abuse notifications waited because one post was empty."""
    boy = child(page, "Corbin", "Thistlewood", "M", 6.4, "4 Picker Street")
    told = (
        (16, "Officers found the kitchen door broken. Corbin was under the table."),
        (13, "Second call in four days. Mother asked officers not to write it down."),
        (9, "Corbin rang 999 himself and could say his address."),
    )
    for days, words in told:
        contact(page, boy, at(page, days, 23, 40), "6", words, "domestic_abuse", "PC 4471")
