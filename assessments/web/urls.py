"""Every address of the pages, once. Paths are German, names English."""

from __future__ import annotations

from django.urls import include, path

from assessments.web.views import (
    accounts,
    applications,
    assessments,
    hospitals,
    inventory,
    landing,
    questions,
    reports,
    result,
    review,
    tasks,
)

assessment_pages = [
    path("", tasks.tasks, name="tasks"),
    path("umfang/", tasks.scope, name="scope"),
    path("fragen/<slug:dimension>/", questions.dimension, name="dimension"),
    path("anwendungen/", inventory.inventory, name="inventory"),
    path("anwendungen/neu/", applications.application_add, name="application_add"),
    path("anwendungen/<slug:code>/", applications.application_edit, name="application_edit"),
    path("anwendungen/<slug:code>/entfernen/", applications.application_remove, name="application_remove"),
    path("pruefen/", review.review, name="review"),
    path("ergebnis/", result.result, name="result"),
    path("gewichtung/", result.weights, name="weights"),
    path("berichte/", reports.reports, name="reports"),
    path("berichte/<uuid:report_id>/", reports.report, name="report"),
    path("berichte/<uuid:report_id>/pdf/", reports.report_download, name="report_download"),
]

urlpatterns = [
    path("", landing.landing, name="landing"),
    path("healthz", landing.healthz, name="healthz"),
    path("anmelden/", accounts.Login.as_view(), name="login"),
    path("abmelden/", accounts.Logout.as_view(), name="logout"),
    path("demo/", accounts.demo, name="demo"),
    path("selbstbewertungen/", assessments.assessments, name="assessments"),
    path("selbstbewertungen/neu/", assessments.assessment_create, name="assessment_create"),
    path("krankenhaeuser/<uuid:hospital_id>/profil/", hospitals.hospital_profile, name="hospital_profile"),
    path("krankenhaeuser/<uuid:hospital_id>/selbstbewertungen/<uuid:assessment_id>/", include(assessment_pages)),
]
