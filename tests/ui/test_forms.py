"""Forms: what is typed is read kindly, and what cannot be read is answered in a sentence."""

import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import example, given
from hypothesis import strategies as st

from homeward.core import clock
from homeward.core.errors import Refused
from homeward.ui.forms import DayField, HouseForm, MomentField, TextArea, YesNoField

from .forms_shown import EveryKind

NOW = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)


class Days(HouseForm):
    seen_on = DayField(label="Date seen")


class Moments(HouseForm):
    left_at = MomentField(label="When they left")


class Words(HouseForm):
    name = forms.CharField(max_length=120)
    account = forms.CharField(widget=TextArea(rows=4), required=False)


def day(d="", m="", y="", **more):
    return Days({"seen_on_day": d, "seen_on_month": m, "seen_on_year": y, **more})


def moment(d, m, y, t):
    parts = {"day": d, "month": m, "year": y, "time": t}
    return Moments({f"left_at_{part}": typed for part, typed in parts.items()})


def only_error(form):
    assert not form.is_valid()
    ((sentence,),) = form.errors.values()
    return sentence


@pytest.mark.parametrize(
    "form",
    [
        day("24", "11", "2026"),
        day(" 24", "November ", "2026"),
        day("24", "nov", "2026"),
        day("24", "Nov.", "2026"),
        Days({"seen_on": "2026-11-24"}),
    ],
)
def test_a_day_is_read_from_its_boxes_or_whole(form):
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"seen_on": date(2026, 11, 24)}


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (day(), "Enter date seen."),
        (day("24", "", "2026"), "Date seen must include a month."),
        (day("24"), "Date seen must include a month and a year."),
        (day("31", "11", "2026"), "Date seen must be a real date, such as 24 11 2026."),
        (day("x", "11", "2026"), "Date seen must be a real date, such as 24 11 2026."),
        (day("²", "11", "2026"), "Date seen must be a real date, such as 24 11 2026."),
        (day("😀", "11", "2026"), "Date seen must be a real date, such as 24 11 2026."),
        (day("9" * 10_000, "11", "2026"), "Date seen must be a real date, such as 24 11 2026."),
        (day("24", "11", "26"), "Date seen must have a year of four digits, such as 2026."),
        (day("24", "11", "1066"), "Date seen must be between 1900 and 2199."),
        (Days({"seen_on": "soon"}), "Date seen must include a month and a year."),
    ],
)
def test_a_day_that_cannot_be_read_is_answered_in_a_sentence(form, sentence):
    assert only_error(form) == sentence


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_shown_in_its_boxes_is_read_back_as_itself(chosen):
    shown = Days(initial={"seen_on": chosen})["seen_on"].subwidgets[0].data["boxes"]
    typed = Days({box["name"]: box["value"] for box in shown})
    assert typed.is_valid()
    assert typed.cleaned_data["seen_on"] == chosen


def test_what_was_typed_wrongly_stands_in_its_boxes_again_escaped():
    shown = str(day('"><b>', "13", "2026")["seen_on"])
    assert 'value="&quot;&gt;&lt;b&gt;"' in shown
    assert 'value="13"' in shown
    assert "govuk-input--error" in shown


def test_a_day_may_be_kept_to_the_past():
    with clock.stand_still(NOW):
        field = DayField(label="Date seen", past_only=True, earliest=date(2020, 1, 1))
        assert field.clean("2026-11-24") == date(2026, 11, 24)
        for typed, sentence in [
            ("2026-11-25", "Date seen must be today or in the past."),
            ("2019-12-31", "Date seen must be 1 January 2020 or later."),
        ]:
            with pytest.raises(forms.ValidationError, match=sentence):
                field.clean(typed)


