"""The administration: drafts are edited, what is published or answered is not."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from assessments.domain.roles import Role
from assessments.models import (
    Answer,
    AnswerEvent,
    CatalogueEdition,
    ChangeEvent,
    ChangeKind,
    Dimension,
    HospitalApplication,
    Membership,
    Question,
    User,
)
from assessments.services.people import make_editor, make_operator
from tests import factories
from tests.factories import TODAY
from tests.web.pages import signed_in

pytestmark = pytest.mark.django_db

CATALOGUE = [
    "anchor",
    "archetype",
    "archetypegroup",
    "catalogueedition",
    "check",
    "checklistitem",
    "cluster",
    "criterion",
    "derivedvalue",
    "dimension",
    "lawhead",
    "legaldate",
    "legalfact",
    "legalregime",
    "legalrule",
    "modifier",
    "objection",
    "openpoint",
    "pace",
    "planningfigure",
    "prerequisite",
    "question",
    "rule",
    "stateeffect",
    "statelaw",
    "weightpreset",
]
TEXTS = ("text", "evidence", "why", "effect", "measure_text")


@pytest.fixture
def operator(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("operator@test.example", factories.PASSWORD))
    return client


@pytest.fixture
def editor(client: Client) -> Client:
    person = factories.user()
    make_editor(user=person)
    client.force_login(person)
    return client


def page(model: str, view: str = "changelist", *args: object) -> str:
    return reverse(f"admin:assessments_{model}_{view}", args=args)


def draft() -> CatalogueEdition:
    return CatalogueEdition.objects.create(code="next", released_on=TODAY, legal_position_date=TODAY)


def chapter(edition: CatalogueEdition) -> Dimension:
    return Dimension.objects.create(edition=edition, code="D1", title={"de": "Kapitel"}, introduction={"de": "Text"})


def question_form(edition: CatalogueEdition, dimension: Dimension) -> dict[str, object]:
    """Return what the form of a new question sends."""
    texts = {f"{name}_{code}": wording for name in TEXTS for code, wording in (("de", "deutsch"), ("en", "english"))}
    plain = {"edition": edition.pk, "dimension": dimension.pk, "code": "D1.1", "position": 0, "polarity": "R"}
    empty = {f"{name}-{part}_FORMS": 0 for name in ("checklist", "sources") for part in ("TOTAL", "INITIAL")}
    lists = {"measure_owners": ["IT"], **empty}
    management = {"anchors-TOTAL_FORMS": 5, "anchors-INITIAL_FORMS": 0}
    anchors = {
        f"anchors-{level}-{name}": value
        for level in range(5)
        for name, value in {"level": level, "text_de": f"Stufe {level}", "text_en": f"level {level}"}.items()
    }
    return {**plain, **texts, **lists, "measure_effort": "S", "basis": "judgement", **management, **anchors}


@pytest.mark.both_databases
def test_an_editor_adds_a_question_with_its_anchors_in_both_languages(editor: Client) -> None:
    edition = draft()
    response = editor.post(page("question", "add"), question_form(edition, chapter(edition)))
    assert response.status_code == 302, response.context["errors"]
    question = Question.objects.get()
    assert question.text == {"de": "deutsch", "en": "english"}
    assert [anchor.text["de"] for anchor in question.anchors.all()] == [f"Stufe {level}" for level in range(5)]


def test_a_text_without_german_is_a_form_error(editor: Client) -> None:
    edition = draft()
    response = editor.post(page("question", "add"), {**question_form(edition, chapter(edition)), "text_de": ""})
    assert (response.status_code, Question.objects.count()) == (200, 0)
    assert "Der deutsche Wortlaut fehlt." in response.content.decode()


def test_a_question_cannot_stand_in_the_chapter_of_another_edition(editor: Client) -> None:
    edition = draft()
    other = CatalogueEdition.objects.create(code="later", released_on=TODAY, legal_position_date=TODAY)
    response = editor.post(page("question", "add"), question_form(edition, chapter(other)))
    assert (response.status_code, Question.objects.count()) == (200, 0)
    assert "Das gehört zu einer anderen Ausgabe." in response.content.decode()


def test_a_new_question_offers_its_five_levels(editor: Client) -> None:
    draft()
    (anchors,) = editor.get(page("question", "add")).context["inline_admin_formsets"]
    assert [form["level"].value() for form in anchors.formset] == [0, 1, 2, 3, 4]


def test_an_editor_changes_a_draft_but_not_the_code(editor: Client) -> None:
    edition = draft()
    dimension = chapter(edition)
    sent = {
        "title_de": "Neu",
        "title_en": "",
        "introduction_de": "Text",
        "introduction_en": "",
        "position": 3,
        "code": "D9",
    }
    assert editor.post(page("dimension", "change", dimension.pk), sent).status_code == 302
    dimension.refresh_from_db()
    assert (dimension.title, dimension.position, dimension.code) == ({"de": "Neu"}, 3, "D1")


@pytest.mark.parametrize(
    "model", ["question", "dimension", "archetype", "criterion", "weightpreset", "catalogueedition"]
)
def test_published_rows_can_be_read_but_not_changed_or_deleted(editor: Client, model: str) -> None:
    edition = factories.edition()
    row = edition if model == "catalogueedition" else getattr(edition, f"{model}_set").first()
    asked = [
        editor.get(page(model, "change", row.pk)),
        editor.post(page(model, "change", row.pk), {"position": 9}),
        editor.get(page(model, "delete", row.pk)),
        editor.post(page(model, "delete", row.pk), {"post": "yes"}),
    ]
    assert [response.status_code for response in asked] == [200, 403, 403, 403]


def test_published_rows_survive_the_delete_action(editor: Client) -> None:
    question = factories.edition().question_set.get(code="D1.1")
    editor.post(page("question"), {"action": "delete_selected", "_selected_action": [question.pk], "post": "yes"})
    assert Question.objects.filter(pk=question.pk).exists()


def test_new_rows_are_offered_drafts_only(editor: Client) -> None:
    factories.edition()
    edition = draft()
    form = editor.get(page("dimension", "add")).context["adminform"].form
    assert list(form.fields["edition"].queryset) == [edition]


@pytest.mark.both_databases
def test_questions_are_found_by_their_words(editor: Client) -> None:
    edition = draft()
    question = question_form(edition, chapter(edition)) | {"text_de": "Gibt es Rückfallebenen?"}
    editor.post(page("question", "add"), question)
    found = editor.get(page("question"), {"q": "Rückfall"}).context["cl"].result_count
    missed = editor.get(page("question"), {"q": "Vorwärts"}).context["cl"].result_count
    assert (found, missed) == (1, 0)


def test_editors_see_no_hospital(editor: Client) -> None:
    for model in ("hospital", "assessment", "report", "membership", "user"):
        assert editor.get(page(model)).status_code == 403


def test_answers_and_their_history_are_not_in_the_administration() -> None:
    assert not {Answer, AnswerEvent, ChangeEvent, HospitalApplication} & set(admin.site._registry)


@pytest.mark.both_databases
@pytest.mark.parametrize("model", ["hospital", "assessment", "report", "membership", "user", *CATALOGUE[1:]])
def test_the_operator_opens_every_list_and_row(operator: Client, model: str) -> None:
    assessment = factories.assessment()
    assert operator.get(page(model)).status_code == 200
    rows = {"hospital": assessment.hospital, "assessment": assessment, "user": assessment.created_by}
    if row := rows.get(model):
        assert operator.get(page(model, "change", row.pk)).status_code == 200


def test_the_operator_cannot_change_what_hospitals_wrote(operator: Client) -> None:
    assessment = factories.assessment()
    for model, row in (("hospital", assessment.hospital), ("assessment", assessment)):
        assert operator.post(page(model, "change", row.pk), {"name": "x"}).status_code == 403
        assert operator.post(page(model, "delete", row.pk), {"post": "yes"}).status_code == 403
        assert operator.get(page(model, "add")).status_code == 403


@pytest.mark.both_databases
def test_a_membership_granted_here_is_in_the_history(operator: Client) -> None:
    hospital, person = factories.hospital(), factories.user()
    sent = {"user": person.pk, "hospital": str(hospital.pk), "role": Role.LEAD, "ends_on": "", "sections": "[]"}
    response = operator.post(page("membership", "add"), sent)
    assert response.status_code == 302, response.context["errors"]
    membership = Membership.objects.get(user=person)
    change = ChangeEvent.objects.get(kind=ChangeKind.MEMBERSHIP_GRANTED)
    assert (membership.role, change.details["role"]) == (Role.LEAD, "lead")


def test_a_consultant_without_an_end_is_a_problem_of_the_form(operator: Client) -> None:
    sent = {"user": factories.user().pk, "hospital": str(factories.hospital().pk), "role": Role.CONSULTANT}
    response = operator.post(page("membership", "add"), {**sent, "sections": "[]"})
    assert response.context["errors"] == [["Eine Beratung braucht ein Enddatum."]]


def test_nobody_lets_themselves_in(operator: Client) -> None:
    mine = User.objects.get(is_superuser=True)
    sent = {"user": mine.pk, "hospital": str(factories.hospital().pk), "role": Role.LEAD, "sections": "[]"}
    response = operator.post(page("membership", "add"), sent)
    assert response.context["errors"] == [["Niemand gibt sich selbst eine Mitgliedschaft."]]


def test_an_operator_looks_after_accounts_and_reads_no_answers() -> None:
    person, other = factories.user(), factories.user("Kim Muster")
    make_operator(user=person)
    client = signed_in(person)
    models = ("user", "membership", "hospital", "assessment", "report", "hospitalgroup", "question")
    seen = {model: client.get(page(model)).status_code for model in models}
    assert seen == {**dict.fromkeys(models, 200), "question": 403}
    changed = {"email": "mine@test.example", "name": "Kim", "is_active": "on", "is_superuser": "on"}
    client.post(page("user", "change", other.pk), changed)
    other.refresh_from_db()
    assert (other.name, other.email, other.is_superuser) == ("Kim", "kim.muster@test.example", False)
    assert client.get(f"/verwaltung/assessments/user/{other.pk}/password/").status_code == 403


@pytest.mark.both_databases
def test_an_account_is_added_by_address(operator: Client) -> None:
    sent = {
        "email": "Neu@Test.Example",
        "name": "Demo",
        "usable_password": "true",
        "password1": "ein langes Kennwort",
        "password2": "ein langes Kennwort",
    }
    response = operator.post(page("user", "add"), sent)
    assert response.status_code == 302, response.context["errors"]
    assert User.objects.get(email="neu@test.example").check_password("ein langes Kennwort")


def test_who_has_written_something_cannot_be_deleted(operator: Client) -> None:
    author = factories.assessment().created_by
    operator.post(page("user", "delete", author.pk), {"post": "yes"})
    assert User.objects.filter(pk=author.pk).exists()


def test_permissions_of_the_catalogue_exist_for_every_edited_kind() -> None:
    assert Permission.objects.filter(content_type__model__in=CATALOGUE).count() == 4 * len(CATALOGUE)
