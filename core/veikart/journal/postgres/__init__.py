"""The engine of a PostgreSQL server: one schema per engagement, written to by many at once.

`veikart.journal.postgres.engine` needs the extra `veikart[postgres]`, and nothing here is imported when an
engagement is a file.
"""
