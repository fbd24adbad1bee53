"""The page about method and honesty: how the result comes about, what is judgement, what it cannot say."""

from __future__ import annotations

from assessments.domain.report.data import Statement
from assessments.domain.report.voice import Voice
from assessments.domain.text import both

_STATEMENTS = (
    (
        both("Keine Rechtsberatung", "Not legal advice"),
        both(
            "Dieser Bericht ist keine Rechtsberatung. Aussagen mit rechtlichem Bezug geben den Stand vom "
            "{legal_position} in vereinfachter Form wieder. Vor einer Beschaffung sind sie im Einzelfall zu prüfen.",
            "This report is not legal advice. Statements with a legal bearing give the position of {legal_position} "
            "in simplified form. They must be checked for the individual case before anything is procured.",
        ),
    ),
    (
        both("Was fachliche Einschätzung ist", "What is expert judgement"),
        both(
            "Die Stufen der Fragen, die Merkmale der Anwendungen, die Eignungsmatrix, die Wirkung der "
            "Hauseigenschaften und die Aufwände der Maßnahmen sind fachliche Einschätzungen. Sie sind nicht gemessen "
            "und nicht durch eine Studie bestätigt. Wo der Katalog eine veröffentlichte Quelle nutzt, nennt er sie "
            "bei der Frage.",
            "The levels of the questions, the traits of the applications, the fit matrix, the effect of hospital "
            "traits and the efforts of measures are expert judgement. They are not measured and not confirmed by a "
            "study. Where the catalogue uses a published source, it names it with the question.",
        ),
    ),
    (
        both("Worauf die Antworten beruhen", "What the answers rest on"),
        both(
            "Die Antworten sind Selbstauskünfte des Hauses. Sie wurden nicht geprüft. Wo eine Antwort gemessen, "
            "dokumentiert, geschätzt oder gehört ist, steht das im Anhang.",
            "The answers are the hospital’s own statements. They were not audited. Where an answer is measured, "
            "documented, estimated or hearsay, the appendix says so.",
        ),
    ),
    (
        both("Reife und Handlungsdruck", "Readiness and pressure to act"),
        both(
            "Die Reife ist der Mittelwert der Antworten, die zeigen, ob das Haus Cloud-Dienste gut nutzen kann. Der "
            "Handlungsdruck ist der Mittelwert der Antworten, die zeigen, ob es sich verändern muss; hier zählt eine "
            "niedrige Stufe viel. Beide reichen von 0 bis 100 und werden nie zu einer Zahl vermischt.",
            "Readiness is the mean of the answers that show whether the hospital can use cloud services well. "
            "Pressure to act is the mean of the answers that show whether it has to change; here a low level counts "
            "for much. Both run from 0 to 100 and are never blended into one number.",
        ),
    ),
    (
        both("Was „weiß nicht“ bewirkt", "What “do not know” does"),
        both(
            "„Weiß nicht“ und offene Fragen zählen nie als null. Sie machen die Spanne breiter: Der untere Wert "
            "nimmt die schlechteste, der obere die beste Antwort an. Sie schließen kein Tor und schließen kein "
            "Modell aus; sie stehen unter den offenen Punkten. „Trifft nicht zu“ nimmt die Frage mit Begründung aus "
            "der Wertung.",
            "“Do not know” and open questions never count as zero. They widen the interval: the lower value assumes "
            "the worst answer, the upper the best. They close no gate and rule out nothing, and they are listed as "
            "open points. “Not applicable” takes the question out of the score, with a reason.",
        ),
    ),
    (
        both("So entsteht die Empfehlung je Anwendung", "How the recommendation per application comes about"),
        both(
            "Zuerst nehmen feste Regeln Betriebsmodelle heraus, die nicht infrage kommen. Diese Regeln lassen sich "
            "durch kein Gewicht aufwiegen. Dann erhält jedes Modell einen Eignungswert aus den Merkmalen der "
            "Anwendung, verschoben um Eigenschaften des Hauses. Das beste erlaubte Modell ist die Empfehlung. "
            "Braucht eine Anwendung Geräte vor Ort, wird aus einem Cloud-Modell ein Hybrid mit benanntem lokalen "
            "Teil. Der Abstand zur zweiten Wahl zeigt, wie knapp es ist.",
            "First, fixed rules remove operating models that are out of the question. No weight can buy these rules "
            "off. Then every model gets a fit value from the traits of the application, shifted by traits of the "
            "hospital. The best model left is the recommendation. Where an application needs devices on site, a "
            "cloud model becomes a hybrid with a named local part. The margin over the second choice shows how close "
            "it is.",
        ),
    ),
    (
        both("Ort ist eine eigene Frage", "Place is a question of its own"),
        both(
            "Wem das Rechenzentrum gehört, ist unabhängig vom Betriebsmodell. Der Ort folgt dem Wunsch des Hauses; "
            "ohne Wunsch ist eine souveräne EU-Cloud der Ausgangspunkt, für Anwendungen ohne Gesundheitsdaten bei "
            "geregelten Schutzklassen auch die EU-Region eines Hyperscalers.",
            "Who owns the data centre is independent of the operating model. The place follows the hospital’s wish; "
            "without one, a sovereign EU cloud is the starting point, or the EU region of a hyperscaler for "
            "applications without health data where protection classes are settled.",
        ),
    ),
    (
        both("Was der Bericht nicht sagt", "What the report does not say"),
        both(
            "Er vergleicht keine Kosten und keine Anbieter und ersetzt keine Prüfung eines Angebots. Der "
            "Eigenbetrieb ist keine sichere Voreinstellung: Er braucht dieselben Nachweise wie ein Dienstleister.",
            "It compares neither costs nor providers and does not replace the review of an offer. Running things "
            "in-house is not a safe default: it needs the same evidence as a provider.",
        ),
    ),
    (
        both("Nachvollziehen", "Retracing it"),
        both(
            "Gleiche Angaben ergeben mit Ausgabe {edition} des Katalogs und Version {scoring_version} des Rechenwegs "
            "immer dasselbe Ergebnis. Alle Werte dieses Berichts liegen der PDF-Datei maschinenlesbar bei "
            "(bericht.json).",
            "With edition {edition} of the catalogue and version {scoring_version} of the scoring, the same input "
            "always gives the same result. All values of this report are attached to the PDF file in "
            "machine-readable form (bericht.json).",
        ),
    ),
)


def method_of(voice: Voice, *, edition: str, scoring_version: str, legal_position: str) -> tuple[Statement, ...]:
    """Return the statements of the method page, most important first."""
    values = {"edition": edition, "scoring_version": scoring_version, "legal_position": legal_position}
    return tuple(Statement(voice.of(heading), voice.say(text, **values)) for heading, text in _STATEMENTS)
