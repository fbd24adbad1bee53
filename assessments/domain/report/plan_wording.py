"""The sentences of the roadmap in a report, in every language."""

from __future__ import annotations

from assessments.domain.catalogue import Effort
from assessments.domain.roadmap.values import Phase
from assessments.domain.text import both

MEANINGS = {
    Phase.FOUNDATIONS: both(
        "Sie öffnen ein Tor oder müssen dafür vorher erledigt sein.",
        "They open a gate or have to be done before that.",
    ),
    Phase.FIRST_MOVES: both("Darauf warten Umzüge von Anwendungen.", "Moves of applications wait for these."),
    Phase.PROGRAMME: both(
        "Alles Weitere, geordnet nach Wirkung und nach den Kräften der federführenden Stellen.",
        "All else, in the order of effect and of what the lead owners can carry.",
    ),
}
WAVE = both("Planjahr {year}: höchstens {most} Umzüge", "Year {year} of the plan: at most {most} moves")
WAVE_OF_ONE = both("Planjahr {year}: höchstens ein Umzug", "Year {year} of the plan: at most one move")
PERIOD = both("{start}–{end}", "{start}–{end}")
FROM_TO = both("{name}: {today}, dann {to}", "{name}: {today}, then {to}")
ONLY_FROM_TO = both("{today}, dann {to}", "{today}, then {to}")
DEADLINE = both("Frist {day}", "Deadline {day}")
LATE = both("Frist {day}, verfehlt um {months} Monate", "Deadline {day}, missed by {months} months")

OPENS_GATE = both("öffnet {codes}", "opens {codes}")
SERVES = (both("ein Umzug wartet", "one move waits"), both("{count} Umzüge warten", "{count} moves wait"))
TURNS = (
    both("eine Empfehlung ändert sich", "one recommendation changes"),
    both("{count} Empfehlungen ändern sich", "{count} recommendations change"),
)
MEETS = (
    both("eine rechtliche Vorgabe", "one legal requirement"),
    both("{count} rechtliche Vorgaben", "{count} legal requirements"),
)
READINESS = both("Reife +{points}", "readiness +{points}")
PRESSURE = both("Druck −{points}", "pressure −{points}")
QUADRANT = both("Lagebild „{quadrant}“", "position “{quadrant}”")
SPEED = both("{count} Umzüge im Jahr", "{count} moves a year")

EFFORT = {
    Effort.S: both("klein", "small"),
    Effort.M: both("mittel", "medium"),
    Effort.L: both("groß", "large"),
}
DROPPED = both("gestrichen", "dropped")
DEFERRED = both("verschoben auf {day}", "put off to {day}")
OWNER = both("zuständig: {owner}", "assigned to: {owner}")
DUE = both("fällig am {day}", "due on {day}")
STATUS = both("Stand: {status}", "status: {status}")
