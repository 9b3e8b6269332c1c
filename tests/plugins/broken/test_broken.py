"""Whatever is wrong with a plugin when it is loaded: it is named with its version, and the others live."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.plugins.broken.sources import BROKEN, LIMIT
from tests.plugins.conftest import SOUND, Discover, Install, status_of, views_of
from tests.rooms import furnished

from veikart.contributions.view import Selection
from veikart.plugins import Plugins, Terms
from veikart.plugins.page import plugin_blocks
from veikart.session import Session
from veikart.typeset import lay_out, to_text

HANG = [name for name in BROKEN if "hang" in name]
"""Only these have little time: a busy machine is no fault of the others."""


def put_in(install: Install, name: str) -> None:
    broken = BROKEN[name]
    install(name, broken.source, version="3.7", requires=broken.requires)


def test_there_are_twenty_at_least() -> None:
    assert len(BROKEN) >= 20


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_plugin_is_named_with_its_version_and_a_sound_one_lives(
    name: str, install: Install, installed_here: Discover
) -> None:
    install("sound", SOUND, distribution="veikart")
    put_in(install, name)
    terms = Terms(limit=LIMIT) if name in HANG else Terms()
    plugins = Plugins.load(discover=installed_here, terms=terms)
    status = status_of(plugins, name)
    assert BROKEN[name].said in status.reason
    assert status.state == ("loaded" if BROKEN[name].lives else "failed")
    assert (status.distribution, status.version) == (f"veikart-{name}", "3.7")
    assert "sound.page" in views_of(plugins)
    assert status_of(plugins, "sound").failures == ()


def test_all_broken_ones_together_leave_the_sound_one_and_the_engagement_alone(
    tmp_path: Path, install: Install, installed_here: Discover
) -> None:
    install("sound", SOUND, distribution="veikart")
    for name in BROKEN:
        put_in(install, name)
    plugins = Plugins.load(discover=installed_here, terms=Terms(limit=4 * LIMIT))
    session, clock = furnished(tmp_path / "room.veikart")
    session.close()
    with Session.open(tmp_path / "room.veikart", clock=clock, plugins=plugins) as session:
        assert session.view("sound.page").draw(session.picture(), Selection())
        assert session.blocks("overview")
        assert session.do("skill.assess", person="kari", skill="sql", level=2, method="manager") is not None
        page = to_text(lay_out(session.blocks("plugins"), 200))
    told = " ".join(page.replace("│", "").split())
    assert [name for name in BROKEN if f"{name} (veikart-{name} 3.7)" not in told] == []


def test_what_is_wrong_with_each_can_be_read_in_full_with_its_trace(
    install: Install, installed_here: Discover
) -> None:
    put_in(install, "raises_at_import")
    statuses = Plugins.load(discover=installed_here).statuses()
    [callout] = [block for block in plugin_blocks(statuses, {}) if getattr(block, "why", None)]
    assert "plug_raises_at_import.py" in str(callout.why)  # type: ignore[union-attr]
