"""From the outline's items to findings and to what is asked for."""

from __future__ import annotations

from .direction import Verdict, verdict_on
from .headings import Role
from .outline import Item, Outline
from .report import Finding, Recommendation
from .themes import theme_of
from .wording import ends_sentence, sentences

_FINDING_ROLES: tuple[Role, ...] = ("findings", "strengths", "weaknesses")
# With this many numbered findings a report numbers them all, and prose between is summary.
_NUMBERED_THROUGHOUT = 5
_SHORTEST_SENTENCE = 3


def asked_for(outline: Outline, role: Role) -> tuple[Recommendation, ...]:
    """The items under headings of one role ("recommend" or "priority"), in order.

    Numbered paragraphs and bullets where the section has any; else each paragraph of it.
    """
    items = [item for item in outline.items if item.role == role]
    marked = [item for item in items if item.shape != "prose"]
    return tuple(
        Recommendation(item.number, item.text, item.page, item.owner)
        for item in marked or items
        if item.text and not item.text.endswith(":")
    )


def findings_of(outline: Outline) -> tuple[Finding, ...]:
    """Every finding, in order.

    A numbered paragraph is one finding. A bullet or paragraph without a number is one if all its
    sentences point one way, else each sentence is. Prose under no such heading is read sentence by
    sentence, and keeps those that have a direction or a theme.
    """
    items = [item for item in outline.items if item.role in _FINDING_ROLES]
    if not items:
        return _from_prose(outline.items)
    if sum(1 for item in items if item.shape == "numbered") >= _NUMBERED_THROUGHOUT:
        items = [item for item in items if item.shape == "numbered"]
    return tuple(finding for item in items for finding in _from_item(item))


def _from_item(item: Item) -> list[Finding]:
    if item.shape == "numbered" or item.role != "findings":
        return [_finding(item, item.text, _verdict(item))]
    verdicts = [(sentence, verdict_on(sentence)) for sentence in sentences(item.text)]
    ways = {verdict.direction for _, verdict in verdicts} - {"neutral"}
    if len(ways) < 2:
        return [_finding(item, item.text, verdict_on(item.text))]
    return [_finding(item, sentence, verdict) for sentence, verdict in verdicts]


def _verdict(item: Item) -> Verdict:
    """The inspectors' own heading decides where it says which way its findings point."""
    if item.role == "strengths":
        return Verdict("strength", 1.0, (item.section,))
    if item.role == "weaknesses":
        return Verdict("weakness", -1.0, (item.section,))
    return verdict_on(item.text)


def _finding(item: Item, text: str, verdict: Verdict) -> Finding:
    """A finding of this item; a sentence with no theme of its own has its paragraph's."""
    theme = theme_of(text, item.section)
    if theme == "other" and text != item.text:
        theme = theme_of(item.text, item.section)
    return Finding(
        item.number, text, item.section, theme, verdict.direction, verdict.words, item.page
    )


def _from_prose(items: tuple[Item, ...]) -> tuple[Finding, ...]:
    found = [
        _finding(item, sentence, verdict_on(sentence))
        for item in items
        if item.role == "front"
        for sentence in sentences(item.text)
        if ends_sentence(sentence) and len(sentence.split()) >= _SHORTEST_SENTENCE
    ]
    return tuple(each for each in found if each.direction != "neutral" or each.theme != "other")
