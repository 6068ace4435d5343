from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "homeward.measures"
    label = "measures"

    def ready(self) -> None:
        from django.conf import settings
        from django.core.exceptions import ImproperlyConfigured

        from .catalogue import MEASURES
        from .local import BadMeasure, local_measures

        try:
            MEASURES.update(local_measures(settings.DATA_DIR, MEASURES))
        except BadMeasure as fault:
            raise ImproperlyConfigured(str(fault)) from fault