@pytest.mark.parametrize(
    "typed", ["14:05", "14.05", "1405", "2:05pm", "2.05 PM", "02:05pm", "14:05 "]
)
def test_a_time_is_read_however_it_is_written(typed):
    form = moment("24", "11", "2026", typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["left_at"] == NOW


@pytest.mark.parametrize("typed", ["25:00", "14:60", "14", "noonish", "13pm", "0am", "١٤:٠٥"])
def test_a_time_that_cannot_be_read_is_answered_in_a_sentence(typed):
    assert only_error(moment("24", "11", "2026", typed)) == (
        "When they left must include a time, such as 14:05."
    )


def test_an_hour_that_never_was_is_refused_with_the_reason():
    assert only_error(moment("29", "3", "2026", "01:30")) == (
        "When they left: there was no 01:30 on 29 March 2026, because the clocks went forward "
        "from 01:00 to 02:00. Enter a time before 01:00 or from 02:00."
    )
    assert moment("29", "3", "2026", "00:59").is_valid()
    assert moment("29", "3", "2026", "02:00").is_valid()


def test_of_an_hour_that_came_twice_it_is_asked_which():
    assert only_error(moment("25", "10", "2026", "01:30")) == (
        "When they left: 01:30 came twice on 25 October 2026, because the clocks went back at "
        "02:00. Type 01:30 first for the time before that, or 01:30 second for the time after."
    )
    for typed, hour in (("01:30 first", 0), ("1.30 Second", 1)):
        form = moment("25", "10", "2026", typed)
        assert form.is_valid()
        assert form.cleaned_data["left_at"] == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)


def test_which_of_two_may_be_said_of_any_time_and_changes_nothing():
    form = moment("24", "11", "2026", "14:05 first")
    assert form.is_valid()
    assert form.cleaned_data["left_at"] == NOW


