"""What is written on contacts: by whom, what they said, what was decided and why."""

from __future__ import annotations

from homeward.front_door.codes import Decision

from .dice import Dice
from .names import SCHOOLS, staff_name

_TOLD = {
    "6": (
        "Officers attended an argument between adults at the home. {name} was upstairs and upset.",
        "A neighbour rang at eleven at night. {name} opened the door to officers; nobody was hurt.",
        "{name} was with two older boys at the retail park. No offence. Taken home to mother.",
        "Third call to the address since Easter. {name} told the officer it happens on Fridays.",
    ),
    "2A": (
        "{name} has been absent eleven times this term and came in without a coat or breakfast.",
        "{name} told a teaching assistant that nobody is at home after school until nine.",
        "{name} fell asleep in two lessons and asked if there was any food left from lunch.",
        "Is this child open to anybody? {name}'s attendance has dropped and we hold a meeting.",
    ),
    "3F": (
        "{name} was brought in with a sprained wrist; the account of how changed twice.",
        "{name} has missed four appointments. Letters come back unopened.",
        "Mother is unwell again and says that {name} does the shopping and the cooking.",
    ),
    "1A": (
        "Grandmother is worried that nobody gets {name} up for school since the move.",
        "An aunt says that {name} has asked three times this month to stay at hers.",
    ),
}
_OTHERWISE = (
    "A worry about {name}: who is at home in the evenings, and whether there is food.",
    "The family is behind with the rent. {name} shares a bed with two others.",
    "{name} has been seen out late with people the family does not know.",
)
_WHY = {
    Decision.NO_FURTHER_ACTION: (
        "One event, well handled by the family; school sees {name} daily and has no worry.",
        "The caller had mistaken the family. {name} was spoken to and is well.",
    ),
    Decision.ADVICE: (
        "The family asked for advice on housing and was given three names to ring.",
        "Information shared with school, which will speak to {name}'s mother this week.",
    ),
    Decision.EARLY_HELP: (
        "Routines have slipped since the new baby: the family agreed to help twice a week.",
        "{name} and mother would like somebody to talk to; the early-help worker calls Tuesday.",
    ),
    Decision.REFERRAL: (
        "Advice changed nothing and the worries come closer together. {name} needs an assessment.",
        "{name} carries too much at home. An assessment will ask what help would last.",
    ),
    Decision.STRATEGY: (
        "An injury with two accounts: a strategy discussion was held the same day.",
        "{name} said who hurt them. Police and health were spoken to within the hour.",
    ),
    Decision.OPEN_CASE: ("{name} has a social worker, who was told within the hour.",),
    Decision.OTHER_AUTHORITY: (
        "The family moved in March; the new authority accepted by telephone.",
    ),
}
_HISTORY = (
    "Earlier contacts read: they are about the same evenings alone, and closer together.",
    "Nothing known before this. Brothers and sisters checked: one contact, three years ago.",
    "Two contacts last year, both decided as advice. The advice did not hold.",
)
_TELLERS = {
    "2A": "{who}, {school}",
    "3F": "{who}, hospital safeguarding team",
    "3A": "{who}, GP practice",
    "3B": "{who}, health visitor",
    "4": "{who}, housing officer",
    "1A": "a grandmother",
    "1C": "",
}


def route(dice: Dice, code: str, domestic: float) -> str:
    """How it arrived."""
    if code == "6":
        return "domestic_abuse" if dice.chance(domestic) else "police_notice"
    return dice.pick({"form": 45, "telephone": 40, "email": 10, "out_of_hours": 5})


def teller(dice: Dice, code: str) -> str:
    """Who told us, where the source says so."""
    if code == "6":
        return f"PC {dice.randrange(1_000, 9_999)}"
    form = _TELLERS.get(code, "")
    return form.format(who=staff_name(dice), school=dice.choice(SCHOOLS))


def told(dice: Dice, code: str, name: str) -> str:
    """What we were told."""
    return dice.choice(_TOLD.get(code, _OTHERWISE)).format(name=name)


def why(dice: Dice, decision: str, name: str) -> str:
    """The rationale of a decision."""
    return dice.choice(_WHY[Decision(decision)]).format(name=name)


def history(dice: Dice) -> str:
    """What the history was taken to mean."""
    return dice.choice(_HISTORY)
