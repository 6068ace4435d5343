"""Forms in the manner of GOV.UK: one date in three boxes, radios for a few choices, errors in
sentences that say what is wrong and how to mend it."""

from .fields import ChoiceField, DayField, MomentField, YesNoField
from .form import HouseForm
from .render import GovukRenderer
from .widgets import DayBoxes, MomentBoxes, TextArea

__all__ = [
    "ChoiceField",
    "DayBoxes",
    "DayField",
    "GovukRenderer",
    "HouseForm",
    "MomentBoxes",
    "MomentField",
    "TextArea",
    "YesNoField",
]
