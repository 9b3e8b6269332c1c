"""What is on its way out still works, and says what to use in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module

import pytest

from veikart import api, deprecations, hooks
from veikart.blocks import Callout
from veikart.deprecations import Deprecated

BANNER = Deprecated("1.4", "2.0", "use Callout", stands_in="veikart.blocks:Callout")


def faults_in(names: Mapping[str, Deprecated], of_hooks: Mapping[str, Deprecated]) -> list[str]:
    """What is wrong with the tables: a removal that is no major version after the one that warns, a name
    that is loaded in another way too, something that is not there."""
    wrong = [name for name, each in (names | of_hooks).items() if not _in_time(each)]
    wrong += [name for name in names if name in vars(api) or name in api.__all__]
    for each in names.values():
        module, _, inner = each.stands_in.partition(":")
        assert getattr(import_module(module), inner) is not None
    return wrong + [name for name in of_hooks if not hasattr(hooks, name)]


def _in_time(each: Deprecated) -> bool:
    since, removal = re.fullmatch(r"(\d+)\.\d+", each.since), re.fullmatch(r"(\d+)\.0", each.removal)
    return since is not None and removal is not None and int(removal[1]) > int(since[1])


def test_a_deprecated_name_is_found_and_warns_with_what_to_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deprecations, "NAMES", {"Banner": BANNER})
    words = r"^veikart\.api\.Banner is deprecated since veikart 1\.4 and goes in 2\.0: use Callout\.$"
    with pytest.warns(DeprecationWarning, match=words) as caught:
        assert api.Banner is Callout
    assert caught[0].filename == __file__


def test_importing_a_deprecated_name_warns_where_it_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deprecations, "NAMES", {"Banner": BANNER})
    with pytest.warns(DeprecationWarning, match="use Callout") as caught:
        exec(compile("from veikart.api import Banner", "their_plugin.py", "exec"), {})
    assert {warning.filename for warning in caught} == {"their_plugin.py"}


def test_what_is_deprecated_goes_in_a_major_version_and_is_still_there() -> None:
    assert faults_in(deprecations.NAMES, deprecations.HOOKS) == []


@pytest.mark.parametrize(
    ("since", "removal"), [("1.4", "1.6"), ("1.4", "1.0"), ("2.0", "2.0"), ("soon", "2.0"), ("1.4", "later")]
)
def test_a_table_that_breaks_the_promise_is_found(since: str, removal: str) -> None:
    early = Deprecated(since, removal, "use another", stands_in="veikart.blocks:Callout")
    assert faults_in({"Banner": early}, {}) == ["Banner"]
    assert faults_in({}, {"veikart_views": early}) == ["veikart_views"]


def test_a_name_that_would_never_warn_is_found() -> None:
    assert faults_in({"Callout": BANNER}, {"veikart_banners": Deprecated("1.4", "2.0", "use views")}) == [
        "Callout",
        "veikart_banners",
    ]
