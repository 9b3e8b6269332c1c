"""The scales and the forty skills, with their labels in English, Norwegian (bokmål) and Swedish."""

from __future__ import annotations

from dataclasses import dataclass

MAIN, SELF_CHECK, LANGUAGE = "main", "self_check", "cefr"

SCALES = (
    (
        MAIN, "Levels 0–5",
        (
            (0, "None", "Has not met it yet."),
            (1, "Aware", "Knows what it is for and whom to ask."),
            (2, "With help", "Does it beside someone, or from a checklist."),
            (3, "On one's own", "Does the usual cases alone, safely and on time."),
            (4, "Guides others", "Solves the unusual cases and teaches colleagues."),
            (5, "Sets the standard", "Is asked from outside, and changes how it is done here."),
        ),
    ),
    (
        SELF_CHECK, "Self-check 1–4",
        (
            (1, "Not yet", "I would need someone to show me."),
            (2, "Somewhat", "I can do parts of it."),
            (3, "Well", "I do it without asking."),
            (4, "Very well", "Others ask me."),
        ),
    ),
    (
        LANGUAGE, "Languages A1–C2",
        (
            (1, "A1", "Understands and uses everyday phrases."),
            (2, "A2", "Manages short, routine exchanges."),
            (3, "B1", "Manages most situations at work and when travelling."),
            (4, "B2", "Speaks freely in meetings, reads technical texts."),
            (5, "C1", "Negotiates and writes with ease."),
            (6, "C2", "Understands practically everything, says it precisely."),
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SkillPlan:
    key: str
    group: str
    en: str
    nb: str
    sv: str
    scale: str = MAIN
    lead: float = 0.0
    """Where people stand at the beginning against what their role needs, in levels."""
    gain: float = 0.5
    """What two years bring, in levels."""


_FIELD, _PLANT, _CONTROL = "Field work and safety", "Plants and heat", "Control and automation"
_DATA, _MARKET, _LEADING, _SPEECH = (
    "Data and software", "Customer and market", "Planning and leading", "Languages",
)  # fmt: skip

SKILLS = (
    SkillPlan("height", _FIELD, "Working at height", "Arbeid i høyden", "Arbete på hög höjd",
              lead=0.4, gain=0.4),
    SkillPlan("sea", _FIELD, "Survival and rescue at sea", "Overlevelse og redning til sjøs",
              "Överlevnad och räddning till sjöss", lead=0.3, gain=0.4),
    SkillPlan("switching", _FIELD, "High-voltage switching", "Kobling av høyspenning",
              "Koppling av högspänning", lead=1.15, gain=-0.1),
    SkillPlan("isolation", _FIELD, "Isolating energy safely", "Sikker frakobling av energi",
              "Säker frånkoppling av energi", lead=0.35, gain=0.5),
    SkillPlan("lifting", _FIELD, "Lifting operations", "Løfteoperasjoner", "Lyftoperationer", gain=0.2),
    SkillPlan("emergency", _FIELD, "Leading an emergency response", "Beredskapsledelse",
              "Beredskapsledning", lead=-0.1),
    SkillPlan("cables", _FIELD, "Cable jointing and repair", "Kabelskjøting og reparasjon",
              "Kabelskarvning och reparation", lead=0.2, gain=0.3),
    SkillPlan("blades", _FIELD, "Blade inspection and repair", "Inspeksjon og reparasjon av blader",
              "Bladinspektion och bladreparation", gain=0.7),
    SkillPlan("gearbox", _PLANT, "Gearbox and bearing service", "Service på gir og lager",
              "Service av växellåda och lager", lead=0.1),
    SkillPlan("hydraulics", _PLANT, "Hydraulics", "Hydraulikk", "Hydraulik", lead=0.2, gain=0.2),
    SkillPlan("heat_pumps", _PLANT, "Large heat pumps", "Store varmepumper", "Stora värmepumpar",
              lead=-0.3, gain=0.8),
    SkillPlan("boilers", _PLANT, "Boiler operation", "Drift av kjeler", "Panndrift", lead=0.9, gain=0.0),
    SkillPlan("storage", _PLANT, "Thermal storage", "Varmelagring", "Värmelagring", lead=-0.5, gain=0.2),
    SkillPlan("balancing", _PLANT, "Balancing the heat network", "Balansering av varmenettet",
              "Balansering av värmenätet", lead=0.1, gain=0.4),
    SkillPlan("leaks", _PLANT, "Finding leaks", "Lekkasjesøk", "Läcksökning", lead=0.1, gain=0.3),
    SkillPlan("plc", _CONTROL, "PLC programming", "PLS-programmering", "PLC-programmering", gain=0.5),
    SkillPlan("control_room", _CONTROL, "Control-room operation", "Kontrollromsdrift", "Kontrollrumsdrift",
              lead=-0.1, gain=0.7),
    SkillPlan("security", _CONTROL, "Security of control systems", "Sikkerhet i styresystemer",
              "Säkerhet i styrsystem", lead=0.1, gain=0.9),
    SkillPlan("monitoring", _CONTROL, "Condition monitoring", "Tilstandsovervåking", "Tillståndsövervakning",
              lead=-0.5, gain=1.7),
    SkillPlan("twin", _CONTROL, "Digital twin modelling", "Modellering av digitale tvillinger",
              "Modellering av digitala tvillingar", lead=-0.9, gain=0.5),
    SkillPlan("drones", _CONTROL, "Drone inspection", "Droneinspeksjon", "Drönarinspektion",
              lead=-0.5, gain=0.1),
    SkillPlan("sql", _DATA, "Querying data (SQL)", "Datauttrekk (SQL)", "Datauttag (SQL)", gain=0.8),
    SkillPlan("python", _DATA, "Analysis in Python", "Analyse i Python", "Analys i Python",
              lead=-0.2, gain=0.9),
    SkillPlan("modelling", _DATA, "Data modelling", "Datamodellering", "Datamodellering", gain=0.4),
    SkillPlan("pipelines", _DATA, "Data pipelines", "Dataflyt", "Dataflöden", lead=-0.2, gain=0.9),
    SkillPlan("forecasting", _DATA, "Forecasting with machine learning", "Prognoser med maskinlæring",
              "Prognoser med maskininlärning", lead=-0.7, gain=0.7),
    SkillPlan("interfaces", _DATA, "Designing interfaces (API)", "Utforming av grensesnitt (API)",
              "Utformning av gränssnitt (API)", lead=0.1),
    SkillPlan("cloud", _DATA, "Running services in the cloud", "Drift av tjenester i skyen",
              "Drift av tjänster i molnet", lead=-0.1, gain=0.7),
    SkillPlan("advice", _MARKET, "Energy advice", "Energirådgivning", "Energirådgivning", lead=0.3, gain=0.4),
    SkillPlan("tariffs", _MARKET, "Flexible tariffs", "Fleksible tariffer", "Flexibla tariffer",
              lead=-0.6, gain=1.4),
    SkillPlan("trading", _MARKET, "Trading in the balancing market", "Handel i balansemarkedet",
              "Handel på balansmarknaden", lead=-0.8, gain=0.4),
    SkillPlan("negotiation", _MARKET, "Contract negotiation", "Kontraktsforhandling",
              "Avtalsförhandling", gain=0.3),
    SkillPlan("service_design", _MARKET, "Service design", "Tjenestedesign", "Tjänstedesign", gain=0.5),
    SkillPlan("planning", _LEADING, "Maintenance planning", "Vedlikeholdsplanlegging", "Underhållsplanering",
              lead=-0.1, gain=0.7),
    SkillPlan("parts", _LEADING, "Spare parts planning", "Reservedelsplanlegging", "Reservdelsplanering"),
    SkillPlan("root_cause", _LEADING, "Root-cause analysis", "Rotårsaksanalyse", "Rotorsaksanalys",
              lead=-0.2, gain=0.8),
    SkillPlan("coaching", _LEADING, "Coaching colleagues", "Veiledning av kolleger",
              "Handledning av kollegor",
              gain=0.4),
    SkillPlan("change", _LEADING, "Leading change", "Endringsledelse", "Förändringsledning",
              lead=-0.3, gain=0.4),
    SkillPlan("english", _SPEECH, "English", "Engelsk", "Engelska", LANGUAGE, lead=0.4, gain=0.2),
    SkillPlan("german", _SPEECH, "German", "Tysk", "Tyska", LANGUAGE, lead=-0.4, gain=0.0),
)  # fmt: skip
SKILL = {plan.key: plan for plan in SKILLS}
LEVELS: dict[str, tuple[int, ...]] = {
    key: tuple(value for value, _, _ in levels) for key, _, levels in SCALES
}
