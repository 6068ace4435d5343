"""The forms about two records of one person. What they ask depends on the two."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from homeward.ui.forms import ChoiceField, HouseForm, TextArea

from ..queries.merge_pages import Fact, Line

SAME, NOT_SAME, CANNOT_TELL = "same", "not_same", "cannot_tell"
_LONGEST = 200


class AnswerForm(HouseForm):
    """Are both records of one person?"""

    answer = ChoiceField(
        label="Are these two records of one person?",
        choices=[
            (SAME, "The same person: show me what a merge would do"),
            (NOT_SAME, "Not the same person"),
            (CANNOT_TELL, "Cannot tell yet"),
        ],
    )
    because = forms.CharField(
        label="How do you know?",
        required=False,
        max_length=_LONGEST,
        widget=TextArea(rows=3),
        help_text="What you looked at, or whom you asked. Needed unless you go on to a merge.",
    )


class AnswerOnlyForm(AnswerForm):
    """The same question to somebody who may not merge."""

    answer = ChoiceField(
        label="Are these two records of one person?",
        choices=[(NOT_SAME, "Not the same person"), (CANNOT_TELL, "Cannot tell yet")],
        help_text="If they are the same, ask a manager to merge them.",
    )


class OtherRecordForm(HouseForm):
    """Which other record? By its reference or a number; names are searched for, not typed here."""

    other = forms.CharField(
        label="Reference or number of the other record",
        max_length=40,
        help_text="The ten letters and digits in the address of its page, or its child ID",
    )


class _MergingForm(HouseForm):
    """The choices of a merge, gathered into ``stands``."""

    because = forms.CharField(
        label="How do you know that both are one person?", max_length=500, widget=TextArea(rows=3)
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    asked: Sequence[str] = ()

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "stands": {name: given[name] for name in self.asked if name in given},
            "because": given.get("because", ""),
            "seen": given.get("seen", ""),
        }


class _PartingForm(HouseForm):
    """The answers on parting two records, gathered into ``places`` and ``answers``."""

    because = forms.CharField(
        label="How do you know that they are two people?", max_length=500, widget=TextArea(rows=3)
    )
    placed: Sequence[str] = ()
    changed: Sequence[str] = ()

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "places": {name: given[name] for name in self.placed if name in given},
            "answers": {name: given[name] for name in self.changed if name in given},
            "because": given.get("because", ""),
        }


def merging_form(chosen: Sequence[Fact], *, warned: bool) -> type[HouseForm]:
    """A form that asks which saying stands for each fact that differs, and why they are one."""
    fields: dict[str, Any] = {
        fact.name: ChoiceField(
            label=f"{fact.label}: which stands?",
            choices=[
                ("kept", f"{fact.one} (the record kept)"),
                ("away", f"{fact.other} (the record merged away)"),
            ],
        )
        for fact in chosen
    }
    if warned:
        fields["looked"] = forms.BooleanField(
            label="I have looked at each of the points above, and both are one person"
        )
    order = [*fields, "because"]
    asked = [fact.name for fact in chosen]
    return type("MergingForm", (_MergingForm,), {**fields, "field_order": order, "asked": asked})


def parting_form(
    added: Mapping[str, Line], changed: Sequence[Fact], *, kept: str, away: str
) -> type[HouseForm]:
    """A form that asks whose each record added since is, and whose each fact changed since."""
    whose = [("kept", f"Stays with {kept}"), ("away", f"Goes to {away}")]
    fields: dict[str, Any] = {
        key: ChoiceField(label=line.words, choices=whose) for key, line in added.items()
    }
    for fact in changed:
        was, now = (f"“{said or 'nothing'}”" for said in (fact.one, fact.other))
        fields[fact.name] = ChoiceField(
            label=f"{fact.label}: changed to {now} since the merge. Whose is it?",
            choices=[
                ("kept", f"Of {kept}"),
                ("away", f"Of {away}; {kept} gets back {was}"),
                ("both", "Of both"),
            ],
        )
    told = {"placed": list(added), "changed": [fact.name for fact in changed]}
    return type(
        "PartingForm", (_PartingForm,), {**fields, "field_order": [*fields, "because"], **told}
    )
