"""What every model must declare."""

import re

import pytest
from django.db import models

from homeward.core.models import Keep, OnMerge, Projected, Record, Stewardship
from homeward.people.models import Merge, Person, PossibleDuplicate

from . import house

MODELS = house.our_models()
IDS = [model._meta.label for model in MODELS]
# They name the two records as such, so they must not move with what the records hold.
TELL_OF_A_MERGE = {Merge, PossibleDuplicate}
RISK = re.compile(r"(^|_)(risk_?(score|level|rating|index)|score|likelihood|propensity)(_|$)", re.I)


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_every_model_says_how_long_it_is_kept_and_what_a_merge_does(model):
    promise = getattr(model, "stewardship", None)
    assert isinstance(promise, Stewardship), f"{model.__name__} declares no stewardship"
    assert isinstance(promise.keep, Keep)
    assert isinstance(promise.on_merge, OnMerge)


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_whatever_points_at_a_person_follows_a_merge(model):
    points = [field for field in model._meta.fields if field.related_model is Person]
    if points:
        wanted = OnMerge.REBUILD if issubclass(model, Projected) else OnMerge.FOLLOW
        wanted = OnMerge.STAYS if model in TELL_OF_A_MERGE else wanted
        assert model.stewardship.on_merge is wanted


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_no_model_holds_a_score_about_a_child_or_family(model):
    scores = [field.name for field in model._meta.get_fields() if RISK.search(field.name)]
    assert scores == [], "people get no scores; places may get odds"


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_every_model_has_a_docstring_and_a_name_in_plain_words(model):
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")
    assert model._meta.verbose_name == model._meta.verbose_name.lower().replace("_", " ")


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_moments_days_and_actors_are_named_as_such(model):
    for field in model._meta.concrete_fields:
        if isinstance(field, models.DateTimeField):
            ok = field.name.endswith("_at") or field.name in {"at", "last_login", "date_joined"}
        elif isinstance(field, models.DateField):
            ok = field.name.endswith("_on") or field.name in {"on", "until", "week", "empty_since"}
        else:
            ok = True
        assert ok, f"{model.__name__}.{field.name} does not say whether it is a day or a moment"


@pytest.mark.parametrize("model", [m for m in MODELS if issubclass(m, Record)])
def test_a_record_is_never_deleted_with_another(model):
    for field in model._meta.concrete_fields:
        if field.is_relation:
            assert field.remote_field.on_delete is models.PROTECT, f"{model.__name__}.{field.name}"
