"""Contrast and order of the colours, computed as WCAG 2.2 does."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rich.color import Color
from rich.style import Style
from textual.app import App
from textual.color import Color as TextualColor

from veikart.tui.theme import DARK, LIGHT, THEMES, Ink, Palette, add_themes, ink_of
from veikart.typeset import Look

PALETTES = pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda palette: palette.name)


def luminance(color: str) -> float:
    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def hexed(color: Color | None) -> str:
    assert color is not None
    return color.get_truecolor().hex


def test_contrast_is_computed_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@PALETTES
def test_every_tone_can_be_read_on_every_ground(palette: Palette) -> None:
    grounds = (palette.ground, palette.surface, palette.panel, palette.cursor, palette.idle)
    weak = {
        (tone, ground, round(contrast(color, ground), 2))
        for tone, color in palette.tones.items()
        for ground in grounds
        if contrast(color, ground) < 4.5
    }
    assert not weak


@PALETTES
def test_digits_can_be_read_on_every_shade_and_under_the_cursor(palette: Palette) -> None:
    assert all(contrast(*pair) >= 4.5 for pair in zip(palette.ramp, palette.on_ramp, strict=True))
    assert contrast(palette.point, palette.on_point) >= 4.5


@PALETTES
def test_fills_stand_out_from_the_ground(palette: Palette) -> None:
    for fill in (*palette.fills.values(), *palette.parts, palette.point):
        assert contrast(fill, palette.ground) >= 3


@PALETTES
def test_the_ramp_goes_one_way_in_greyscale_away_from_the_ground(palette: Palette) -> None:
    away = [contrast(shade, palette.ground) for shade in palette.ramp]
    greys = [TextualColor.parse(shade).monochrome.r for shade in palette.ramp]
    steps = [b - a for a, b in pairwise(greys)]
    assert all(b > a * 1.2 for a, b in pairwise(away))
    assert all(step > 12 for step in steps) or all(step < -12 for step in steps)


@PALETTES
@pytest.mark.parametrize("plain", [False, True])
def test_every_look_sets_colour_and_ground_and_can_be_read(palette: Palette, plain: bool) -> None:
    ink = Ink(palette, plain)
    for role in ("text", "value", "label", "detail", "heading", "title", "head", "key", "group", "missing"):
        for tone in palette.tones:
            for style in (
                ink.style(Look(role, tone)),
                ink.under_cursor(Look(role, tone), cell=False, focused=True),
                ink.under_cursor(Look(role, tone), cell=True, focused=True),
                ink.under_cursor(Look(role, tone), cell=False, focused=False),
            ):
                assert contrast(hexed(style.color), hexed(style.bgcolor)) >= 4.5, (role, tone)


@PALETTES
def test_kinds_of_cells_look_different_at_the_same_level(palette: Palette) -> None:
    ink = Ink(palette)
    styles = [
        ink.style(Look("heat", step=3)),
        ink.style(Look("stale", step=3)),
        ink.style(Look("assumed", step=3)),
        ink.style(Look("missing")),
    ]
    assert len(set(styles)) == len(styles)


def without_colours(style: Style) -> tuple[bool | None, ...]:
    return style.bold, style.italic, style.underline, style.reverse


@PALETTES
def test_without_colours_bad_and_warn_differ_from_normal_by_weight_and_slant(palette: Palette) -> None:
    ink = Ink(palette, plain=True)
    looks = {without_colours(ink.style(Look("text", tone))) for tone in ("normal", "warn", "bad")}
    assert len(looks) == 3


@PALETTES
def test_without_colours_a_bar_differs_from_its_ground_by_its_hatching(palette: Palette) -> None:
    style = Ink(palette, plain=True).style(Look("bar", "bad", 1))
    assert hexed(style.bgcolor) == palette.ground


async def test_an_app_shows_the_themes_and_its_ink_follows() -> None:
    app: App[None] = App()
    async with app.run_test():
        add_themes(app, start="veikart-light")
        assert ink_of(app).palette is LIGHT
        app.theme = "veikart-dark"
        assert ink_of(app).palette is DARK
        app.theme = "textual-light"
        assert ink_of(app).palette is LIGHT


async def test_no_color_asks_for_plain_ink(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app: App[None] = App()
    async with app.run_test():
        assert ink_of(app).plain


def test_themes_are_named_after_their_palettes() -> None:
    assert [theme.name for theme in THEMES] == ["veikart-dark", "veikart-light"]
