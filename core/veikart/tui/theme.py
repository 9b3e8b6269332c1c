"""How things look in a terminal: two themes, and what every `Look` of a page becomes in them.

Colours carry nothing alone: marks, fills and digits say the same. Text stands out from its ground by at
least 4.5:1 (WCAG 2.2, 1.4.3), and the ramp's luminance is strictly monotonic, so that it reads in greyscale
and for every kind of colour vision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rich.style import Style
from textual.app import App
from textual.theme import Theme

from veikart.blocks import Tone
from veikart.typeset import Look, Role


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`. A tone's colour is for text on every ground here."""

    name: str
    dark: bool
    ground: str
    surface: str
    panel: str
    cursor: str
    """Behind the row under the cursor."""
    idle: str
    """The same while the keys go elsewhere."""
    point: str
    """Behind the heat cell under the cursor, and beside its row."""
    on_point: str
    rule: str
    track: str
    tones: Mapping[Tone, str]
    ramp: tuple[str, str, str, str, str]
    on_ramp: tuple[str, str, str, str, str]
    fills: Mapping[Tone, str]
    """For meters and bars: at least 3:1 against `ground` (WCAG 2.2, 1.4.11)."""
    parts: tuple[str, ...]
    """For the parts of a bar that have no tone."""


DARK = Palette(
    name="veikart-dark",
    dark=True,
    ground="#0f161d",
    surface="#16202a",
    panel="#1d2a36",
    cursor="#21435c",
    idle="#1f2f3d",
    point="#f4c95d",
    on_point="#10161c",
    rule="#41566a",
    track="#223140",
    tones={
        "normal": "#e4ebf1",
        "muted": "#a3b4c4",
        "strong": "#ffffff",
        "good": "#86d9ac",
        "warn": "#f4c06a",
        "bad": "#ffa69e",
        "accent": "#86cbf2",
    },
    ramp=("#1a2b3a", "#1f4f6e", "#2a7f99", "#6bb9ae", "#dceebf"),
    on_ramp=("#c9d6e2", "#ffffff", "#ffffff", "#0b1a22", "#0b1a22"),
    fills={
        "normal": "#5fa9d3",
        "muted": "#64798c",
        "strong": "#c3d0dc",
        "good": "#5cb88a",
        "warn": "#d9a448",
        "bad": "#dd7c74",
        "accent": "#5fa9d3",
    },
    parts=("#5fa9d3", "#d9a448", "#a08bd6", "#5cb88a", "#dd7c74", "#64798c"),
)

LIGHT = Palette(
    name="veikart-light",
    dark=False,
    ground="#fafbfc",
    surface="#f0f4f7",
    panel="#e4ebf0",
    cursor="#cfe3f1",
    idle="#e1e9ef",
    point="#8a3b00",
    on_point="#ffffff",
    rule="#a9b9c6",
    track="#dde6ec",
    tones={
        "normal": "#16222c",
        "muted": "#465866",
        "strong": "#000000",
        "good": "#0b5a37",
        "warn": "#744500",
        "bad": "#a01c22",
        "accent": "#0b4f7d",
    },
    ramp=("#e6eff3", "#b4d6de", "#71aec2", "#2c7396", "#0c3a5c"),
    on_ramp=("#22313c", "#0b1a22", "#0b1a22", "#ffffff", "#ffffff"),
    fills={
        "normal": "#3a84b5",
        "muted": "#7f919e",
        "strong": "#3b4c59",
        "good": "#36926a",
        "warn": "#bd7a12",
        "bad": "#c9544c",
        "accent": "#3a84b5",
    },
    parts=("#3a84b5", "#bd7a12", "#7d68bd", "#36926a", "#c9544c", "#7f919e"),
)

PALETTES: Mapping[str, Palette] = {palette.name: palette for palette in (DARK, LIGHT)}


