"""How large a borough is made: what one year, one day or one cohort holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """``children`` are those on file: most who live in a borough are never known to the service.

    ``extra_spells`` is how often a family that came to notice does so again within two years.
    Counts "a year" are of the borough, not of the children on file.
    """

    years: int
    population: int  # aged 0 to 17, who live in the borough
    children: int
    extra_spells: float
    in_care: int  # under 16, beside those who go missing and those entitled to leaving care
    starts_a_year: int
    missing_from_care: int  # children a year
    missing_from_home: int  # children a year
    leavers_a_year: int  # who turn sixteen in care, and are not among those who go missing
    contexts: int  # exploitation contexts planted for each two years, and as many innocent hubs
    posts: int  # social workers' posts
    front_door_posts: int
    case_holding_posts: int
    advisers: int
    homes: int
    supported: int


# Tameside: 52,901 children live there (DfE 2025), about 13,200 contacts a year (domain.md 4.3),
# 652 looked after and 236 starting (domain.md 4.1), 136 who go missing from care (missing.md 1.1),
# 162.5 full-time social workers in post with a third of posts vacant (domain.md 4.1), so 247 posts.
_BOROUGH = Size(
    years=2,
    population=52_901,
    children=22_900,
    extra_spells=0.48,
    in_care=400,
    starts_a_year=196,
    missing_from_care=148,
    missing_from_home=455,
    leavers_a_year=48,
    contexts=6,
    posts=247,
    front_door_posts=40,
    case_holding_posts=116,
    advisers=20,
    homes=20,
    supported=26,
)

SIZES = {
    "small": Size(
        years=2,
        population=540,  # of whom so many contacts come in a year as of 540 children in England
        children=200,
        extra_spells=6.0,
        in_care=6,
        starts_a_year=2,
        missing_from_care=7,
        missing_from_home=9,
        leavers_a_year=3,
        contexts=1,
        posts=22,
        front_door_posts=8,
        case_holding_posts=8,
        advisers=4,
        homes=3,
        supported=4,
    ),
    "borough": _BOROUGH,
    # The same borough for ten years; who came to notice in that time makes 60,000 on file.
    "large": Size(**{**vars(_BOROUGH), "years": 10, "children": 60_000}),
}
