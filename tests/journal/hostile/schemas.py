"""Files whose tables are not exactly ours: what was added could act by itself, what is missing guards not."""

from __future__ import annotations

from tests.journal.hostile.changing import Change, schema_row, schema_text, sql, unguarded

EVENTS = (
    "CREATE TABLE stored_events (originator_id TEXT, originator_version INTEGER, topic TEXT, state BLOB, "
    "PRIMARY KEY (originator_id, originator_version))"
)
GUARD = "stored_events_keeps_DELETE"
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def events_table(words: str) -> Change:
    """The table of events made in other words, with what was in it."""
    return unguarded(
        "CREATE TABLE kept AS SELECT * FROM stored_events",
        "DROP TABLE stored_events",
        words,
        "INSERT INTO stored_events SELECT * FROM kept",
        "DROP TABLE kept",
    )


ADDED: dict[str, Change] = {
    "a table": sql("CREATE TABLE extra (x)"),
    "a table with the name of a command": sql('CREATE TABLE "x); DROP TABLE commands; --" (x)'),
    "a table with control characters in its name": sql('CREATE TABLE "\x1b[2J\x07" (x)'),
    "a table that counts": sql("CREATE TABLE extra (n INTEGER PRIMARY KEY AUTOINCREMENT)"),
    "a table that takes events along": sql(
        "CREATE TABLE extra (first INTEGER REFERENCES commands (first) ON DELETE CASCADE)"
    ),
    "a table with a generated column": sql("CREATE TABLE extra (x, y AS (hex(zeroblob(1000000000))) STORED)"),
    "a table with a function in a check": sql("CREATE TABLE extra (x CHECK (load_extension(x)))"),
    "a table with a function in a default": sql("CREATE TABLE extra (x DEFAULT (randomblob(1000000000)))"),
    "statistics": sql("ANALYZE"),
    "an index": sql("CREATE INDEX extra ON stored_events (topic)"),
    "an index of an expression": sql("CREATE INDEX extra ON stored_events (upper(topic))"),
    "an index of some rows": sql('CREATE INDEX extra ON commands (id) WHERE abs("first") > 0'),
    "an index in an order of its own": sql("CREATE INDEX extra ON commands (id COLLATE NOCASE)"),
    "an index in an unknown order": schema_row(
        "index", "extra", "commands", 2, "CREATE INDEX extra ON commands (id COLLATE evil)"
    ),
    "a view": sql("CREATE VIEW extra AS SELECT 1"),
    "a view without end": sql(f"CREATE VIEW extra AS {ENDLESS}"),
    "a view that loads a library": sql("CREATE VIEW extra AS SELECT load_extension('evil')"),
    "a view that takes all memory": sql("CREATE VIEW extra AS SELECT randomblob(2000000000)"),
    "a view of ten thousand brackets": schema_row(
        "view", "extra", "extra", 0, f"CREATE VIEW extra AS SELECT {'(' * 10_000}1{')' * 10_000}"
    ),
    "a view of five megabytes": schema_row(
        "view", "extra", "extra", 0, f"CREATE VIEW extra AS SELECT '{'x' * 5_000_000}'"
    ),
    "a view that stands for the table of tables": schema_row(
        "view", "sqlite_master", "sqlite_master", 0, "CREATE VIEW sqlite_master AS SELECT 1"
    ),
    "a view with the name of ours": schema_row(
        "view", "commands", "commands", 0, f"CREATE VIEW commands AS {ENDLESS}"
    ),
    "a trigger on writing": sql("CREATE TRIGGER extra AFTER INSERT ON commands BEGIN DELETE FROM keys; END"),
    "a trigger that loads a library": sql(
        "CREATE TRIGGER extra BEFORE INSERT ON stored_events BEGIN SELECT load_extension('evil'); END"
    ),
    "a trigger without end": sql(
        f"CREATE TRIGGER extra AFTER INSERT ON stored_events BEGIN SELECT ({ENDLESS}); END"
    ),
    "a trigger on a view": sql(
        "CREATE VIEW extra AS SELECT 1 AS x",
        "CREATE TRIGGER other INSTEAD OF INSERT ON extra BEGIN DELETE FROM keys; END",
    ),
    "a full text index": sql("CREATE VIRTUAL TABLE extra USING fts5 (x)"),
    "a spatial index": sql("CREATE VIRTUAL TABLE extra USING rtree (id, a, b)"),
    "a virtual table of an unknown kind": schema_row(
        "table", "extra", "extra", 0, "CREATE VIRTUAL TABLE extra USING evil ('x')"
    ),
    "a row of rubbish": schema_row("table", "extra", "extra", 3, "rubbish"),
    "a row without anything": schema_row(None, None, None, None, None),
    "a row with a page that is not there": schema_row("table", "x", "x", 2**31, "CREATE TABLE x (y)"),
    "a row with a page below the first": schema_row("table", "x", "x", -1, "CREATE TABLE x (y)"),
    "a row with the page of another": schema_row("table", "x", "x", 2, "CREATE TABLE x (y)"),
    "a row of bytes": schema_row("view", "extra", "extra", 0, b"CREATE VIEW extra AS SELECT 1"),
    "a row twice": sql("INSERT INTO sqlite_master SELECT * FROM sqlite_master WHERE name = 'keys'"),
    "an index twice": sql("INSERT INTO sqlite_master SELECT * FROM sqlite_master WHERE sql IS NULL LIMIT 1"),
}

