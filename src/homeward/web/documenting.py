"""The pages of ``docs/`` that are made from the code, so that they cannot be wrong."""

from collections.abc import Iterable

from django.apps import apps

from homeward.access.gates import gate_of
from homeward.access.pages import every_page
from homeward.access.roles import MAY, Can, Role
from homeward.calendar import all_rules
from homeward.missing.codes import MOVES, InterviewState

_MADE = "<!-- Made by `homeward docs` from the code; change the code, not this page. -->\n"


def pages() -> dict[str, str]:
    """Text by path below ``docs/``."""
    return {
        "rules/clocks.md": _page("Every clock, with its source", _clocks()),
        "rules/retention.md": _page("How long each record is kept", _retention()),
        "rules/access.md": _page("Who may see and do what", _access()),
        "rules/pages.md": _page("Every page, and who may open it", _pages()),
        "rules/interview-states.md": _page("The states of a return home interview", _states()),
    }


def _page(title: str, lines: Iterable[str]) -> str:
    return f"# {title}\n\n{_MADE}\n" + "\n".join(lines) + "\n"


def _clocks() -> list[str]:
    lines = [
        "An authority replaces a rule, or adds one, in the file that `HOMEWARD_RULES` names;",
        "a duty keeps the rule that held on the day it arose. Working days end at office close",
        "(`HOMEWARD_OFFICE_CLOSES`, five o'clock unless set) and know England's bank holidays.",
        "",
    ]
    for rule in all_rules():
        until = f" to {rule.valid_to}" if rule.valid_to else ""
        unit = str(rule.unit)[:-1] if rule.amount == 1 else str(rule.unit)
        lines += [
            f"## {rule.words} (`{rule.key}`)",
            "",
            f"**{rule.amount} {unit}**, from when {rule.starts} until {rule.stops}.",
            f"Valid from {rule.valid_from}{until}. Source: {rule.source}.",
            f"Confidence: {rule.confidence}." if rule.confidence else "",
            "",
        ]
    return lines[:-1]


def _retention() -> list[str]:
    lines = ["| record | kept | when two people are merged |", "|---|---|---|"]
    for model in sorted(apps.get_models(), key=lambda model: model._meta.label_lower):
        promise = getattr(model, "stewardship", None)
        if promise is not None:
            name = model._meta.verbose_name
            lines.append(
                f"| {name} (`{model._meta.label_lower}`) | {promise.keep} | {promise.on_merge} |"
            )
    return lines


def _access() -> list[str]:
    lines = ["What is not ticked is refused. A restricted record needs a grant besides.", ""]
    lines += ["| may | " + " | ".join(role.label for role in Role) + " |"]
    lines += ["|---|" + "---|" * len(Role)]
    for what in Can:
        marks = " | ".join("yes" if what in MAY[role] else "" for role in Role)
        lines.append(f"| {what} | {marks} |")
    return lines


def _pages() -> list[str]:
    lines = [
        "Somebody who may not is answered as if there were no such page (404). The pages of the",
        "sign-in library, under `/accounts/`, are open; it asks for itself who is there.",
        "",
        "| address | needs | read log |",
        "|---|---|---|",
    ]
    for _, path, page in every_page():
        gate = gate_of(page.callback)
        if gate is not None and not path.startswith("/accounts/"):
            needs = ", ".join(str(what) for what in gate.needs) or "open to everyone"
            lines.append(f"| `{path}` | {needs} | {'yes' if gate.about_a_person else ''} |")
    return lines


def _states() -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> owed"]
    lines += [f"    {before} --> {after}" for before in MOVES for after in MOVES[before]]
    lines += ["```", ""]
    lines += [f"- `{state}`: {state.label}" for state in InterviewState]
    return lines
