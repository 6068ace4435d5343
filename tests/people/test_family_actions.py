"""Recording relationships and professionals: what is kept, refused, ended and struck through."""

from datetime import date

import pytest

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.core.errors import NotForYou, Refused, Stale
from homeward.people import actions
from homeward.people.models import Professional, Relationship
from homeward.people.queries import family_of, household_of, households_of, professionals_of

WORKER = Role.FRONT_DOOR_WORKER


@pytest.fixture
def mother(borough):
    return actions.add_person(
        by=the_house, given_names="Sara", family_name="Doyle", born_on=date(1985, 1, 1), sex="F"
    )


def relate(borough, person, other, kind="parent", role=WORKER, **more):
    user = borough.user(role)
    return actions.relate(by=user, person=person, other=other, kind=kind, source="a visit", **more)


def test_a_relationship_reads_from_both_ends_and_is_logged_on_both_records(borough, mother):
    tom = borough.people["tom"]
    link = relate(borough, mother, tom, responsibility=True, from_on=tom.born_on)
    assert link.said_of(tom) == "mother"
    assert link.said_of(mother) == "son"
    logged = Entry.objects.filter(action="relate").values_list("person_ref", flat=True)
    assert set(logged) == {mother.ref, tom.ref}


def test_responsibility_is_not_kept_where_nobody_can_carry_it(borough):
    tom, sian = borough.people["tom"], borough.people["sian"]
    assert relate(borough, tom, sian, "friend", responsibility=True).responsibility is None


def test_nobody_is_related_to_themselves_and_nothing_is_saved(borough):
    tom = borough.people["tom"]
    with pytest.raises(Refused, match="themselves"):
        relate(borough, tom, tom)
    assert not Relationship.objects.exists()


def test_two_mothers_are_asked_about_and_then_both_kept(borough, mother):
    tom = borough.people["tom"]
    second = actions.add_person(by=the_house, given_names="Kelly", sex="F")
    relate(borough, mother, tom)
    with pytest.raises(Refused, match="Are both right") as refused:
        relate(borough, second, tom)
    assert refused.value.field == "both_right"
    relate(borough, second, tom, both_right=True)
    assert Relationship.objects.count() == 2


def test_the_same_again_is_refused_until_the_first_is_struck_through(borough, mother):
    tom = borough.people["tom"]
    link = relate(borough, mother, tom)
    with pytest.raises(Refused, match="already recorded"):
        relate(borough, mother, tom)
    actions.strike_relationship(by=borough.user(WORKER), link=link, reason="wrong Sara")
    relate(borough, mother, tom)
    assert Relationship.objects.filter(struck_because="wrong Sara").count() == 1


def test_a_kind_nobody_knows_is_refused(borough, mother):
    with pytest.raises(Refused, match="in the list"):
        relate(borough, mother, borough.people["tom"], "landlord")


def test_an_end_is_a_correction_and_a_stale_one_loses_nothing(borough, mother):
    tom = borough.people["tom"]
    link = relate(borough, mother, tom, "carer")
    user = borough.user(WORKER)
    days = {"from_on": date(2020, 1, 1), "to_on": date(2024, 1, 1)}
    actions.correct_relationship(by=user, link=link, source="court order", version=1, **days)
    link.refresh_from_db()
    assert (link.to_on, link.source, link.version) == (date(2024, 1, 1), "court order", 2)
    with pytest.raises(Stale):
        actions.correct_relationship(by=user, link=link, from_on=None, to_on=None, version=1)
    with pytest.raises(Refused, match="before the start"):
        actions.correct_relationship(
            by=user, link=link, from_on=date(2024, 1, 1), to_on=date(2023, 1, 1)
        )


def test_a_strike_needs_a_reason_and_happens_once(borough, mother):
    link = relate(borough, mother, borough.people["tom"])
    user = borough.user(WORKER)
    with pytest.raises(Refused, match="Say why"):
        actions.strike_relationship(by=user, link=link, reason=" ")
    actions.strike_relationship(by=user, link=link, reason="another child")
    for act in (
        lambda: actions.strike_relationship(by=user, link=link, reason="again"),
        lambda: actions.correct_relationship(by=user, link=link, from_on=None, to_on=None),
    ):
        with pytest.raises(Refused, match="struck through"):
            act()


def test_those_outside_a_restricted_record_cannot_relate_to_it(borough, mother):
    with pytest.raises(NotForYou):
        relate(borough, mother, borough.people["hidden"])
    assert relate(borough, mother, borough.people["hidden"], role=Role.DIRECTOR).pk


def test_a_role_that_may_not_edit_is_refused(borough, mother):
    with pytest.raises(Refused, match="role"):
        relate(borough, mother, borough.people["tom"], role=Role.INSPECTOR)


