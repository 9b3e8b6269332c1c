"""How often something comes back: in words that people use, or by a rule of RFC 5545.

RFC 5545: B. Desruisseaux (ed.), *Internet Calendaring and Scheduling Core Object Specification (iCalendar)*,
IETF, 2009, section 3.3.10.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import takewhile

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EXAMPLES = (
    "every year in March",
    "every year in March and September",
    "every quarter",
    "every month",
    "every two weeks",
    "second Thursday of March and September",
    "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
)
_WORDS = {
    "every year": "FREQ=YEARLY",
    "every two years": "FREQ=YEARLY;INTERVAL=2",
    "every half-year": "FREQ=MONTHLY;INTERVAL=6",
    "every quarter": "FREQ=MONTHLY;INTERVAL=3",
    "every two months": "FREQ=MONTHLY;INTERVAL=2",
    "every month": "FREQ=MONTHLY",
    "every two weeks": "FREQ=WEEKLY;INTERVAL=2",
    "every week": "FREQ=WEEKLY",
}
_SAID = {rule: words for words, rule in _WORDS.items()}
_PARTS = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYYEARDAY", "BYWEEKNO"}
    | {"BYSETPOS"}
)
_WHOLE = re.compile(r"[1-9]\d{0,2}")
_LONG = timedelta(days=3660)
_YEARLY = "FREQ=YEARLY;BYMONTH="


class NoRule(ValueError):
    """A text that says no days; its words say what to write instead."""


def read(text: str, first: date) -> str:
    """The rule that a text means, of something that is first due on or after `first`.

    Raises `NoRule` where it means none, or gives no day within ten years.
    """
    said = " ".join(text.strip().rstrip(".").split())
    rule = _in_words(said.casefold(), first) or _as_written(said)
    if not days(rule, first, first, min(first, date.max - _LONG) + _LONG):
        raise NoRule(
            f"That gives no day within ten years from {first}. Write it otherwise, such as {EXAMPLES[0]!r}."
        )
    return rule


def days(rule: str, first: date, begin: date, end: date) -> tuple[date, ...]:
    """The days from `begin` to `end`, both included, on which a rule falls that is first due on or after
    `first`; none for what is no rule."""
    from dateutil.rrule import rrulestr

    if re.search(r"INTERVAL=0*(;|$)", rule):  # it would never come to an end
        return ()
    try:
        found = rrulestr(rule, dtstart=_midnight(first))
    except (ValueError, TypeError):
        return ()
    until = takewhile(lambda each: each.date() <= end, found)
    return tuple(each.date() for each in until if each.date() >= begin)


def told(rule: str) -> str:
    """A rule in words where there are any: "every year in March"; else as it is written."""
    plain = re.sub(r";BYMONTHDAY=28[0-9,]*;BYSETPOS=-1$", "", rule)
    if plain in _SAID:
        return _SAID[plain]
    found = re.fullmatch(r"FREQ=(?:YEARLY|MONTHLY);BYMONTH=([0-9,]+)(?:;BYDAY=(-?[1-4])([A-Z]{2}))?", plain)
    if found is None:
        return rule
    months = _joined([MONTHS[int(month) - 1] for month in found[1].split(",")])
    if found[2] is None:
        return f"every year in {months}"
    places = {place: word for word, place in _PLACES.items()}
    weekday = next(each for each in _WEEKDAYS if each[:2].upper() == found[3])
    return f"{places[int(found[2])]} {weekday} of {months}" if int(found[2]) in places else rule


def _in_words(said: str, first: date) -> str | None:
    """The rule of what is said in words; None where it is said otherwise. Raises `NoRule`."""
    said = re.sub(r"every second (week|month|year)", r"every two \1s", said.replace("each ", "every "))
    said = said.replace("half year", "half-year")
    if said in _WORDS:
        rule = _WORDS[said]
        if rule == "FREQ=YEARLY" and first.day > 28:
            rule = f"{_YEARLY}{first.month}"
        return rule if "WEEKLY" in rule else rule + _at_the_end(first)
    if weekday := re.fullmatch(r"(?:every year on )?(?:the )?(\w+) (\w+day) (?:of|in) (.+)", said):
        months = ",".join(str(month) for month in _months(weekday[3]))
        return f"{_YEARLY}{months};BYDAY={_place(weekday[1])}{_weekday(weekday[2])}"
    found = re.fullmatch(r"every year in (.+)", said)
    if found is None:
        return None
    wanted = _months(found[1])
    listed = ",".join(str(month) for month in wanted)
    end = _at_the_end(first)
    return (f"FREQ=MONTHLY;BYMONTH={listed}" if end and len(wanted) > 1 else f"{_YEARLY}{listed}") + end


def _months(said: str) -> list[int]:
    names = [each for each in re.split(r"\s*,\s*|\s+and\s+", said) if each]
    return sorted({_month(name) for name in names})


def _place(word: str) -> int:
    if word not in _PLACES:
        raise NoRule(f"{word!r} is no place. Write one of {_joined(list(_PLACES), 'or')}.")
    return _PLACES[word]


def _weekday(word: str) -> str:
    fits = [each for each in _WEEKDAYS if each.casefold() == word]
    if not fits:
        raise NoRule(f"{word!r} is no day of the week. Write one of {_joined(_WEEKDAYS, 'or')}.")
    return fits[0][:2].upper()


def _month(name: str) -> int:
    fits = [
        place for place, month in enumerate(MONTHS, 1) if month.casefold().startswith(name) and len(name) >= 3
    ]
    if len(fits) != 1:
        raise NoRule(f"{name!r} is no month. Write its English name, such as {EXAMPLES[0]!r}.")
    return fits[0]


def _at_the_end(first: date) -> str:
    """Months that are too short have it on their last day, instead of leaving it out."""
    if first.day <= 28:
        return ""
    return f";BYMONTHDAY={','.join(str(day) for day in range(28, first.day + 1))};BYSETPOS=-1"


def _as_written(said: str) -> str:
    """A rule as RFC 5545 writes it, checked. Raises `NoRule`."""
    from dateutil.rrule import rrulestr

    rule = said.upper().removeprefix("RRULE:").replace(" ", "").strip(";")
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    if "FREQ" not in parts:
        examples = _joined([repr(each) for each in (*EXAMPLES[:3], EXAMPLES[-1])], "or")
        raise NoRule(f"It is not clear how often that is. Write it as {examples}.")
    if unknown := sorted(set(parts) - _PARTS):
        raise NoRule(f"{unknown[0]} does not go here: a fixed point has a day and no time. Leave it out.")
    if parts["FREQ"] not in ("YEARLY", "MONTHLY", "WEEKLY"):
        raise NoRule("A fixed point comes YEARLY, MONTHLY or WEEKLY. Write one of them after FREQ=.")
    if not _WHOLE.fullmatch(parts.get("INTERVAL", "1")):
        raise NoRule("INTERVAL is a whole number from 1: INTERVAL=2 is every second time.")
    if not re.fullmatch(r"\d{8}|", parts.get("UNTIL", "")):
        raise NoRule("Write UNTIL as a day without a time: UNTIL=20281231.")
    try:
        rrulestr(rule, dtstart=_midnight(date(2024, 1, 1)))
    except (ValueError, TypeError):
        raise NoRule(f"{rule} is no rule of RFC 5545. One is {EXAMPLES[-1]}.") from None
    return rule


def _midnight(day: date) -> datetime:
    """A day as the library wants it: without a zone, as a whole day has none."""
    return datetime.combine(day, time.min)


def _joined(texts: Sequence[str], word: str = "and") -> str:
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} {word} {texts[-1]}"
