"""The sentences of the roadmap in a report, in every language."""

from __future__ import annotations

from assessments.domain.catalogue import Effort
from assessments.domain.roadmap.values import Phase
from assessments.domain.text import Text


def _both(german: str, english: str) -> Text:
    return Text.of({"de": german, "en": english})


MEANINGS = {
    Phase.FOUNDATIONS: _both(
        "Sie öffnen ein Tor oder müssen dafür vorher erledigt sein.",
        "They open a gate or have to be done before that.",
    ),
    Phase.FIRST_MOVES: _both("Darauf warten Umzüge von Anwendungen.", "Moves of applications wait for these."),
    Phase.PROGRAMME: _both(
        "Alles Weitere, geordnet nach Wirkung und nach den Kräften der federführenden Stellen.",
        "All else, in the order of effect and of what the lead owners can carry.",
    ),
}
WAVE = _both("Planjahr {year}: höchstens {most} Umzüge", "Year {year} of the plan: at most {most} moves")
WAVE_OF_ONE = _both("Planjahr {year}: höchstens ein Umzug", "Year {year} of the plan: at most one move")
PERIOD = _both("{start}–{end}", "{start}–{end}")
FROM_TO = _both("{name}: {today}, dann {to}", "{name}: {today}, then {to}")
ONLY_FROM_TO = _both("{today}, dann {to}", "{today}, then {to}")
DEADLINE = _both("Frist {day}", "Deadline {day}")
LATE = _both("Frist {day}, verfehlt um {months} Monate", "Deadline {day}, missed by {months} months")

OPENS_GATE = _both("öffnet {codes}", "opens {codes}")
SERVES = (_both("ein Umzug wartet", "one move waits"), _both("{count} Umzüge warten", "{count} moves wait"))
TURNS = (
    _both("eine Empfehlung ändert sich", "one recommendation changes"),
    _both("{count} Empfehlungen ändern sich", "{count} recommendations change"),
)
MEETS = (
    _both("eine rechtliche Vorgabe", "one legal requirement"),
    _both("{count} rechtliche Vorgaben", "{count} legal requirements"),
)
READINESS = _both("Reife +{points}", "readiness +{points}")
PRESSURE = _both("Druck −{points}", "pressure −{points}")
QUADRANT = _both("Lagebild „{quadrant}“", "position “{quadrant}”")
SPEED = _both("{count} Umzüge im Jahr", "{count} moves a year")

EFFORT = {
    Effort.S: _both("klein", "small"),
    Effort.M: _both("mittel", "medium"),
    Effort.L: _both("groß", "large"),
}
DROPPED = _both("gestrichen", "dropped")
DEFERRED = _both("verschoben auf {day}", "put off to {day}")
OWNER = _both("zuständig: {owner}", "assigned to: {owner}")
DUE = _both("fällig am {day}", "due on {day}")
STATUS = _both("Stand: {status}", "status: {status}")
