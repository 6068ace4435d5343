"""Which children a story is about: the truth that the guide and the benchmarks go by."""

from collections.abc import Callable

from homeward.demo.world import Making
from homeward.people.models import Identifier


def tell_whose(page: Making, name: str, story: Callable[[Making], None]) -> None:
    """Tell who the children of a page are, with the story's name and its first sentence."""
    numbers = [each for each in page.records if isinstance(each, Identifier)]
    for number in numbers:
        if number.scheme == Identifier.Scheme.LA_CHILD_ID:
            page.tell(
                "story",
                story=name,
                tells=(story.__doc__ or "").split("\n")[0],
                child=number.person.ref,
                child_id=number.value,
                given_names=number.person.given_names,
                family_name=number.person.family_name,
            )
