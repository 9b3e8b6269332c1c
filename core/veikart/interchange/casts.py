"""Text to what it says: numbers, days, methods, yes and no. None is guessed; what is unclear is refused."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from veikart.interchange.faults import Refused
from veikart.text import fold, same
from veikart_events.cleaning import clean_line

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_NORDIC_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SLASHED_DAY = re.compile(r"\d{1,4}/\d{1,2}/\d{1,4}")
_MONTH_ENDS = re.compile(r"(\d{4})(?:-(\d{2}))?")

_METHODS = {
    "self": "self self-assessment egen egenvurdering selv sjalv sjalvskattning egenbedomning",
    "peer": "peer colleague kollega medarbeider medarbetare",
    "manager": "manager supervisor lead leder naermeste-leder chef narmaste-chef",
    "test": "test exam prove certification sertifisering certifiering",
    "observation": "observation observed observasjon",
    "interview": "interview intervju samtale samtal",
    "consultant": "consultant konsulent konsult radgiver radgivare",
    "calibrated": "calibrated kalibrert kalibrerad agreed omforent",
}
_CONFIDENCES = {
    "low": "low lav lag",
    "medium": "medium middels medel",
    "high": "high hoy hog",
}
_CRITICALITIES = {
    "1": "1 useful nyttig nytte anvandbar",
    "2": "2 important viktig",
    "3": "3 critical kritisk",
}
_OWNERS = {
    "management": "management ledelse ledelsen ledning ledningen toppledelse",
    "hr": "hr",
    "line": "line linje linjen line-management",
}
_BETTER = {
    "higher": "higher high up more hoyere hogre opp upp mer",
    "lower": "lower low down less lavere lagre ned mindre",
}
_YES = frozenset(("y", "yes", "ja", "j", "true", "1", "x"))
_NO = frozenset(("n", "no", "nei", "nej", "false", "0"))


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """`text` as names are compared: cleaned, on one line, whatever its case."""
    return same(text)


@lru_cache(maxsize=65536)
def word(text: str) -> str:
    """`text` as words of a closed list are compared: like `key`, and without accents."""
    return fold(clean_line(text))


def number(text: str) -> float | None:
    """The number in `text`, with a decimal point or comma, spaces between thousands; None when it is none."""
    plain = "".join(text.split()).replace("\u2212", "-")
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    return float(plain) if _NUMBER.fullmatch(plain) else None


@lru_cache(maxsize=8192)
def _day(text: str) -> date | None:
    if found := _NORDIC_DAY.fullmatch(text):
        year, month, day = int(found[3]), int(found[2]), int(found[1])
    else:
        try:
            return date.fromisoformat(text[:10] if text[10:11] in (" ", "T") else text)
        except ValueError:
            return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day(text: str, field: str = "date") -> date | None:
    """The day in `text` (2026-03-01 or 1.3.2026, a time of day is dropped); None when it is empty."""
    text = text.strip()
    if not text:
        return None
    found = _day(text)
    if found is None:
        raise Refused("this is not a date", field=field, value=text, advice=_date_advice(text))
    return found


def _date_advice(text: str) -> str:
    if _SLASHED_DAY.fullmatch(text):
        return "Day or month first? Write it as 2026-03-01 or 1.3.2026."
    if text.isdigit() and len(text) == 5:
        return "This looks like Excel's own count of days. Format the column as a date and save again."
    return "Write it as 2026-03-01 or 1.3.2026, or leave the column out with --ignore."


def horizon(text: str, field: str = "horizon") -> date | None:
    """Like `day`; a year means its last day, a year and month (2027-06) the last day of that month."""
    if found := _MONTH_ENDS.fullmatch(text.strip()):
        year, month = int(found[1]), int(found[2] or 12)
        if not (1 <= month <= 12 and year >= 1):
            return day(text, field)
        first_after = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(first_after.toordinal() - 1)
    return day(text, field)


def _one_of(words: dict[str, str], text: str, field: str) -> str | None:
    if not text:
        return None
    wanted = word(text).replace(" ", "-")
    for name, synonyms in words.items():
        if wanted == name or wanted in synonyms.split():
            return name
    raise Refused(
        f"{text!r} is not known here", field=field, value=text, advice=f"Use one of: {', '.join(words)}."
    )


def method(text: str, field: str = "method") -> str | None:
    """One of `veikart_events.vocabulary.assessment.Method`, also from its Norwegian or Swedish word."""
    return _one_of(_METHODS, text, field)


def confidence(text: str, field: str = "confidence") -> str | None:
    """ "low", "medium" or "high"."""
    return _one_of(_CONFIDENCES, text, field)


def criticality(text: str, field: str = "criticality") -> int | None:
    """1 useful, 2 important, 3 critical."""
    found = _one_of(_CRITICALITIES, text, field)
    return int(found) if found else None


def owner(text: str, field: str = "owner") -> str | None:
    """ "management", "hr" or "line"."""
    return _one_of(_OWNERS, text, field)


def better(text: str, field: str = "better") -> str | None:
    """ "higher" or "lower": which way is an improvement."""
    return _one_of(_BETTER, text, field)


def weight(text: str, field: str = "weight") -> float | None:
    """A number above 0, at most 100."""
    if not text:
        return None
    found = number(text)
    if found is None or not 0 < found <= 100:
        raise Refused(
            "a weight is a number above 0 and at most 100", field=field, value=text, advice="Correct it."
        )
    return found


def yes(text: str, field: str) -> bool | None:
    """True for yes, ja, y, 1, x; False for no, nei, nej, n, 0; None for an empty cell or n/a."""
    said = word(text)
    if said in ("", "n/a", "na"):
        return None
    if said in _YES or said in _NO:
        return said in _YES
    raise Refused("this is neither yes nor no", field=field, value=text, advice="Write Y or N.")
