"""A line that is opened by cutting says what it says when it is taken apart; a doubtful one is not cut."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from veikart.journal.vault.splicing import apart, fields_in, spliced

HOSTILE = ('","name":"', '{"name":', '"', "\\", "null", "}", ',"d":{', '"ref":null')
NAMES = ("person", "name", "ref", "unit")
texts = st.one_of(st.text(max_size=12), st.sampled_from(HOSTILE))
values = st.one_of(st.none(), texts, st.integers(), st.lists(texts, max_size=2), st.booleans())
bodies = st.dictionaries(st.sampled_from(NAMES), values, min_size=1)
secrets = st.dictionaries(st.sampled_from(("name", "ref", "@note")), st.one_of(st.none(), texts), max_size=3)


def tight(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def line_of(body: dict[str, Any], by: str = "hr") -> bytes:
    head = {"v": 1, "id": "0" * 36, "at": "t", "eff": "e", "by": by}
    head |= {"ses": None, "cor": "c", "cau": None, "note": None, "tags": []}
    return tight(head | {"s": {"p1": b64encode(b"sealed").decode()}, "d": body})


def cut(body: dict[str, Any], said: dict[str, Any], by: str = "hr") -> bytes | None:
    parts, fields = apart(line_of(body, by)), fields_in(tight(said))
    return spliced(parts, fields) if parts is not None and fields is not None else None


@settings(max_examples=300, deadline=None)
@given(bodies, secrets, texts)
def test_what_is_cut_is_what_is_put_together(body: dict[str, Any], said: dict[str, Any], by: str) -> None:
    whole = json.loads(line_of(body, by))
    del whole["s"]
    whole["d"].update(said)
    found = cut(body, said, by)
    assert found is None or json.loads(found) == whole


def test_a_name_and_a_number_are_cut_in_where_they_stand() -> None:
    found = cut({"person": "p1", "name": "Forgotten p1", "ref": None}, {"name": "Åse", "ref": "H-7"})
    assert found is not None
    assert json.loads(found)["d"] == {"person": "p1", "name": "Åse", "ref": "H-7"}


def test_without_a_key_the_seal_alone_is_taken_away() -> None:
    parts = apart(line_of({"person": "p1", "name": "Forgotten p1"}))
    assert parts is not None
    found = spliced(parts, ())
    assert found is not None
    assert "s" not in json.loads(found)


def test_what_needs_a_closer_look_is_not_cut() -> None:
    there = {"person": "p1", "name": "x"}
    assert cut(there, {"@note": "a note"}) is None
    assert cut(there, {"ref": "not there"}) is None
    assert cut({**there, "ref": 7}, {"ref": "H-7"}) is None
    assert cut({**there, "more": {"name": "y"}}, {"name": "Åse"}) is None
    assert cut({**there, "unit": 'a "quoted" one'}, {"name": "Åse"}) is None
