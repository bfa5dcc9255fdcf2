"""Run by alembic: the steps go through the connection that `trainer.store.migrating` opened, in its transaction."""

from alembic import context

from trainer.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot change a column in place
    transactional_ddl=True,  # our engine begins transactions itself, and then SQLite can
)
with context.begin_transaction():
    context.run_migrations()
