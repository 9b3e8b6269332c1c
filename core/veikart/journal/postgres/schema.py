"""The tables of an engagement: how they are made, and how PostgreSQL describes them to who knows it well."""

from __future__ import annotations

_APPEND_ONLY = ("stored_events", "commands", "chain")

# Beside the library's own `stored_events`, which the recorder makes. Text is compared byte by byte: an index
# in the order of a language breaks with an update of the system below the server.
OWN_STATEMENTS = (
    'CREATE TABLE {schema}.commands ("first" bigint PRIMARY KEY, "last" bigint NOT NULL, '
    'id text COLLATE "C" NOT NULL UNIQUE)',
    "CREATE TABLE {schema}.chain (position bigint PRIMARY KEY, digest bytea NOT NULL)",
    # Apart from the events, so that a key can go without touching them; null: it was destroyed.
    "CREATE TABLE {schema}.keys (number bigint PRIMARY KEY, "
    'subject text COLLATE "C" NOT NULL UNIQUE, wrapped bytea)',
    'CREATE TABLE {schema}.vault (part text COLLATE "C" PRIMARY KEY, value bytea NOT NULL)',
    "CREATE FUNCTION {schema}.keep() RETURNS trigger LANGUAGE plpgsql AS "
    "$$BEGIN RAISE EXCEPTION 'the journal is append-only'; END$$",
    *(
        f"CREATE TRIGGER keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON {{schema}}.{table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION {schema}.keep()"
        for table in _APPEND_ONLY
    ),
)

# Whatever could run, hide or change something when a row is read or written. It reads the catalogue of the
# server only, and nothing in it is called.
DESCRIPTION = """
WITH spaces AS (SELECT oid, nspname FROM pg_namespace WHERE nspname = ANY(%s)),
relations AS (SELECT s.nspname, c.* FROM pg_class c JOIN spaces s ON s.oid = c.relnamespace)
SELECT nspname, concat_ws(' ', 'relation', relname, relkind, relpersistence, relrowsecurity, relhasrules,
    relispartition OR EXISTS (SELECT FROM pg_inherits WHERE c.oid IN (inhrelid, inhparent)))
FROM relations c
UNION ALL
SELECT nspname, concat_ws(' ', 'column', relname, attname, format_type(atttypid, atttypmod), attnotnull,
    attidentity::text, attgenerated::text, attcollation::regcollation, pg_get_expr(adbin, adrelid))
FROM relations c JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE relkind NOT IN ('i', 'S')
UNION ALL
SELECT nspname, 'index ' || pg_get_indexdef(c.oid) FROM relations c WHERE relkind = 'i'
UNION ALL
SELECT nspname, concat_ws(' ', 'constraint', relname, conname, pg_get_constraintdef(o.oid))
FROM relations c JOIN pg_constraint o ON conrelid = c.oid WHERE contype <> 'n'
UNION ALL
SELECT nspname, concat_ws(' ', 'trigger', tgenabled, pg_get_triggerdef(t.oid))
FROM relations c JOIN pg_trigger t ON tgrelid = c.oid WHERE NOT tgisinternal
UNION ALL
SELECT nspname, concat_ws(' ', 'function', prokind, pg_get_functiondef(p.oid))
FROM pg_proc p JOIN spaces s ON s.oid = pronamespace WHERE prokind IN ('f', 'p')
UNION ALL
SELECT nspname, concat_ws(' ', 'aggregate', proname)
FROM pg_proc p JOIN spaces s ON s.oid = pronamespace WHERE prokind NOT IN ('f', 'p')
UNION ALL
SELECT nspname, concat_ws(' ', 'type', typname) FROM pg_type t JOIN spaces s ON s.oid = typnamespace
WHERE typtype NOT IN ('c', 'b')
UNION ALL
SELECT nspname, concat_ws(' ', 'operator', oprname) FROM pg_operator JOIN spaces s ON s.oid = oprnamespace
"""

# As PostgreSQL 14 to 18 answer, without the name of the schema and with single spaces.
EXPECTED = sorted(
    """
column chain digest bytea t -
column chain position bigint t -
column commands first bigint t -
column commands id text t "C"
column commands last bigint t -
column keys number bigint t -
column keys subject text t "C"
column keys wrapped bytea f -
column stored_events notification_id bigint t - nextval('stored_events_notification_id_seq'::regclass)
column stored_events originator_id text t "default"
column stored_events originator_version bigint t -
column stored_events state bytea f -
column stored_events topic text f "default"
column vault part text t "C"
column vault value bytea t -
constraint chain chain_pkey PRIMARY KEY ("position")
constraint commands commands_id_key UNIQUE (id)
constraint commands commands_pkey PRIMARY KEY (first)
constraint keys keys_pkey PRIMARY KEY (number)
constraint keys keys_subject_key UNIQUE (subject)
constraint stored_events stored_events_pkey PRIMARY KEY (originator_id, originator_version)
constraint vault vault_pkey PRIMARY KEY (part)
index CREATE UNIQUE INDEX chain_pkey ON chain USING btree ("position")
index CREATE UNIQUE INDEX commands_id_key ON commands USING btree (id)
index CREATE UNIQUE INDEX commands_pkey ON commands USING btree (first)
index CREATE UNIQUE INDEX keys_pkey ON keys USING btree (number)
index CREATE UNIQUE INDEX keys_subject_key ON keys USING btree (subject)
index CREATE UNIQUE INDEX stored_events_notification_id_idx ON stored_events USING btree (notification_id)
index CREATE UNIQUE INDEX stored_events_pkey ON stored_events USING btree (originator_id, originator_version)
index CREATE UNIQUE INDEX vault_pkey ON vault USING btree (part)
relation chain r p f f f
relation chain_pkey i p f f f
relation commands r p f f f
relation commands_id_key i p f f f
relation commands_pkey i p f f f
relation keys r p f f f
relation keys_pkey i p f f f
relation keys_subject_key i p f f f
relation stored_events r p f f f
relation stored_events_notification_id_idx i p f f f
relation stored_events_notification_id_seq S p f f f
relation stored_events_pkey i p f f f
relation vault r p f f f
relation vault_pkey i p f f f
""".strip().splitlines()
    + [
        "function f CREATE OR REPLACE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql "
        "AS $function$BEGIN RAISE EXCEPTION 'the journal is append-only'; END$function$"
    ]
    + [
        f"trigger O CREATE TRIGGER keeps BEFORE DELETE OR UPDATE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION keep()"
        for table in _APPEND_ONLY
    ]
)
