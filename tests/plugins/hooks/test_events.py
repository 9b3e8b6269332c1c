"""A new kind of change: told in words, brought to its present version, kept without its plugin."""

from __future__ import annotations

import json
from types import ModuleType

import pytest
from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons
from tests.plugins.hooks.prepared import HOT_WORK

from veikart.api import EventType, Proposed, RuleBroken
from veikart.testing import Engagement


def test_what_was_written_is_told_in_the_words_of_the_plugin(room: Engagement, example: ModuleType) -> None:
    room.write(example.CertificateIssued(**HOT_WORK))
    assert room.told()[-1] == "Kari Nordmann: Hot work, valid until 2026-05-31"


def test_a_body_of_the_first_version_is_brought_to_the_second(example: ModuleType) -> None:
    [kind] = example.veikart_events()
    assert kind.model.model_validate(kind.upcast(1, dict(kind.samples[1]))).examiner == "not known"
    assert kind.upcast(2, {"examiner": "Berg"}) == {"examiner": "Berg"}


def test_its_events_are_kept_and_counted_without_the_plugin_and_come_back_with_it(
    room: Engagement, example: ModuleType
) -> None:
    room.write(example.CertificateIssued(**HOT_WORK))
    written = room.events("certificates.")
    room.reopen()
    assert room.events("certificates.") == written
    assert room.told()[-1] == "certificates.issued (belongs to a plugin that is not here)"
    room.reopen([example])
    assert room.told()[-1].startswith("Kari Nordmann: Hot work")


def test_the_rest_of_the_plugin_stays_out_with_a_topic_that_is_taken(
    app: Runs, answering: Answers, example: ModuleType
) -> None:
    odd = answering(events=example.veikart_events(), commands=[])
    session = app(example, odd)
    assert "event certificates.issued: left out, because certificates has one already" in reasons(session)


def test_where_telling_fails_the_journal_shows_the_topic(
    app: Runs, answering: Answers, example: ModuleType
) -> None:
    [kind] = example.veikart_events()
    session = app(answering(events=[EventType(kind.model, kind.upcasts, fails)]))
    session.write([Proposed(example.CertificateIssued(**HOT_WORK))])
    position = session.journal.head()
    assert session.told(session.picture(), [position])[0][1] == "certificates.issued"
    assert "telling certificates.issued: ValueError in test_events" not in reasons(session)
    assert "telling certificates.issued: ValueError" in reasons(session)


def test_an_event_that_does_not_fit_its_model_is_never_written(room: Engagement, example: ModuleType) -> None:
    with pytest.raises(ValueError, match="kind"):
        example.CertificateIssued(**{**HOT_WORK, "kind": ""})
    assert room.events("certificates.") == ()


def test_what_is_stored_is_the_body_and_nothing_of_the_plugin(room: Engagement, example: ModuleType) -> None:
    room.write(example.CertificateIssued(**HOT_WORK))
    [stored] = room.session.journal.at([room.session.journal.head()])
    document = json.loads(stored.state)
    assert (document["v"], document["d"]["until"], stored.topic) == (2, "2026-05-31", "certificates.issued")
    assert "certificates.py" not in stored.state.decode()


def test_rules_of_core_do_not_know_it_and_let_it_pass(room: Engagement, example: ModuleType) -> None:
    try:
        room.write(example.CertificateIssued(**{**HOT_WORK, "person": "nobody"}))
    except RuleBroken:
        pytest.fail("core has no rule about certificates")
    assert len(room.events("certificates.")) == 1
