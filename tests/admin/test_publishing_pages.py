"""An editor tries a draft, sees what it would change, and publishes it with a colleague."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.models import CatalogueEdition, EditionChange, ImpactRun, Question, Rule, User
from assessments.services.people import make_editor
from tests import factories
from tests.factories import NOON
from tests.services.test_publishing import draft_of_the_shipped_edition
from tests.web.pages import texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> User:
    person = factories.user()
    make_editor(user=person)
    client.force_login(person)
    return person


@pytest.fixture(scope="module")
def key_of_draft(kept_rows: None) -> int:  # noqa: ARG001
    return draft_of_the_shipped_edition().pk


@pytest.fixture
def draft(key_of_draft: int, editor: User) -> CatalogueEdition:  # noqa: ARG001
    return CatalogueEdition.objects.get(pk=key_of_draft)


def page(draft: CatalogueEdition, name: str) -> str:
    return reverse(f"admin:assessments_catalogueedition_{name}", args=[draft.pk])


def test_a_problem_leads_to_the_field_that_puts_it_right(client: Client, draft: CatalogueEdition, editor: User) -> None:
    question = Question.objects.get(edition=draft, code="D1.2")
    levels = {anchor.level: anchor for anchor in question.anchors.all()}
    levels[3].text = levels[1].text
    levels[3].save()
    rule = draft.legalrule_set.get(code="R001")
    rule.cases = {name: facts for name, facts in rule.cases.items() if name != "unknown"}
    rule.save()
    idle = [{"kind": "question", "code": "D1.2"}]
    ImpactRun.objects.create(edition=draft, started_at=NOON, started_by=editor, finished_at=NOON, lines=idle)

    seen = client.get(page(draft, "publish"))

    places = {(one["code"], one["url"]) for one in seen.context["problems"]}
    question_page = reverse("admin:assessments_question_change", args=[question.pk])
    rule_page = reverse("admin:assessments_legalrule_change", args=[rule.pk])
    wanted = {("D1.2", f"{question_page}#id_anchors-3-text_0"), ("R001", f"{rule_page}#id_case_unknown")}
    assert places == wanted
    assert texts(seen, f"//h2[@id='idle']/following-sibling::p/a[@href='{question_page}']") == ["D1.2"]
    assert "Berechnet am 23.11.2026" in seen.content.decode()


def test_an_unexpected_verdict_is_accepted_with_a_reason(client: Client, draft: CatalogueEdition) -> None:
    Rule.objects.create(
        edition=draft,
        code="K99",
        kind="practice",
        effect="removes",
        operating_models=["saas"],
        text={"de": "Kein SaaS.", "en": "No SaaS."},
    )
    [trial] = client.get(page(draft, "references")).context["trials"]
    sent = {"hospital": trial["code"], "result": [one["result"] for one in trial["changes"]]}
    client.post(page(draft, "references"), {**sent, "words": ""})
    client.post(page(draft, "references"), {**sent, "words": "So gewollt"})

    after = client.get(page(draft, "references"))
    assert [trial["changes"] for trial in after.context["trials"]] == [[]]
    assert "So gewollt" in after.content.decode()
    assert not client.get(page(draft, "publish")).context["problems"]


def test_the_effect_is_worked_out_step_by_step(client: Client, draft: CatalogueEdition) -> None:
    client.post(page(draft, "impact"))
    run = draft.impact
    run.waiting, run.total = run.waiting[:4], 4  # a hospital and three questions show it as well as fifty
    run.save()
    seen = client.get(page(draft, "impact"))
    while seen.context["going"]:
        assert seen["Refresh"] == "1"
        seen = client.get(page(draft, "impact"))

    assert "0 von 0 Selbstbewertungen bekämen ein anderes Ergebnis." in seen.content.decode()


def test_what_an_editor_changes_is_told_with_author_and_difference(
    client: Client, draft: CatalogueEdition, editor: User
) -> None:
    row = draft.dimension_set.get(code="D1")
    form = client.get(reverse("admin:assessments_dimension_change", args=[row.pk])).context["adminform"].form
    sent = {"position": row.position, "title_de": "Neuer Titel", "title_en": row.title["en"]}
    texts = {f"introduction_{language}": words for language, words in row.introduction.items()}
    assert set(form.fields) >= {"title", "introduction", "position"}

    client.post(reverse("admin:assessments_dimension_change", args=[row.pk]), {**sent, **texts})

    change = EditionChange.objects.get()
    assert (change.by, change.code, change.field, change.after["de"]) == (editor, "D1", "title", "Neuer Titel")
    told = client.get(page(draft, "changes")).content.decode()
    assert "Neuer Titel" in told
    assert "Dimension D1: Titel geändert." in told


def test_remarks_are_written_and_settled(client: Client, draft: CatalogueEdition) -> None:
    client.post(page(draft, "remarks"), {"element": "question", "code": "D1.1", "words": "Stufe 2 klären"})
    for unknown in ({"element": "nonsense", "words": "x"}, {"settled": "0"}, {"settled": "x"}):
        assert client.post(page(draft, "remarks"), unknown).status_code == 404
    remark = draft.comments.get()
    client.post(page(draft, "remarks"), {"settled": str(remark.pk)})

    remark.refresh_from_db()
    assert (remark.code, remark.settled_at is None) == ("D1.1", False)


def test_who_is_no_editor_sees_none_of_it(client: Client, draft: CatalogueEdition) -> None:
    client.force_login(factories.user(is_staff=True))
    names = ("publish", "impact", "references", "changes", "remarks", "retire")

    assert {client.get(page(draft, name)).status_code for name in names} == {404}
    assert {client.post(page(draft, name)).status_code for name in names} == {404}


def test_whoever_may_only_look_neither_publishes_nor_copies(client: Client, draft: CatalogueEdition) -> None:
    reader = factories.user(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_catalogueedition"))
    client.force_login(reader)
    assert [client.get(page(draft, name)).status_code for name in ("remarks", "publish", "copy")] == [200, 403, 403]


def test_only_drafts_are_tried_on_hospitals_that_they_have(client: Client, draft: CatalogueEdition) -> None:
    published = CatalogueEdition.objects.get(code="2026.11")
    assert client.get(page(published, "impact")).status_code == 404
    assert client.post(page(draft, "references"), {"hospital": "nobody"}).status_code == 404


def test_an_edition_is_retired_with_a_reason(client: Client, draft: CatalogueEdition) -> None:
    published = CatalogueEdition.objects.get(code="2026.11")
    client.post(page(published, "retire"), {"words": ""})
    client.post(page(published, "retire"), {"words": "Abgelöst durch 2027.05"})

    published.refresh_from_db()
    assert published.status == "retired"
    assert client.get(page(draft, "retire")).status_code == 403


def test_the_checks_cost_the_same_however_large_the_draft_is(
    client: Client, draft: CatalogueEdition, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(page(draft, "publish"))
    with django_assert_max_num_queries(110):
        client.get(page(draft, "publish"))
