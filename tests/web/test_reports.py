"""Reports: asked for, watched, downloaded."""

from datetime import timedelta
from functools import partial

import pytest
from django.http import HttpResponse
from django.utils import timezone

from assessments.models import Assessment, Report, ReportStatus
from assessments.report.rendering import Failure, RenderingFailed, render_isolated
from assessments.services.reporting import LEASE, begin_report, fail_report, finish_report, request_report
from assessments.web.report_jobs import draw
from tests import factories
from tests.web.bad_input import CHOICES
from tests.web.pages import address, parsed, problems, signed_in, texts

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 stored"
NO_PANGO = (
    "Auf dem Server fehlt die Programmbibliothek Pango, ohne die kein PDF entsteht. "
    "Die Betreuung dieser Anwendung kann sie nachinstallieren."
)


@pytest.fixture
def assessment() -> Assessment:
    return factories.assessment()


def _asked(assessment: Assessment, language: str = "de") -> Report:
    return request_report(assessment=assessment, language=language, by=assessment.created_by, at=timezone.now())


def _done(assessment: Assessment) -> Report:
    report = _asked(assessment)
    begin_report(report_id=report.pk, at=timezone.now())
    finish_report(report_id=report.pk, pdf=PDF, at=timezone.now())
    return report


def _failed(assessment: Assessment, error: str) -> Report:
    report = _asked(assessment)
    fail_report(report_id=report.pk, error=error, at=timezone.now())
    return report


def _get(page: str, report: Report) -> HttpResponse:
    client = signed_in(report.assessment.created_by)
    return client.get(address(page, report.assessment, report_id=str(report.pk)))


def _post(assessment: Assessment, **data: str) -> HttpResponse:
    return signed_in(assessment.created_by).post(address("reports", assessment), data)


# Asking


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_report_is_queued_and_its_progress_shown(
    assessment: Assessment, language: str, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks() as drawn_later:  # type: ignore[operator]
        response = _post(assessment, language=language)

    report = Report.objects.get()
    assert (report.language, report.status, len(drawn_later)) == (language, ReportStatus.QUEUED, 1)
    assert response["Location"] == address("report", assessment, report_id=str(report.pk))


def test_the_same_content_again_is_the_report_there_is(
    assessment: Assessment, django_capture_on_commit_callbacks: object
) -> None:
    report = _done(assessment)

    with django_capture_on_commit_callbacks() as drawn_later:  # type: ignore[operator]
        response = _post(assessment, language="de")

    assert drawn_later == []
    assert response["Location"] == address("report", assessment, report_id=str(report.pk))


@pytest.mark.parametrize("value", [*CHOICES, pytest.param("", id="nothing"), pytest.param("fr", id="French")])
def test_a_language_reports_are_not_written_in_is_refused(assessment: Assessment, value: str) -> None:
    assert len(problems(_post(assessment, language=value))) == 1
    assert Report.objects.count() == 0


# Watching


def test_the_list_is_empty_at_first(assessment: Assessment) -> None:
    page = signed_in(assessment.created_by).get(address("reports", assessment))

    assert "Noch kein Bericht erstellt." in texts(page, "//main//p")


def test_who_may_not_ask_for_a_report_sees_no_button(assessment: Assessment) -> None:
    reader = signed_in(factories.member(assessment.hospital))
    assert texts(reader.get(address("reports", assessment)), "//main//button") == []


def test_the_list_tells_how_every_report_stands(assessment: Assessment) -> None:
    _failed(assessment, Failure.TIMEOUT)
    _done(assessment)
    _asked(assessment, "en")

    page = signed_in(assessment.created_by).get(address("reports", assessment))

    assert texts(page, "//tbody//td[@data-label='Status']") == [
        "wartet",
        "fertig",
        "fehlgeschlagenDas Erstellen hat zu lange gedauert und wurde beendet.",
    ]
    assert texts(page, "//tbody//button") == ["Noch einmal"]


def test_a_pending_report_looks_again_with_and_without_scripts(assessment: Assessment) -> None:
    page = _get("report", _asked(assessment))

    assert parsed(page).xpath("//noscript/meta/@content") == ["2"]
    assert "/static/js/report.js" in parsed(page).xpath("//script/@src")
    assert parsed(page).xpath("//*[@data-report]/@aria-live") == ["polite"]
    assert page["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (Failure.TIMEOUT, "Das Erstellen hat zu lange gedauert und wurde beendet."),
        (Failure.MEMORY, "Der Speicher hat nicht gereicht."),
        (Failure.LIBRARIES, NO_PANGO),
        (Failure.OTHER, "Beim Erstellen ist ein unerwarteter Fehler aufgetreten."),
    ],
)
def test_a_failed_report_says_why_and_can_be_repeated(assessment: Assessment, error: str, reason: str) -> None:
    page = _get("report", _failed(assessment, error))

    assert texts(page, "//*[@data-report]/p")[0] == reason
    assert parsed(page).xpath("//main//button[@name='language']/@value") == ["de"]
    assert "/static/js/report.js" not in parsed(page).xpath("//script/@src")
    assert parsed(page).xpath("//noscript/meta") == []


