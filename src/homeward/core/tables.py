"""The tables of a new house, made at once."""

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import models, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor


def make_tables(executor: MigrationExecutor) -> bool:
    """Make every table of an empty database straight from the models; False where it is not empty.

    Django's migrations draw the whole house anew for each of their steps: 15 seconds, where this
    takes one. The migrations count as done, and later ones run as usual. A test compares the
    tables with those that the migrations make. Whole or not at all: DDL is in the transaction.
    """
    connection = executor.connection
    if connection.introspection.table_names():
        return False
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    executor.recorder.ensure_schema()
    with connection.schema_editor() as editor:
        for model in _models(connection):
            editor.create_model(model)
        for migration, _ in plan:
            executor.recorder.record_applied(migration.app_label, migration.name)
    emit_post_migrate_signal(0, False, connection.alias, plan=plan)
    return True


def _models(connection: BaseDatabaseWrapper) -> list[type[models.Model]]:
    """Those that have a table of their own, besides the tables between two (they come along)."""
    return [
        model
        for config in apps.get_app_configs()
        for model in router.get_migratable_models(config, connection.alias)
        if model._meta.can_migrate(connection)
    ]
