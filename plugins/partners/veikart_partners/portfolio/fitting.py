"""What a description of a partner has to keep: a name of its own, money and languages that there are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from veikart.api import (
    DoesNotFit,
    RuleBroken,
    fold,
    number,
)
from veikart_partners.portfolio.standing import Partner, listed, partner_of, partners_at

if TYPE_CHECKING:
    from veikart.api import Picture


def must_be_there(picture: Picture, identity: str) -> Partner:
    """The partner. Raises `DoesNotFit` for one that is not in the portfolio."""
    partner = partner_of(picture, identity)
    if partner is None:
        raise DoesNotFit.at(
            "partner", "This partner is not in the portfolio. Choose one from the list, or add it first."
        )
    return partner


def must_be_unlike_others(picture: Picture, name: str, but: str = "") -> None:
    """Raises `DoesNotFit` for a name that another partner has."""
    wanted = fold(name)
    if any(fold(each.name) == wanted and each.id != but for each in partners_at(picture)):
        raise DoesNotFit.at(
            "name", f"There is a partner {name} already. Revise that one, or add a word to the name."
        )


def languages(text: str | None, field: str = "languages") -> str | None:
    """Codes with commas, in small letters; None for nothing. Raises `DoesNotFit` for what is no language."""
    codes = tuple(dict.fromkeys(code.casefold() for code in listed(text)))
    for code in codes:
        if code not in _languages():
            raise DoesNotFit.at(
                field, f"{code!r} is no code of a language. Write codes with commas, such as: nb, sv, da, en."
            )
    return ", ".join(codes) or None


@cache
def _languages() -> frozenset[str]:
    """Codes of ISO 639 that a language is known by."""
    from babel import Locale

    return frozenset(Locale("en").languages) | {"no"}


def tidy(text: str | None) -> str | None:
    """Parts between commas, each once; None for nothing."""
    return ", ".join(dict.fromkeys(listed(text))) or None


def must_be_on_scale(picture: Picture, skill: str, level: float | None, field: str) -> str:
    """The skill's own scale. Raises `DoesNotFit` for a skill that there is none of, and for a level that is
    none of its scale."""
    rows = picture.skills.filter(picture.skills["skill"] == skill)
    if not rows.height:
        raise RuleBroken(f"There is no skill with the id {skill!r}. Choose one from the list.")
    scale = picture.scales[str(rows["scale"][0])]
    values = [each.value for each in scale.levels]
    fits = level is None or level in values or (scale.continuous and scale.low <= level <= scale.high)
    if level is not None and not fits:
        between = ", ".join(f"{number(each.value)} {each.name}".strip() for each in scale.levels)
        raise DoesNotFit.at(field, f"{number(level)} is not a level of {rows['name'][0]}. It has {between}.")
    return scale.id
