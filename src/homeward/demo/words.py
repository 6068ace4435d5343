"""What is written on contacts: by whom, what they said, what was decided and why."""

from __future__ import annotations

from homeward.front_door.codes import Decision

from .dice import Dice
from .names import schools_for, staff_name

DOMESTIC = "domestic_abuse"
# What is told, by source, each with the ages (from, to) of a child of whom it can be said.
_TOLD: dict[str, tuple[tuple[int, int, str], ...]] = {
    DOMESTIC: (
        (0, 18, "Officers attended an argument between adults at the home. {name} was upstairs."),
        (4, 18, "Officers were called by a neighbour. {name} was awake, upset and not hurt."),
        (
            5,
            18,
            "Third call to the address since Easter. {name} told the officer it happens a lot.",
        ),
        (0, 4, "Officers found {name} in the cot while the adults argued in the next room."),
        (8, 18, "{name} rang 999: two adults were shouting and a door had been broken."),
    ),
    "6": (
        (0, 18, "An adult of the home was arrested for shoplifting. {name} was with them."),
        (7, 18, "A neighbour rang at eleven at night. {name} opened the door; nobody was hurt."),
        (11, 18, "{name} was with two older boys at the retail park. No offence. Taken home."),
        (0, 7, "{name} was seen alone in the front garden by the road. A parent came out at once."),
        (12, 18, "{name} was found at the bus station after midnight and was taken home."),
    ),
    "2A": (
        (5, 17, "{name} has been absent eleven times this term and came without a coat."),
        (6, 17, "{name} told a teaching assistant that nobody is at home after school until nine."),
        (8, 17, "{name} fell asleep in two lessons and asked if any food was left from lunch."),
        (
            5,
            17,
            "Is this child open to anybody? {name}'s attendance has dropped; we hold a meeting.",
        ),
    ),
    "3F": (
        (1, 18, "{name} was brought in with a sprained wrist; the account of how changed twice."),
        (0, 18, "{name} has missed four appointments. Letters come back unopened."),
        (9, 18, "A parent is unwell again and says that {name} does the shopping and the cooking."),
        (0, 2, "{name} has not gained weight since the last clinic. Feeding was talked about."),
    ),
    "1A": (
        (4, 16, "Grandmother is worried that nobody gets {name} up for school since the move."),
        (4, 18, "An aunt says that {name} has asked three times this month to stay at hers."),
        (0, 6, "Grandmother has had {name} for nine nights and does not know when it ends."),
    ),
}
_OTHERWISE = (
    (0, 18, "A worry about {name}: who is at home in the evenings, and whether there is food."),
    (1, 18, "The family is behind with the rent, and {name} has no bed of their own."),
    (0, 5, "Nobody has seen {name} at the clinic or the children's centre since the spring."),
    (12, 18, "{name} has been seen out late with people whom the family does not know."),
)
_ABOUT = (
    ("open to anybody", "information"),
    ("older boys", "exploitation"),
    ("seen out late", "exploitation"),
    ("after midnight", "missing"),
    ("arrested", "other"),
    ("sprained wrist", "physical_harm"),
    ("shopping and the cooking", "young_carer"),
    ("behind with the rent", "home_and_money"),
    ("stay at hers", "family_conflict"),
    ("nine nights", "family_conflict"),
)
_WHY = {
    Decision.NO_FURTHER_ACTION: (
        "One event, well handled by the family; those who see {name} most have no worry.",
        "The caller had mistaken the family. {name} was seen and is well.",
    ),
    Decision.ADVICE: (
        "The family asked for advice on housing and was given three names to ring.",
        "Information shared with those who see {name} most; they speak to the family this week.",
    ),
    Decision.EARLY_HELP: (
        "Routines have slipped since the winter: the family agreed to help twice a week.",
        "The family would like somebody to talk to; the early-help worker calls on Tuesday.",
    ),
    Decision.REFERRAL: (
        "Advice alone will not change this. {name} needs an assessment.",
        "More than advice is needed: an assessment will ask what would last for {name}.",
    ),
    Decision.STRATEGY: (
        "What was seen and what was said do not agree: a strategy discussion the same day.",
        "{name} may have been hurt. Police and health were spoken to within the hour.",
    ),
    Decision.OPEN_CASE: ("{name} has a social worker, who was told within the hour.",),
    Decision.OTHER_AUTHORITY: (
        "The family moved in March; the new authority accepted by telephone.",
    ),
}
_NOTHING_BEFORE = (
    "Nothing known before this; the family's other names were looked for as well.",
    "Looked for by name, day of birth and address: nothing on file.",
)
_ONE_BEFORE = (
    "One earlier contact read: another worry from another source, decided on its own.",
    "Known from one contact. What was agreed then was asked about and still holds.",
)
_MORE_BEFORE = (
    "{many} earlier contacts read: they are about the same evenings, and closer together.",
    "{many} earlier contacts. What was agreed after them did not hold.",
)
_OUT_OF_HOURS = {"out_of_hours": 70, "form": 30}
_COUNTED = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six"}
_TELLERS = {
    "2A": "{who}, {school}",
    "3F": "{who}, hospital safeguarding team",
    "3A": "{who}, GP practice",
    "3B": "{who}, health visitor",
    "4": "{who}, housing officer",
    "1A": "a relative",
    "1C": "",
}


def route(dice: Dice, code: str, domestic: float, by_day: bool) -> str:
    """How it arrived; what comes by night or on a day off goes to the out-of-hours team."""
    if code == "6":
        return DOMESTIC if dice.chance(domestic) else "police_notice"
    return dice.pick({"form": 45, "telephone": 42, "email": 13} if by_day else _OUT_OF_HOURS)


def teller(dice: Dice, code: str, age: float) -> str:
    """Who told us, where the source says so."""
    if code == "6":
        return f"PC {dice.randrange(1_000, 9_999)}"
    form = _TELLERS.get(code, "")
    return form.format(who=staff_name(dice), school=dice.choice(schools_for(age)))


def told(dice: Dice, code: str, route: str, name: str, age: float) -> str:
    """What we were told: only what can be true of a child of this age."""
    among = _TOLD.get(DOMESTIC if route == DOMESTIC else code, _OTHERWISE)
    fits = [words for low, high, words in among if low <= age < high]
    fits = fits or [words for low, high, words in _OTHERWISE if low <= age < high]
    return dice.choice(fits).format(name=name)


def category(route: str, told: str) -> str:
    """What a contact is mainly about, by what was told."""
    if route == DOMESTIC:
        return "domestic_abuse"
    return next((about for words, about in _ABOUT if words in told), "neglect")


def why(dice: Dice, decision: str, name: str) -> str:
    """The rationale of a decision."""
    return dice.choice(_WHY[Decision(decision)]).format(name=name)


def history(dice: Dice, before: int) -> str:
    """What the history was taken to mean, where there were so many contacts before."""
    among = (_NOTHING_BEFORE, _ONE_BEFORE, _MORE_BEFORE)[min(2, before)]
    return dice.choice(among).format(many=_COUNTED.get(before, "Many"))
