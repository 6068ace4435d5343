"""What the house says when something may not happen."""


class Refused(Exception):
    """An action that may not happen, with a sentence fit for the person at the screen.

    ``sentence`` says what, where and how to mend it. ``field`` names the box on the
    form that it belongs to, where there is one.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Stale(Refused):
    """Somebody else saved the same record in the meantime; neither text is lost."""

    def __init__(self, current: object, *, changed_by: str, changed_at: str) -> None:
        super().__init__(
            f"{changed_by} changed this record at {changed_at}, after you opened it. "
            "Both texts are shown: bring together what should stand, then save again."
        )
        self.current = current


class NotForYou(Exception):
    """The viewer may not know whether this exists. A page answers it with 404."""
