"""Our own questions about a culture of learning: two for each theme, in three languages.

They are worded so that one can answer from one's own working week, on a scale from 1 (disagree) to 5 (agree).
"""

from __future__ import annotations

from dataclasses import dataclass

from veikart_culture.pulse.events import QuestionSet

LANGUAGES = ("en", "nb", "sv")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, worded in each of `LANGUAGES`."""

    id: str
    theme: str
    worded: tuple[str, str, str]
    reverse: bool = False


THEMES = {
    "trying": ("Trying and failing", "Prøve og feile", "Pröva och misslyckas"),
    "new": ("New learning", "Ny læring", "Nytt lärande"),
    "peers": ("Learning from peers", "Lære av hverandre", "Lära av varandra"),
    "leaders": ("Leaders and learning", "Ledere og læring", "Chefer och lärande"),
    "time": ("Time for learning", "Tid til læring", "Tid för lärande"),
    "feedback": ("Feedback", "Tilbakemelding", "Återkoppling"),
    "room": ("Room to act", "Handlingsrom", "Handlingsutrymme"),
}
QUESTIONS = (
    Asked("trying1", "trying", (
        "I can try a new way of doing things here without being blamed if it fails.",
        "Her kan jeg prøve en ny måte å gjøre ting på uten å få skylden om det går galt.",
        "Här kan jag pröva ett nytt sätt att arbeta utan att få skulden om det går fel.",
    )),
    Asked("trying2", "trying", (
        "Those who make a mistake here would rather keep it to themselves.",
        "De som gjør en feil her, holder det helst for seg selv.",
        "De som gör ett misstag här håller det helst för sig själva.",
    ), reverse=True),
    Asked("new1", "new", (
        "I am encouraged to learn what my work will need next.",
        "Jeg blir oppmuntret til å lære det arbeidet mitt vil trenge framover.",
        "Jag uppmuntras att lära mig det som mitt arbete kommer att behöva.",
    )),
    Asked("new2", "new", (
        "In the last three months I have used something that was new to me.",
        "De siste tre månedene har jeg tatt i bruk noe som var nytt for meg.",
        "De senaste tre månaderna har jag använt något som var nytt för mig.",
    )),
    Asked("peers1", "peers", (
        "In my team we show each other how we do things.",
        "I teamet mitt viser vi hverandre hvordan vi gjør ting.",
        "I mitt team visar vi varandra hur vi gör saker.",
    )),
    Asked("peers2", "peers", (
        "What one of us knows well seldom reaches the others.",
        "Det en av oss kan godt, når sjelden fram til de andre.",
        "Det som en av oss kan väl når sällan de andra.",
    ), reverse=True),
    Asked("leaders1", "leaders", (
        "My leader talks with me about what I am learning.",
        "Lederen min snakker med meg om det jeg holder på å lære.",
        "Min chef pratar med mig om vad jag håller på att lära mig.",
    )),
    Asked("leaders2", "leaders", (
        "Our leaders tell us what they are learning themselves.",
        "Lederne våre forteller hva de selv holder på å lære.",
        "Våra chefer berättar vad de själva håller på att lära sig.",
    )),
    Asked("time1", "time", (
        "In an ordinary week there is time for me to learn something.",
        "I en vanlig uke er det tid til at jeg lærer noe.",
        "Under en vanlig vecka finns det tid för mig att lära mig något.",
    )),
    Asked("time2", "time", (
        "When we are busy, learning is the first thing we drop.",
        "Når vi har det travelt, er læring det første vi dropper.",
        "När vi har mycket att göra är lärande det första vi hoppar över.",
    ), reverse=True),
    Asked("feedback1", "feedback", (
        "I get to know what I do well and what I could do better.",
        "Jeg får vite hva jeg gjør bra, og hva jeg kan gjøre bedre.",
        "Jag får veta vad jag gör bra och vad jag kan göra bättre.",
    )),
    Asked("feedback2", "feedback", (
        "I can tell a colleague what I think of their work, and it is taken well.",
        "Jeg kan si en kollega hva jeg synes om arbeidet, og det blir tatt godt imot.",
        "Jag kan säga till en kollega vad jag tycker om arbetet, och det tas väl emot.",
    )),
    Asked("room1", "room", (
        "I may decide for myself how I go about my work.",
        "Jeg får selv bestemme hvordan jeg går fram i arbeidet mitt.",
        "Jag får själv bestämma hur jag går till väga i mitt arbete.",
    )),
    Asked("room2", "room", (
        "I am given tasks in which I can grow.",
        "Jeg får oppgaver jeg kan vokse med.",
        "Jag får uppgifter som jag kan växa med.",
    )),
)  # fmt: skip


def own_set(language: str) -> list[QuestionSet]:
    """The questions as events; themes are named in the language, in English where it is another."""
    place = LANGUAGES.index(language) if language in LANGUAGES else 0
    return [
        QuestionSet(
            question=asked.id,
            theme=THEMES[asked.theme][place],
            labels=dict(zip(LANGUAGES, asked.worded, strict=True)),
            reverse=asked.reverse,
            order=10 * number,
        )
        for number, asked in enumerate(QUESTIONS, 1)
    ]