@given(
    st.datetimes(
        min_value=datetime(1996, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)
    )
)
@example(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
@example(datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
def test_a_moment_shown_is_read_back_as_itself(chosen):
    chosen = chosen.replace(second=0, microsecond=0)
    shown = Moments(initial={"left_at": chosen})["left_at"].subwidgets[0].data["boxes"]
    form = Moments({box["name"]: box["value"] for box in shown})
    assert form.is_valid()
    assert form.cleaned_data["left_at"] == chosen


def test_a_moment_still_to_come_is_refused_where_only_the_past_is_right():
    with clock.stand_still(NOW):
        field = MomentField(label="Returned", past_only=True)
        assert field.clean("2026-11-24T14:05") == NOW
        with pytest.raises(forms.ValidationError, match="Returned must be now or in the past"):
            field.clean("2026-11-24T14:06")


def test_yes_no_and_not_known_are_true_false_and_none():
    field = YesNoField(label="Was the child spoken to?")
    assert [field.clean(answer) for answer in ("yes", "no", "not_known")] == [True, False, None]
    assert [field.prepare_value(value) for value in (True, False)] == ["yes", "no"]
    with pytest.raises(forms.ValidationError):
        field.clean("")
    with pytest.raises(forms.ValidationError):
        YesNoField(not_known=False).clean("not_known")


def test_text_is_made_tidy_without_losing_a_word():
    form = Words({"name": "  Sia\u0302n\0\x07  \n O'Hara ", "account": "One\r\n\r\nTwo\t\0\n"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"name": "Siân O'Hara", "account": "One\n\nTwo"}


@pytest.mark.parametrize("name", ["محمد علي", "👩‍👧 Mimi", "שָׁלוֹם", "O’Neill-Ọlá", "李小龙"])
def test_names_in_any_script_are_taken_as_they_are(name):
    form = Words({"name": name})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["name"] == name


def test_a_character_that_turns_text_round_is_refused_with_a_sentence():
    sentence = only_error(Words({"name": "Ann\u202etxt.exe"}))
    assert sentence.startswith("Name holds a hidden character that turns the text after it round.")


def test_text_too_long_is_answered_with_how_much_and_keeps_every_letter():
    form = Words({"name": "é" * 10_000, "account": "x" * 10_000})
    assert only_error(form) == (
        "Name must be 120 characters or fewer; this has 10,000. Shorten it by 9,880."
    )
    assert "é" * 10_000 in str(form["name"])
    assert "maxlength" not in str(form["name"])


def test_a_new_line_counts_once_however_the_browser_sends_it():
    class Short(HouseForm):
        words = forms.CharField(widget=TextArea(), max_length=3)

    assert Short({"words": "a\r\nb"}).is_valid()


def test_few_answers_are_radios_and_many_are_a_list_that_begins_unanswered():
    form = EveryKind()
    assert str(form["source"]).count('type="radio"') == 3
    team = str(form["team"])
    assert '<select name="team" id="id_team" class="govuk-select"' in team
    assert '<option value="" selected>Choose an answer</option>' in team


def test_an_answer_that_may_be_left_can_be_taken_back():
    class May(HouseForm):
        source = forms.ChoiceField(choices=[("", "---"), ("a", "A")], required=False)

    assert "No answer" in str(May()["source"])
    assert May({}).is_valid()
    assert May({"source": ""}).is_valid()


def test_an_answer_that_was_not_offered_is_refused_in_a_sentence():
    class Pick(HouseForm):
        source = forms.ChoiceField(label="Who told us", choices=[("a", "A")])

    assert only_error(Pick({"source": "z"})) == "Who told us: choose one of the answers given."


def test_the_version_that_was_seen_comes_back_and_is_not_an_answer():
    class Edit(HouseForm):
        words = forms.CharField()

    shown = str(Edit(version=3))
    assert 'type="hidden" name="version" value="3"' in shown
    form = Edit({"words": "x", "version": "2"}, version=3)
    assert form.is_valid()
    assert form.version == 2
    assert form.cleaned_data == {"words": "x"}
    assert not Edit({"words": "x", "version": "none"}, version=3).is_valid()


def test_a_refusal_goes_to_its_field_or_on_top():
    form = Words({"name": "A"})
    assert form.is_valid()
    form.refuse(Refused("Write the whole name.", field="name"))
    form.refuse(Refused("The office is closed.", field="elsewhere"))
    assert form.errors == {
        "name": ["Write the whole name."],
        "__all__": ["The office is closed."],
    }


def test_the_summary_of_errors_leads_to_the_first_box_of_each_field(draw):
    form = EveryKind(QueryDict("born_on_day=31&born_on_month=2&born_on_year=2011"))
    shown = draw("{% form form %}", form=form)
    for target in ("id_summary", "id_source_0", "id_team", "id_born_on_day", "id_spoken_to_0"):
        assert f'<a href="#{target}">' in shown
        assert f'id="{target}"' in shown
    assert "Date of birth must be a real date, such as 24 11 2026." in shown
    assert 'aria-describedby="id_born_on_helptext id_born_on_error"' in shown
    assert '<div id="id_born_on_error">' in shown
    assert shown.count("govuk-form-group--error") == 5


def test_a_form_without_mistakes_has_no_summary_and_no_box_marked(draw):
    shown = draw("{% form form %}", form=EveryKind())
    assert "govuk-error" not in shown
    assert "aria-invalid" not in shown
    assert " required" not in shown


def test_every_box_has_its_label(draw):
    shown = draw("{% form form %}", form=EveryKind())
    boxes = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', shown)
    labels = re.findall(r'<label[^>]* for="([^"]+)"', shown)
    assert len(boxes) == len(set(boxes)) == 20
    assert sorted(boxes) == sorted(labels)


def test_a_number_has_a_short_box_and_a_file_the_form_that_carries_it(draw):
    class Sent(HouseForm):
        beds = forms.IntegerField(min_value=0)
        file = forms.FileField()

    shown = draw("{% form form %}", form=Sent({"beds": "many"}))
    assert 'class="govuk-input govuk-input--width-5 govuk-input--error"' in shown
    assert 'class="govuk-file-upload govuk-file-upload--error"' in shown
    assert 'enctype="multipart/form-data"' in shown
    assert "Enter a whole number." in shown
