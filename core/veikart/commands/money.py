"""What commands ask about money: a currency to pick, and a message at the field where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from veikart.commands.fields import Choice, Pick
from veikart.errors import DoesNotFit
from veikart.money import NORDIC, currencies, near

if TYPE_CHECKING:
    from veikart.picture import Picture


def _money(picture: Picture) -> list[Choice]:
    """Currencies, the Nordic ones first."""
    return [Choice(code, code) for code in (*NORDIC, *sorted(currencies() - set(NORDIC)))]


Money = Annotated[str, Pick(choices=_money)]
"""A parameter for a currency."""


def must_be_paid_in_money(amount: float | None, currency: str | None) -> None:
    """Raises `DoesNotFit` at the field `currency` for an amount without one, and for a code that there is
    none of."""
    if amount is not None and currency is None:
        raise DoesNotFit.at("currency", "Say in which currency, such as NOK.")
    if currency is not None and currency not in currencies():
        codes = ", ".join(near(currency))
        raise DoesNotFit.at("currency", f"There is no currency {currency!r}. Use a code such as {codes}.")