def test_a_family_never_names_or_follows_the_restricted(borough, mother):
    tom, hidden, sian = (borough.people[key] for key in ("tom", "hidden", "sian"))
    relate(borough, mother, tom)
    relate(borough, mother, hidden, role=Role.DIRECTOR)
    relate(borough, hidden, sian, "sibling", role=Role.DIRECTOR)
    seen = family_of(viewer=borough.user(WORKER), person=tom)
    assert ({who.ref for who in seen.people}, seen.hidden) == ({tom.ref, mother.ref}, 1)
    assert all(hidden.pk not in (link.person_id, link.other_id) for link in seen.links)
    director = family_of(viewer=borough.user(Role.DIRECTOR), person=tom)
    assert len(director.people) == 4
    assert director.hidden == 0


def test_a_family_stops_at_sixty_and_says_how_many_it_left_out(borough, mother):
    for n in range(63):
        child = actions.add_person(by=the_house, given_names=f"C{n}", born_on=date(2010, 1, 1))
        relate(borough, mother, child)
    seen = family_of(viewer=borough.user(WORKER), person=mother)
    assert (len(seen.people), seen.beyond) == (60, 4)


def move(person, lines, since, protected=False):
    actions.add_address(
        by=the_house, person=person, lines=lines, postcode="ZZ1 9XY", from_on=since,
        protected=protected,
    )  # fmt: skip


def test_a_household_is_those_at_one_address_on_the_day(borough):
    tom, sian, kofi = (borough.people[key] for key in ("tom", "sian", "kofi"))
    move(tom, "5 High Street", date(2020, 1, 1))
    move(sian, "5 HIGH ST, Ashby", date(2021, 1, 1))
    move(kofi, "7 High Street", date(2020, 1, 1))
    move(sian, "9 High Street", date(2023, 1, 1))
    viewer = borough.user(WORKER)

    def at(day):
        [home] = household_of(viewer=viewer, person=tom, on=day)
        return [one.person for one in home.residents]

    assert at(date(2022, 6, 1)) == [sian]
    assert at(date(2020, 6, 1)) == at(date(2023, 1, 1)) == []
    every = households_of(viewer=viewer, person=tom)
    [once] = [one for each in every for one in each.residents]
    assert (once.from_on, once.to_on) == (date(2021, 1, 1), date(2023, 1, 1))


@pytest.mark.parametrize("mine", [True, False])
def test_a_protected_address_joins_nobody_from_either_side(borough, mine):
    tom, sian = borough.people["tom"], borough.people["sian"]
    move(tom, "5 High Street", date(2020, 1, 1), protected=mine)
    move(sian, "5 High Street", date(2020, 1, 1), protected=not mine)
    [home] = household_of(viewer=borough.user(Role.DIRECTOR), person=tom)
    assert (home.residents, home.hidden) == ([], 0)


def test_a_restricted_person_at_the_address_is_counted_and_not_named(borough):
    tom, hidden = borough.people["tom"], borough.people["hidden"]
    for person in (tom, hidden):
        move(person, "5 High Street", date(2020, 1, 1))
    [home] = household_of(viewer=borough.user(WORKER), person=tom)
    assert (home.residents, home.hidden) == ([], 1)
    [seen] = household_of(viewer=borough.user(Role.DIRECTOR), person=tom)
    assert [one.person for one in seen.residents] == [hidden]


def test_a_professional_is_added_corrected_ended_and_struck_through(borough):
    tom, user = borough.people["tom"], borough.user(WORKER)
    add = {"by": user, "person": tom, "role": Professional.Role.GP}
    with pytest.raises(Refused, match="Give a name"):
        actions.add_professional(**add)
    pro = actions.add_professional(**add, agency="Elm Road", from_on=date(2020, 1, 1))
    with pytest.raises(Refused, match="before the start"):
        actions.correct_professional(by=user, pro=pro, to_on=date(2019, 1, 1))
    pro.refresh_from_db()
    actions.correct_professional(by=user, pro=pro, to_on=date(2024, 1, 1), phone=" 01632 960001 ")
    assert Professional.objects.get().phone == "01632 960001"
    actions.strike_professional(by=user, pro=pro, reason="his brother's GP")
    assert professionals_of(viewer=user, person=tom)[0].struck_because == "his brother's GP"
    with pytest.raises(Refused, match="struck through"):
        actions.correct_professional(by=user, pro=pro, name="x")


def test_a_restricted_childs_professionals_are_not_listed_for_outsiders(borough):
    hidden, director = borough.people["hidden"], borough.user(Role.DIRECTOR)
    actions.add_professional(by=director, person=hidden, role="gp", name="Dr Who")
    assert professionals_of(viewer=borough.user(WORKER), person=hidden) == []
    assert len(professionals_of(viewer=director, person=hidden)) == 1
    with pytest.raises(NotForYou):
        actions.add_professional(by=borough.user(WORKER), person=hidden, role="gp", name="x")
