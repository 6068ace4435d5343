from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "homeward.people"
    label = "people"

    def ready(self) -> None:
        """Whoever is merged or parted is found again by what the record then says."""
        from homeward.core.projection import registry

        from .actions.filing import file_for

        registry.books.append(lambda *records: file_for(records))
