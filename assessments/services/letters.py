"""Letters by e-mail: plain text, short, in the language of whoever reads them where that is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from smtplib import SMTPException
from typing import assert_never

from django.core.mail import EmailMessage, get_connection
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from assessments.domain.labels import label_of
from assessments.domain.lifecycle import Step
from assessments.domain.roles import Role
from assessments.domain.text import SOURCE_LANGUAGE
from assessments.models import Assessment, BreakGlass, HospitalDeletion, Invitation, User

BOTH = ("de", "en")


class LetterNotSent(Exception):
    """The mail server did not take the letter."""


def send_invitation(invitation: Invitation, link: str) -> None:
    """Send the link to whoever is invited. It is in this letter and nowhere else.

    :raises LetterNotSent: when the mail server does not take it.
    """
    with override(invitation.language):
        subject = _("Einladung in CloudReady: %(hospital)s") % {"hospital": invitation.hospital.name}
        body = _(
            "Guten Tag,\n\n"
            "%(sender)s lädt Sie ein, bei „%(hospital)s“ mitzuarbeiten. Ihre Rolle: %(role)s.\n\n"
            "So nehmen Sie an: Öffnen Sie diesen Link. Er gilt einmal, nur für diese Adresse, bis %(until)s Uhr.\n\n"
            "%(link)s\n\n"
            "Sie haben das nicht erwartet? Dann müssen Sie nichts tun.\n"
        ) % {
            "sender": invitation.sent_by,
            "hospital": invitation.hospital.name,
            "role": label_of(Role(invitation.role)).in_language(invitation.language),
            "until": _moment(invitation.expires_at),
            "link": link,
        }
    _send(subject, body, [invitation.email])


def tell_of_broken_glass(broken: BreakGlass, addresses: Iterable[str]) -> None:
    """Tell everybody who leads a hospital that an operator reads along, why, and until when.

    :raises LetterNotSent: when the mail server does not take it.
    """
    subjects, bodies = zip(*(_broken_glass_in(language, broken) for language in BOTH), strict=True)
    _send(" / ".join(subjects), "\n\n---\n\n".join(bodies), addresses)


def tell_of_assignment(assessment: Assessment, to: User, sender: User, link: str) -> None:
    """Tell somebody that questions wait for them; which ones stands behind the link.

    :raises LetterNotSent: when the mail server does not take it.
    """
    with override(language_of(to)):
        subject = _("Fragen für Sie: %(hospital)s") % {"hospital": assessment.hospital.name}
        body = _("Guten Tag,\n\n%(sender)s hat Ihnen Fragen zugewiesen. Hier finden Sie nur Ihre:\n\n%(link)s\n") % {
            "sender": sender,
            "link": link,
        }
    _send(subject, body, [to.email])


def tell_of_mention(assessment: Assessment, question: str, people: Iterable[User], sender: User, link: str) -> None:
    """Tell everybody who was mentioned that there is a comment for them, without its words.

    :raises LetterNotSent: when the mail server does not take it.
    """
    for person in people:
        with override(language_of(person)):
            named = {"sender": sender, "question": question, "link": link}
            subject = _("Kommentar für Sie: %(hospital)s") % {"hospital": assessment.hospital.name}
            body = _("Guten Tag,\n\n%(sender)s hat Sie bei der Frage %(question)s erwähnt:\n\n%(link)s\n") % named
        _send(subject, body, [person.email])


def tell_of_step(assessment: Assessment, step: Step, people: Iterable[User], sender: User, link: str) -> None:
    """Tell people what was done with an assessment as a whole; reasons and answers stand behind the link.

    :raises LetterNotSent: when the mail server does not take it.
    """
    for person in people:
        with override(language_of(person)):
            subject, sentence = _step_in_words(step)
            named = {"sender": sender, "title": assessment.title, "hospital": assessment.hospital.name}
            body = _("Guten Tag,\n\n%(sentence)s\n\n%(link)s\n") % {"sentence": sentence % named, "link": link}
        _send(subject % named, body, [person.email])


def _step_in_words(step: Step) -> tuple[str, str]:
    match step:
        case Step.SUBMIT:
            return _("Eingereicht: %(hospital)s"), _(
                "%(sender)s hat „%(title)s“ eingereicht. Die Antworten lassen sich gerade nicht ändern. "
                "Hier können Sie prüfen, abschließen oder zurückgeben:"
            )
        case Step.RETURN:
            return _("Zurückgegeben: %(hospital)s"), _(
                "%(sender)s hat „%(title)s“ zur Überarbeitung zurückgegeben. Die Antworten lassen sich wieder "
                "ändern. Die Begründung steht hier:"
            )
        case Step.APPROVE:
            return _("Abgeschlossen: %(hospital)s"), _(
                "%(sender)s hat „%(title)s“ abgeschlossen. Den festgehaltenen Stand finden Sie hier:"
            )
        case Step.REOPEN:
            return _("Wieder geöffnet: %(hospital)s"), _(
                "%(sender)s hat „%(title)s“ wieder geöffnet. Die Antworten lassen sich wieder ändern. "
                "Die Begründung steht hier:"
            )
        case _:
            assert_never(step)


def remind(to: User, hospital: str, *, soon: int, late: int, expiring: int, link: str) -> None:
    """Remind somebody of what is due; what it is about stands behind the link.

    :raises LetterNotSent: when the mail server does not take it.
    """
    with override(language_of(to)):
        counted = (
            (late, ngettext("%(n)d Aufgabe ist überfällig.", "%(n)d Aufgaben sind überfällig.", late)),
            (soon, ngettext("%(n)d Aufgabe ist bald fällig.", "%(n)d Aufgaben sind bald fällig.", soon)),
            (expiring, ngettext("%(n)d Beleg läuft bald ab.", "%(n)d Belege laufen bald ab.", expiring)),
        )
        lines = "\n".join(sentence % {"n": number} for number, sentence in counted if number)
        subject = _("Erinnerung: %(hospital)s") % {"hospital": hospital}
        body = _("Guten Tag,\n\n%(lines)s\n\n%(link)s\n") % {"lines": lines, "link": link}
    _send(subject, body, [to.email])


def language_of(person: User) -> str:
    """Return the language in which somebody was invited, the latest one; German where nobody knows."""
    accepted = Invitation.objects.filter(accepted_by=person).order_by("-accepted_at")
    return accepted.values_list("language", flat=True).first() or SOURCE_LANGUAGE


def _broken_glass_in(language: str, broken: BreakGlass) -> tuple[str, str]:
    with override(language):
        subject = _("Einsicht des Betriebs: %(hospital)s") % {"hospital": broken.hospital.name}
        body = _(
            "%(operator)s (%(email)s) betreibt diese Anwendung und sieht bis %(until)s Uhr "
            "die Angaben von „%(hospital)s“ ein, ohne sie ändern zu können.\n\nGrund: %(reason)s"
        ) % {
            "operator": broken.by,
            "email": broken.by.email,
            "until": _moment(broken.until),
            "hospital": broken.hospital.name,
            "reason": broken.reason,
        }
    return subject, body


def tell_of_deletion(wish: HospitalDeletion, addresses: Iterable[str]) -> None:
    """Tell everybody who leads a hospital that it will be deleted, from when on, and that this can be withdrawn.

    :raises LetterNotSent: when the mail server does not take it.
    """
    subjects, bodies = zip(*(_deletion_in(language, wish) for language in BOTH), strict=True)
    _send(" / ".join(subjects), "\n\n---\n\n".join(bodies), addresses)


def _deletion_in(language: str, wish: HospitalDeletion) -> tuple[str, str]:
    with override(language):
        subject = _("Löschung vorgemerkt: %(hospital)s") % {"hospital": wish.hospital.name}
        body = _(
            "%(person)s hat beantragt, alle Daten von „%(hospital)s“ zu löschen. Ab %(due)s Uhr werden sie endgültig "
            "gelöscht.\n\nBis dahin kann jede Leitung die Löschung in CloudReady auf der Seite „Daten und Löschung“ "
            "zurückziehen."
        ) % {
            "person": wish.requested_by,
            "hospital": wish.hospital.name,
            "due": _moment(wish.due_at),
        }
    return subject, body


def _moment(value: datetime) -> str:
    """Write date and time of day in local time, as the language of the letter does."""
    wanted = "j. F Y, H:i" if get_language() == SOURCE_LANGUAGE else "j F Y, H:i"
    return date_format(timezone.localtime(value), wanted)


def _send(subject: str, body: str, addresses: Iterable[str]) -> None:
    """Send one letter to each address, so that nobody reads the others' addresses."""
    one_line = " ".join(subject.split())  # a name with a line break must not become a header
    letters = [EmailMessage(one_line, body, to=[address]) for address in addresses]
    try:
        get_connection().send_messages(letters)
    except (OSError, SMTPException) as problem:
        raise LetterNotSent from problem
