"""What is on its way out still works, and says what to use in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType

import pytest

from veikart import api, deprecations, hooks
from veikart.blocks import Callout, Text
from veikart.cli import main
from veikart.contributions.view import View
from veikart.deprecations import Deprecated
from veikart.plugins import Plugins
from veikart.plugins.discovery import given

BANNER = Deprecated("1.4", "2.0", "use Callout", stands_in="veikart.blocks:Callout")

OLD_VIEWS = Deprecated("1.4", "2.0", "declare pages with veikart_pages")


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


@pytest.fixture
def old_fashioned(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A plugin that answers a hook which is on its way out."""
    monkeypatch.setattr(deprecations, "HOOKS", {"veikart_views": OLD_VIEWS})

    def veikart_views() -> list[View]:
        return [View("old.page", "Old page", lambda picture, selection: [Text("well")], screen="Old")]

    made = ModuleType("old")
    made.veikart_views = api.hook(veikart_views)  # type: ignore[attr-defined]
    return made


def test_a_deprecated_hook_still_answers_and_the_status_says_what_to_do(old_fashioned: ModuleType) -> None:
    plugins = Plugins.load(extra=[old_fashioned], discover=list)
    assert [view.id for view in plugins.views()] == ["old.page"]
    [status] = plugins.statuses()
    assert (status.in_words, status.failures) == ("loaded", ())
    assert status.warnings == (
        "The hook veikart_views is deprecated since veikart 1.4 and goes in 2.0: declare pages with "
        "veikart_pages.",
    )


def test_the_list_of_plugins_tells_of_it(
    old_fashioned: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = Plugins.load.__func__.__kwdefaults__  # type: ignore[attr-defined]
    monkeypatch.setitem(found, "discover", lambda: [given(old_fashioned)])
    assert main(["plugins"]) == 0
    assert "goes in 2.0: declare pages with veikart_pages." in " ".join(capsys.readouterr().out.split())


def test_a_plugin_that_uses_nothing_old_is_told_nothing(old_fashioned: ModuleType) -> None:
    modern = ModuleType("modern")
    modern.veikart_closing = api.hook(veikart_closing)  # type: ignore[attr-defined]
    statuses = Plugins.load(extra=[old_fashioned, modern], discover=list).statuses()
    assert [bool(status.warnings) for status in statuses] == [True, False]


def veikart_closing() -> None: ...
