"""The form on what somebody needs."""

from django import forms

from homeward.ui.forms import DayField, HouseForm, TextArea, YesNoField


class NeedsForm(HouseForm):
    """Languages, interpreter, disability, communication, religion, consent."""

    languages = forms.CharField(
        label="Languages", required=False, max_length=200, help_text="The first language first"
    )
    interpreter = YesNoField(label="Is an interpreter needed?", required=False)
    disability = forms.CharField(
        label="Disability, in words",
        required=False,
        widget=TextArea(rows=3),
        max_length=1000,
        help_text="What it means day to day, not only its name",
    )
    communication = forms.CharField(
        label="How best to speak and listen to them",
        required=False,
        widget=TextArea(rows=3),
        max_length=1000,
        help_text="For instance: signs, pictures, short sentences, at home with the television off",
    )
    religion = forms.CharField(
        label="Religion or belief",
        required=False,
        max_length=120,
        help_text="Only where they wish to say",
    )
    may_contact = YesNoField(label="Do they consent to be contacted?", required=False)
    consent_on = DayField(label="When did they say so?", required=False, past_only=True)
    consent_how = forms.CharField(label="How, and to whom?", required=False, max_length=200)