def _theme(palette: Palette) -> Theme:
    tones = palette.tones
    return Theme(
        name=palette.name,
        dark=palette.dark,
        primary=tones["accent"],
        secondary=tones["muted"],
        accent=palette.point,
        foreground=tones["normal"],
        background=palette.ground,
        surface=palette.surface,
        panel=palette.panel,
        success=tones["good"],
        warning=tones["warn"],
        error=tones["bad"],
        variables={
            "text-muted": tones["muted"],
            "block-cursor-background": palette.cursor,
            "block-cursor-foreground": tones["strong"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": palette.idle,
            "block-cursor-blurred-foreground": tones["normal"],
            "footer-background": palette.panel,
            "footer-key-foreground": tones["accent"],
            "footer-description-foreground": tones["muted"],
            "input-selection-background": palette.cursor,
            "border": palette.rule,
            "border-blurred": palette.rule,
            "scrollbar": palette.rule,
            "scrollbar-hover": tones["muted"],
            "scrollbar-active": tones["accent"],
            "scrollbar-background": palette.ground,
            "scrollbar-background-hover": palette.ground,
            "scrollbar-background-active": palette.ground,
            "scrollbar-corner-color": palette.ground,
        },
    )


THEMES: tuple[Theme, Theme] = (_theme(DARK), _theme(LIGHT))


def add_themes(app: App[object], *, start: str = DARK.name) -> None:
    """Makes the two themes known to `app` and shows `start`."""
    for theme in THEMES:
        app.register_theme(theme)
    app.theme = start


@dataclass(frozen=True, slots=True)
class Ink:
    """A palette as it is used by an app: with or without colours that tell things apart."""

    palette: Palette
    plain: bool = False
    """No colours (NO_COLOR, or a terminal without): weight and slant set tones apart instead."""

    def style(self, look: Look) -> Style:
        """What a span with `look` is drawn with; colour and ground are always set."""
        return _style(self.palette.name, self.plain, look)

    def under_cursor(self, look: Look, *, cell: bool, focused: bool) -> Style:
        """The same under the cursor: a whole row, or one `cell` of a heat map or a figure."""
        return _under_cursor(self.palette.name, self.plain, look, cell, focused)


def ink_of(app: App[object]) -> Ink:
    """The ink that fits the theme an app shows now; themes of others get the palette of their darkness."""
    theme = app.current_theme
    palette = PALETTES.get(theme.name) or (DARK if theme.dark else LIGHT)
    return Ink(palette, plain=app.no_color)


# Roles that are text in one tone on the ground: the tone, and whether it is bold.
_TEXTS: Mapping[Role, tuple[Tone, bool]] = {
    "heading": ("accent", True),
    "title": ("strong", True),
    "group": ("strong", True),
    "head": ("muted", False),
    "key": ("muted", False),
    "label": ("normal", False),
    "detail": ("muted", False),
    "missing": ("muted", False),
    "not relevant": ("muted", False),
    "off": ("muted", False),
}


@lru_cache(maxsize=2048)
def _style(name: str, plain: bool, look: Look) -> Style:
    palette = PALETTES[name]
    if look.role in _TEXTS:
        tone, bold = _TEXTS[look.role]
        return Style(color=palette.tones[tone], bgcolor=palette.ground, bold=bold or None)
    if look.role in ("heat", "stale", "assumed"):
        return _heat(palette, look)
    if look.role in ("line", "expected", "band"):
        return _line(palette, look, plain)
    if look.role in ("meter", "track", "bar"):
        return _bar(palette, look, plain)
    if look.role == "rule" or (look.role == "frame" and look.tone in ("normal", "muted")):
        return Style(color=palette.rule, bgcolor=palette.ground)
    bold = look.role == "value" or look.tone == "strong" or (plain and look.tone in ("bad", "accent"))
    slanted = plain and look.tone == "warn"
    return Style(
        color=palette.tones[look.tone], bgcolor=palette.ground, bold=bold or None, italic=slanted or None
    )


def _bar(palette: Palette, look: Look, plain: bool) -> Style:
    """A meter on its track; a part of a bar, hatched on a mix of its colour and the ground."""
    if look.role == "bar" and look.tone == "normal":
        fill = palette.parts[look.step % len(palette.parts)]
    else:
        fill = palette.fills[look.tone]
    if look.role == "bar":
        return Style(color=fill, bgcolor=palette.ground if plain else mixed(fill, palette.ground))
    return Style(color=fill, bgcolor=palette.track)


def _line(palette: Palette, look: Look, plain: bool) -> Style:
    """A series in its colour; its band halfway to the ground, its expectations slanted."""
    color = palette.parts[look.step % len(palette.parts)]
    if look.tone != "normal":
        color = palette.fills[look.tone]
    if look.role == "band" and not plain:
        color = mixed(color, palette.ground)
    bold, slanted = look.role == "line", look.role == "expected"
    return Style(color=color, bgcolor=palette.ground, bold=bold or None, italic=slanted or None)


def mixed(one: str, other: str) -> str:
    """The colour halfway between two: behind a bar's hatching, which so becomes a texture."""
    return "#" + "".join(
        f"{(int(one[i : i + 2], 16) + int(other[i : i + 2], 16)) // 2:02x}" for i in (1, 3, 5)
    )


def _heat(palette: Palette, look: Look) -> Style:
    """On the ramp: a plain level fills its cell, a stale one is slanted, an assumed one not filled."""
    if look.step < 0 or look.role == "assumed":
        return Style(color=palette.tones["warn"], bgcolor=palette.ground, italic=True)
    color, ground = palette.on_ramp[look.step], palette.ramp[look.step]
    stale = look.role == "stale"
    return Style(color=color, bgcolor=ground, italic=stale or None, bold=not stale or None)


@lru_cache(maxsize=2048)
def _under_cursor(name: str, plain: bool, look: Look, cell: bool, focused: bool) -> Style:
    palette = PALETTES[name]
    if cell and focused:
        return Style(color=palette.on_point, bgcolor=palette.point, bold=True)
    ground = palette.cursor if focused else palette.idle
    if look.role in ("meter", "track", "bar", "heat", "stale"):
        return _style(name, plain, look)
    lift = look.role in ("text", "label") and look.tone == "normal"
    color = Style(color=palette.tones["strong"]) if lift else Style()
    return _style(name, plain, look) + color + Style(bgcolor=ground, bold=plain or None)
