"""What each file is, in plain words, beside the files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import fill

from homeward.demo.sizes import SIZES
from homeward.demo.world import World

from .tables import write_text
from .years import years_of

WIDTH = 98
FILES = """\
A made-up borough, as files
===========================

Nobody in these files is real. No child, worker, street, school or home in them exists; postcodes
lie in an area that was never given out (ZZ), telephone numbers in the ranges that Ofcom keeps for
drama, and pupil, register and provider numbers belong to nobody. You may copy, show and break
them as you like.

Size: {size}, {children:,} children on file and {years} years of history. Seed: {seed}. Day: {day}.
Scenario: {scenario}.
{words}

The same of these five give the same files, byte for byte:

    homeward demo --out DIR --size {size} --years {years} --seed {seed} --as-of {iso} \
        --scenario {scenario}

What is here
------------

annex-a.xlsx              Ofsted's Annex A, lists 1 to 11, as on the day above. Lists 1, 3, 8 and 9
                          say what the records say. Lists 2, 4 to 7, 10 and 11, and health and
                          reviewing officer in list 8, are drawn for the file so that they agree
                          with the rest: the demonstration keeps no such records.
                          Take it in with: homeward import annex-a annex-a.xlsx --as-at {iso}
ssda903/                  The return on looked-after children as CSV, a folder for each year that
                          is over: {returns}. Children in care, placements, missing
                          episodes, latest review, care leavers (OC3), unaccompanied children and
                          social workers. Health (OC2), adoption and permanence before care are
                          not kept, so there is no file of them; who left care before {began}
                          is in none. What nobody recorded is blank, as it is before a
                          return is cleaned. Tools that look up postcodes will not know these.
ofsted-providers.xlsx     Children's homes, and supported accommodation on a second sheet, with
                          places, as Ofsted lists them for authorities.
provider-voids.csv        Places of those homes that stood empty: from when to when, and why.
workforce-census-*.xml    The Department's social work workforce census of each 30 September:
                          social workers one by one, agency workers, vacancies, cases.
police-missing-log.csv    Missing reports as the police would send them: their references and
                          spellings. Rows and our episodes do not agree one for one.
partner-contacts.jsonl    Contacts as schools, police, health and others send them, one JSON object
                          a line, each child as they spelt the name.
truth/                    What is so, and what no record says. See truth/README.txt.

CSV is UTF-8 with CR LF at the end of each line.
"""

TRUTH = """\
The truth about the made-up borough
===================================

Nothing in the product reads this folder: it is for marking answers, in benchmarks and in tests.
"person", "child" and "episode" are references as in the database filled from the same seed;
people.csv gives the authority's number for each child, as the other files have it.

people.csv            everybody on file: reference, number, name and date of birth as recorded
duplicates.csv        two entries that are one child, and how the second differs
births.csv            true dates of birth where the record has none
kin.csv               who is kin to whom, whether or not the record says so
movements.csv         where each child truly was when missing, and what was written of it
contexts.csv          exploitation contexts: addresses, adults, car, since when
context_members.csv   which children each context draws in ("story": one that a story is about)
hubs.csv              innocent places where many children are, as decoys
wrong_people.csv      contacts recorded on one child and about another
scenario.csv          what changes the borough's figures: which, how many times, from, until, why
plan_actions.csv      each action of the improvement plan, and what it truly moves, if anything
stories.csv           which children the ten stories are about
police_log.csv        which row of the police log is which episode ("" for none)
partner_contacts.csv  which child of ours each child on a partner's message is
"""


def size_of(world: World) -> str:
    """The name of the world's size, whatever its years."""
    return next(
        name for name, size in SIZES.items() if replace(size, years=world.size.years) == world.size
    )


def write_readmes(world: World, folder: Path) -> None:
    """README.txt of the files, and that of the truth."""
    said = FILES.format(
        size=size_of(world),
        children=world.children,
        years=world.size.years,
        seed=world.seed,
        day=f"{world.today.day} {world.today:%B %Y}",
        iso=world.today.isoformat(),
        scenario=world.scenario.name,
        words=fill(world.scenario.words, WIDTH),
        returns=", ".join(year.name for year in years_of(world)) or "none yet",
        began=f"{world.began.day} {world.began:%B %Y}",
    )
    write_text(folder / "README.txt", said.splitlines())
    write_text(folder / "truth" / "README.txt", TRUTH.splitlines())