CHANGED: dict[str, Change] = {
    "events with a generated column": unguarded("ALTER TABLE stored_events ADD COLUMN x AS (hex(state))"),
    "events with one more column": unguarded("ALTER TABLE stored_events ADD COLUMN extra"),
    "events with a function in a check": events_table(
        EVENTS.replace("state BLOB", "state BLOB CHECK (length(state) < 9 OR randomblob(9) NOT NULL)")
    ),
    "events in an order of their own": events_table(
        EVENTS.replace("topic TEXT", "topic TEXT COLLATE NOCASE")
    ),
    "events without a rowid": events_table(
        EVENTS.replace("originator_id TEXT", "originator_id TEXT NOT NULL") + " WITHOUT ROWID"
    ),
    "events without a key": events_table(EVENTS.split(", PRIMARY", maxsplit=1)[0] + ")"),
    "strict events": events_table(EVENTS + " STRICT"),
    "events in capitals": schema_text("stored_events", "stored_events", "STORED_EVENTS"),
    "events with a remark": schema_text("stored_events", "(originator_id", "(/* hello */ originator_id"),
    "events with a space that is none": schema_text("stored_events", "topic TEXT", "topic\u00a0TEXT"),
    "events with a name in quotes": schema_text("stored_events", "topic TEXT", '"topic" TEXT'),
    "events of another type": schema_text("stored_events", "state BLOB", "state TEXT"),
    "events that are a view": sql(
        "ALTER TABLE stored_events RENAME TO kept", "CREATE VIEW stored_events AS SELECT * FROM kept"
    ),
    "a column renamed": sql("ALTER TABLE commands RENAME COLUMN id TO name"),
    "a table renamed": sql("ALTER TABLE keys RENAME TO chaves"),
    "no guard": sql(f"DROP TRIGGER {GUARD}"),
    "a guard that lets pass": schema_text(
        GUARD, "RAISE(ABORT, 'the journal is append-only')", "RAISE(IGNORE)"
    ),
    "a guard for some rows": schema_text(GUARD, "BEGIN SELECT", "WHEN 0 BEGIN SELECT"),
    "a guard that does more": schema_text(GUARD, "; END", "; DELETE FROM keys; END"),
    "a guard of another table": schema_text(GUARD, "ON stored_events", "ON keys"),
    "a guard with another name": schema_text(GUARD, GUARD, "harmless"),
    "no commands": unguarded("DELETE FROM sqlite_master WHERE tbl_name = 'commands'"),
    "no chain": sql("DROP TABLE chain"),
    "no keys": sql("DROP TABLE keys"),
    "no vault": sql("DROP TABLE vault"),
    "nothing at all": sql("DELETE FROM sqlite_master"),
    "no words": sql("UPDATE sqlite_master SET sql = NULL WHERE name = 'keys'"),
    "a table said to be a view": sql("UPDATE sqlite_master SET type = 'view' WHERE name = 'keys'"),
    "a table said to be of another": sql("UPDATE sqlite_master SET tbl_name = 'x' WHERE name = 'keys'"),
    "a table on a page that is not there": sql(
        "UPDATE sqlite_master SET rootpage = 9999 WHERE name = 'keys'"
    ),
    "a table without a page": sql("UPDATE sqlite_master SET rootpage = 0 WHERE name = 'keys'"),
}