def test_a_report_nobody_finished_in_time_counts_as_failed(assessment: Assessment) -> None:
    long_ago = timezone.now() - LEASE - timedelta(seconds=1)
    report = request_report(assessment=assessment, language="de", by=assessment.created_by, at=long_ago)

    page = _get("report", report)

    assert texts(page, "//*[@data-report]/p")[0] == (
        "Die Erstellung wurde unterbrochen, zum Beispiel durch einen Neustart."
    )


# Downloading


def test_a_finished_report_is_handed_out_as_a_file(assessment: Assessment) -> None:
    report = _done(assessment)

    response = _get("report_download", report)

    day = timezone.localdate()
    assert response.content == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == (
        f'attachment; filename="cloudready-klinikum-musterstadt-{day:%Y-%m-%d}-de.pdf"'
    )


def test_the_second_download_is_the_same_file(assessment: Assessment) -> None:
    report = _done(assessment)

    assert _get("report_download", report).content == _get("report_download", report).content


def test_a_name_of_no_plain_letters_still_gives_a_file_name() -> None:
    report = _done(factories.assessment(factories.hospital('病院 "../\r\n')))

    assert (
        f'"cloudready-bericht-{timezone.localdate():%Y-%m-%d}-de.pdf"'
        in _get("report_download", report)["Content-Disposition"]
    )


def test_an_unfinished_report_leads_to_its_progress(assessment: Assessment) -> None:
    report = _asked(assessment)

    response = _get("report_download", report)

    assert response["Location"] == address("report", assessment, report_id=str(report.pk))


@pytest.mark.parametrize("reports", [1, 30])
def test_queries(assessment: Assessment, reports: int, django_assert_num_queries: object) -> None:
    for _number in range(reports):
        _failed(assessment, Failure.OTHER)
    client = signed_in(assessment.created_by)

    with django_assert_num_queries(4):  # type: ignore[operator]
        client.get(address("reports", assessment))


# Drawing, in real children


@pytest.fixture
def queued(transactional_db: None) -> Report:  # noqa: ARG001
    """A queued report whose database connection may be closed, as the drawing thread does."""
    return _asked(factories.assessment())


def _drawn(report: Report, **options: object) -> Report:
    draw(report.pk, **options)  # type: ignore[arg-type]
    return Report.objects.get(pk=report.pk)


def test_a_drawn_report_is_stored(queued: Report) -> None:
    report = _drawn(queued)

    assert report.status == ReportStatus.DONE
    assert bytes(report.pdf).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("limits", "failure"),
    [({"seconds": 0.01}, Failure.TIMEOUT), ({"megabytes": 80}, Failure.MEMORY)],
    ids=["too slow", "too large"],
)
def test_a_report_beyond_its_limits_fails_and_can_be_asked_for_again(
    queued: Report, limits: dict[str, float], failure: Failure
) -> None:
    report = _drawn(queued, render=partial(render_isolated, **limits))

    assert (report.status, report.error, report.pdf) == (ReportStatus.FAILED, failure, None)
    assert _asked(report.assessment).pk != report.pk


def _no_libraries(_data: object) -> bytes:
    raise RenderingFailed(Failure.LIBRARIES)


def _broken(_data: object) -> bytes:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("render", "failure"), [(_no_libraries, Failure.LIBRARIES), (_broken, Failure.OTHER)], ids=["no Pango", "a bug"]
)
def test_no_failure_is_silent(queued: Report, render: object, failure: Failure) -> None:
    assert _drawn(queued, render=render).error == failure


def test_a_report_is_drawn_by_one_only(queued: Report) -> None:
    begin_report(report_id=queued.pk, at=timezone.now())

    assert _drawn(queued, render=_broken).status == ReportStatus.RUNNING


def test_what_cannot_be_read_any_more_fails_at_once(queued: Report) -> None:
    Report.objects.filter(pk=queued.pk).update(data="{}")

    assert _drawn(queued).error == Failure.OTHER
