"""The codes of finding a child, with their words."""

from django.db import models


class PlaceKind(models.TextChoices):
    """What sort of place it is."""

    FRIEND = "friend", "A friend's home"
    RELATIVE = "relative", "A relative's home"
    PLACEMENT = "placement", "A placement, now or before"
    HOME = "home", "Another private home"
    STREET = "street", "Street, park or open ground"
    SHOPS = "shops", "Shops, food or leisure"
    STATION = "station", "Station or stop"
    OTHER = "other", "Something else"


PUBLIC = frozenset({PlaceKind.STREET, PlaceKind.SHOPS, PlaceKind.STATION})


class KnownHow(models.TextChoices):
    """How it is known that a child was at a place; the words of the find plan's engine."""

    FOUND = "found", "Found there"
    TOLD = "told", "Told by the child"
    OTHER_TOLD = "other_told", "Told by somebody else"
    FORM = "form", "Listed on a form"


class FirstHand(models.TextChoices):
    """Whether whoever said it knows it themselves."""

    FIRST = "first", "First-hand: they saw or heard it themselves"
    HEARD = "heard", "Heard from somebody else"
    NOT_KNOWN = "unknown", "Not known"


class Trust(models.TextChoices):
    """How far a fact may be leant on."""

    CONFIRMED = "confirmed", "Nothing speaks against it"
    UNCONFIRMED = "unconfirmed", "Perhaps another place of a like name"
    DOUBTED = "doubted", "Thought to be false"


# How far each lowers the weight of a line (missing.md 5.2: a doubted source, a merge in doubt).
CERTAINTY: dict[str, float] = {
    Trust.CONFIRMED: 1.0,
    Trust.UNCONFIRMED: 0.5,
    Trust.DOUBTED: 0.2,
}


class Heading(models.TextChoices):
    """The look-out sheet, in the order in which the Philomena Protocol asks."""

    IDENTITY = "identity", "Who the child is"
    DESCRIPTION = "description", "What the child looks like"
    PHOTO = "photo", "Photograph"
    FRIENDS = "friends", "Friends and others the child knows"
    FAMILY = "family", "Family"
    ADDRESSES = "addresses", "Where the child lives and lived"
    PLACES = "places", "Places the child goes to"
    PHONES = "phones", "Telephones"
    ONLINE = "online", "Social media"
    MONEY = "money", "Money and bank cards"
    TRANSPORT = "transport", "How the child travels"
    HEALTH = "health", "Health and medicine"
    NEEDS = "needs", "What makes the child vulnerable, and how to speak with them"
    EPISODES = "episodes", "Earlier times"


class Way(models.TextChoices):
    """How a place or person is checked."""

    PHONE = "phone", "By telephone"
    DOOR = "door", "At the door"
    PATROL = "patrol", "Looked around there"
    TRANSPORT = "transport", "Transport or cameras asked"


# The chance that it finds a child who is there, and the minutes it takes (missing.md 5.2; start
# values, not measured).
DETECTION: dict[str, float] = {
    Way.PHONE: 0.3,
    Way.DOOR: 0.8,
    Way.PATROL: 0.6,
    Way.TRANSPORT: 0.4,
}
MINUTES: dict[str, int] = {Way.PHONE: 3, Way.DOOR: 25, Way.PATROL: 30, Way.TRANSPORT: 20}


class CheckResult(models.TextChoices):
    """What a check came to."""

    FOUND = "found", "Found there"
    NOT_THERE = "not_there", "Not there"
    NOT_CHECKED = "not_checked", "Could not check"


class ContextKind(models.TextChoices):
    """What a context of concern is."""

    PLACE = "place", "A place"
    GROUP = "group", "A group"
