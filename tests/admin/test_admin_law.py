"""Editors change the law in drafts: conditions are checked while they are saved, what is published is only read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.admin.drafts import keep_draft
from assessments.admin.law_forms import LegalRuleForm
from assessments.models import CatalogueEdition, LegalFact, LegalRule, User
from assessments.services.catalogues import clone_edition, publish_edition, store_edition
from assessments.services.law_documents import documents_of
from assessments.services.people import make_editor
from assessments.services.shipped_law import shipped_law
from tests import factories
from tests.domain import builders
from tests.factories import NOON
from tests.web.pages import parsed

pytestmark = pytest.mark.django_db

LAW = shipped_law("2026.11")
KINDS = [
    *("derivedvalue", "lawhead", "legaldate", "legalfact", "legalregime", "legalrule", "openpoint"),
    *("stateeffect", "statelaw"),
]
ON_PAPER = {"title": "nicht im Netz", "english": "not on the web"}
FilledIn = tuple[str, dict[str, object]]
HOSTILE = 500
PIECES = [
    *("and", "or", "not", "in", "(", ")", "{", "}", "==", "<", "+", "months", "missing(", "months_between(", ","),
    *("s393_applies", "provider.places", "federal_state", "NW", "THIRD", "today", "employees", "beds", "no.such.fact"),
    *("30_000", "2026-02-30", "999999999999999999", "__import__('os')", "1 // 0", "'", '"', "{{ x }}", "<script>"),
    *("\r\n", "\n", "\t", "\u202e", "😀", "%s", "\\", "--", ";", "ß", "\ufeff", "." * 40, "(" * 60, "not " * 40),
]


@pytest.fixture(scope="module")
def editions(kept_rows: None) -> tuple[CatalogueEdition, CatalogueEdition]:  # noqa: ARG001
    """Write a small edition with the whole shipped law, and a draft of the next."""
    questions = map(builders.question, LAW.rules_by_question)
    edition = replace(factories.edition_of_questions(*questions), code="2026.11")
    published = store_edition(edition, law=LAW, at=NOON)
    return published, clone_edition(edition=published, code="2027.05", by=factories.user(), at=NOON)


@pytest.fixture(scope="module")
def filled_rule(editions: tuple[CatalogueEdition, CatalogueEdition]) -> FilledIn:
    """Return the address of a rule's page and what a browser would send back of it."""
    client, person = Client(), factories.user()
    make_editor(user=person)
    client.force_login(person)
    path = page("legalrule", "change", editions[1].legalrule_set.get(code="R060").pk)
    return path, sent(client.get(path))


@pytest.fixture
def published(editions: tuple[CatalogueEdition, CatalogueEdition]) -> CatalogueEdition:
    return CatalogueEdition.objects.get(pk=editions[0].pk)


@pytest.fixture
def draft(editions: tuple[CatalogueEdition, CatalogueEdition]) -> CatalogueEdition:
    return CatalogueEdition.objects.get(pk=editions[1].pk)


@pytest.fixture
def editor(client: Client) -> Client:
    person = factories.user()
    make_editor(user=person)
    client.force_login(person)
    return client


def page(model: str, view: str = "changelist", *args: object) -> str:
    return reverse(f"admin:assessments_{model}_{view}", args=args)


def first(edition: CatalogueEdition, kind: str) -> int:
    """Return the key of a row of this kind."""
    row = edition.law_head if kind == "lawhead" else getattr(edition, f"{kind}_set").first()
    key: int = row.pk
    return key


def sent(response: HttpResponse, **changed: object) -> dict[str, object]:
    """Return what a browser would send back of a form, with some fields changed."""
    (form,) = parsed(response).xpath("//form[contains(@id, '_form')]")
    return edited({name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}, **changed)


def edited(fields: dict[str, object], **changed: object) -> dict[str, object]:
    """Return the fields with some of them changed, and lists filled in anew."""
    lists = tuple(name.removesuffix("TOTAL_FORMS") for name in changed if name.endswith("-TOTAL_FORMS"))
    kept = {name: value for name, value in fields.items() if not (lists and name.startswith(lists))}
    return {name: value for name, value in {**kept, **changed}.items() if value is not False}


def rows(field: str, *filled: dict[str, str]) -> dict[str, str]:
    """Return what a list sends whose rows were all filled in anew."""
    cells = {f"{field}-{number}-{name}": value for number, row in enumerate(filled) for name, value in row.items()}
    return {f"{field}-TOTAL_FORMS": str(len(filled)), f"{field}-INITIAL_FORMS": "0", **cells}


def errors(response: HttpResponse, field: str) -> list[str]:
    return list(response.context["adminform"].form.errors.get(field, []))  # type: ignore[attr-defined]


def said(response: HttpResponse) -> list[str]:
    return [str(message) for message in response.context["messages"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", KINDS)
def test_the_law_of_a_published_edition_can_be_read_but_not_changed(
    editor: Client, published: CatalogueEdition, kind: str
) -> None:
    key = first(published, kind)
    asked = [
        editor.get(page(kind)),
        editor.get(page(kind, "change", key)),
        editor.post(page(kind, "change", key), {"position": 9}),
        editor.post(page(kind, "delete", key), {"post": "yes"}),
    ]
    assert [response.status_code for response in asked] == [200, 200, 403, 403]
    assert "{&quot;" not in asked[1].content.decode()  # texts and lists are read as such, not as JSON


@pytest.mark.both_databases
def test_rows_of_a_draft_are_saved_as_they_are(editor: Client, draft: CatalogueEdition) -> None:
    before = documents_of(draft)
    for kind in KINDS:
        path = page(kind, "change", first(draft, kind))
        response = editor.post(path, sent(editor.get(path)))
        assert response.status_code == 302, (kind, response.context["errors"])
    assert documents_of(draft) == before


def test_an_editor_changes_a_rule_with_its_words_condition_sources_and_cases(
    editor: Client, draft: CatalogueEdition
) -> None:
    rule = draft.legalrule_set.get(code="R060")
    path = page("legalrule", "change", rule.pk)
    changed = {
        "text_de": "Neu\r\ngefasst.",
        "condition": "federal_state in {NW, SN}\r\nand step.processes_health_data_in_cloud and not land_memo",
        **rows("sources", {"title": "Amtsblatt", "url": "https://example.org/blatt"}, ON_PAPER),
        **rows("case_unknown", {"fact": "federal_state", "value": "SN"}),
        "review_by": "2028-01-31",
    }
    response = editor.post(path, sent(editor.get(path), **changed), follow=True)
    rule.refresh_from_db()
    assert rule.text["de"] == "Neu\ngefasst."
    assert rule.condition == "federal_state in {NW, SN}\nand step.processes_health_data_in_cloud and not land_memo"
    assert rule.sources == [
        {"title": "Amtsblatt", "url": "https://example.org/blatt"},
        {"title": {"de": "nicht im Netz", "en": "not on the web"}},
    ]
    assert (rule.cases["unknown"], rule.review_by) == ({"federal_state": "SN"}, date(2028, 1, 31))
    assert [line for line in said(response) if "Beispielfall" in line] == []


def test_an_editor_adds_a_rule_to_a_draft(editor: Client, draft: CatalogueEdition) -> None:
    model = draft.legalrule_set.get(code="R060")
    filled = sent(editor.get(page("legalrule", "change", model.pk)))
    new = {**filled, "edition": draft.pk, "code": "R104", "position": 99}
    wrong = editor.post(page("legalrule", "add"), {**new, "code": "Regel 104"})
    assert errors(wrong, "code") == ["Eine Regel heißt R und drei Ziffern, zum Beispiel R104."]
    assert editor.post(page("legalrule", "add"), new).status_code == 302
    added = draft.legalrule_set.get(code="R104")
    assert (added.condition, added.cases, added.sources) == (model.condition, model.cases, model.sources)


def test_a_page_that_was_opened_before_the_edition_was_published_changes_nothing(
    editor: Client, draft: CatalogueEdition
) -> None:
    rule = draft.legalrule_set.get(code="R060")
    path = page("legalrule", "change", rule.pk)
    filled = sent(editor.get(path), text_de="Zu spät.")
    publish_edition(edition=draft, by=factories.user(), at=NOON)
    assert editor.post(path, filled).status_code == 403
    with pytest.raises(PermissionDenied):
        keep_draft(draft.pk)


def test_an_ill_typed_condition_is_refused_with_its_line_and_character(editor: Client, draft: CatalogueEdition) -> None:
    rule = draft.legalrule_set.get(code="R060")
    path = page("legalrule", "change", rule.pk)
    wrong = "federal_state in {NW, MOON}\nand employees"
    response = editor.post(path, sent(editor.get(path), condition=wrong))
    assert response.status_code == 200
    states = ", ".join(LAW.vocabulary.facts["federal_state"].type.words)
    assert errors(response, "condition") == [
        f"Zeile 1, Zeichen 23: „MOON“ ist keines von {states}.",
        "Zeile 2, Zeichen 5: „employees“ ist eine Zahl; vergleichen Sie es.",
    ]
    assert LegalRule.objects.get(pk=rule.pk).condition == rule.condition


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"condition": ""}, "condition", "Dieses Feld ist zwingend erforderlich."),
        ({"condition": "employees > 3 and " * 200}, "condition", "2000"),
        (rows("sources", {"title": "T"}), "sources", "Zeile 1, Adresse: eine Adresse erwartet"),
        (rows("sources", {"title": "T", "url": "javascript://x"}), "sources", "Zeile 1, Adresse: eine Adresse, die"),
        (rows("case_applies", {"fact": "employees"}), "case_applies", "„employees“: eine ganze Zahl erwartet"),
        (rows("case_applies", {"fact": "employees", "value": "viele"}), "case_applies", "gefunden: „viele“"),
        (rows("case_unknown", {"fact": "moon", "value": "ja"}), "case_unknown", "Zeile 1, Angabe: Bitte eine gültige"),
        (rows("open_points", {"value": "99"}), "open_points", "Zeile 1, offener Punkt: Bitte eine gültige"),
        ({"text_de": ""}, "text", "Der deutsche Wortlaut fehlt."),
        ({"remedy": ""}, "__all__", "Eine Sperre braucht eine Abhilfe; alles andere hat keine."),
        ({"confidence": "L", "standing": "settled"}, "__all__", "„umstritten“ oder „offen“ wählen."),
        ({"valid_from": "2026-05-01", "valid_until": "2026-04-30"}, "__all__", "Der letzte Tag liegt vor dem ersten."),
        ({"valid_from_note_de": "", "valid_from_note_en": ""}, "__all__", "ab wann die Regel gilt"),
    ],
)
def test_what_is_no_rule_is_refused_with_a_sentence(
    editor: Client, filled_rule: FilledIn, changed: dict[str, object], field: str, message: str
) -> None:
    path, fields = filled_rule
    response = editor.post(path, edited(fields, **changed))
    assert response.status_code == 200
    assert message in " ".join(errors(response, field))


def test_500_hostile_conditions_are_sound_or_told_with_their_place(rf: RequestFactory, draft: CatalogueEdition) -> None:
    rule = draft.legalrule_set.select_related("edition").get(code="R060")
    request = rf.get("/")
    request.user = User(is_superuser=True, is_active=True)
    form = admin.site._registry[LegalRule].get_form(request, None, fields=["condition"])
    assert issubclass(form, LegalRuleForm)
    told, filled = 0, form({}, instance=rule)
    for condition in hostile():
        filled.data = {"condition": condition}
        filled.full_clean()
        told += "condition" in filled.errors
    assert told > HOSTILE * 0.9  # nearly all are wrong, and each was told in words


def hostile() -> Iterator[str]:
    random = Random(393)  # noqa: S311  chance that can be repeated
    for _ in range(HOSTILE):
        yield random.choice(("", " ")).join(random.choices(PIECES, k=random.randint(1, 30)))


@pytest.mark.both_databases
@pytest.mark.parametrize("condition", ["(" * 3000, "\x00", "a" * 100_000, "and\u2028or", "{% now %}", "  \r\n "])
def test_a_hostile_condition_leaves_no_trace(
    editor: Client, draft: CatalogueEdition, filled_rule: FilledIn, condition: str
) -> None:
    rule = draft.legalrule_set.get(code="R060")
    path, fields = filled_rule
    response = editor.post(path, edited(fields, condition=condition))
    assert (response.status_code, errors(response, "condition") != []) == (200, True)
    assert LegalRule.objects.get(pk=rule.pk).condition == rule.condition


def test_after_saving_an_editor_reads_what_still_stands_in_the_way(editor: Client, draft: CatalogueEdition) -> None:
    path = page("legalrule", "change", draft.legalrule_set.get(code="R060").pk)
    condition = "federal_state == BY and step.processes_health_data_in_cloud"
    response = editor.post(path, sent(editor.get(path), condition=condition, **rows("case_applies")), follow=True)
    assert "Der Beispielfall „trifft zu“ fehlt." in said(response)


def test_a_fact_that_conditions_read_keeps_its_kind_but_can_be_reworded(
    editor: Client, draft: CatalogueEdition
) -> None:
    fact = draft.legalfact_set.get(code="employees")
    path = page("legalfact", "change", fact.pk)
    shown = editor.get(path)
    assert {"kind", "scope", "words"} & set(shown.context["adminform"].form.fields) == set()
    assert "R036" in shown.content.decode()
    assert editor.post(path, sent(shown, question_de="Wie viele?", kind="bool")).status_code == 302
    fact.refresh_from_db()
    assert (fact.question["de"], fact.kind) == ("Wie viele?", "int")
    assert editor.post(page("legalfact", "delete", fact.pk), {"post": "yes"}).status_code == 403


def test_a_fact_that_nothing_reads_can_be_changed_and_deleted(editor: Client, draft: CatalogueEdition) -> None:
    fact = draft.legalfact_set.get(code="legal_form")
    path = page("legalfact", "change", fact.pk)
    response = editor.post(path, sent(editor.get(path), kind="bool"))
    assert errors(response, "words") == ["Diese Art von Angabe hat keine Wörter."]
    assert editor.post(page("legalfact", "delete", fact.pk), {"post": "yes"}).status_code == 302
    assert not LegalFact.objects.filter(pk=fact.pk).exists()


def test_dates_and_derived_values_may_not_ask_for_missing_facts(editor: Client, draft: CatalogueEdition) -> None:
    for kind, field in (("legaldate", "concerns"), ("derivedvalue", "when")):
        path = page(kind, "change", first(draft, kind))
        response = editor.post(path, sent(editor.get(path), **{field: "missing(employees)"}))
        assert "missing(…)" in " ".join(errors(response, field))


@pytest.mark.both_databases
def test_rules_are_found_by_a_passed_review_date(editor: Client, draft: CatalogueEdition) -> None:
    draft.legalrule_set.filter(code="R002").update(review_by=date(2020, 1, 1))
    response = editor.get(page("legalrule"), {"edition__id__exact": draft.pk, "review": "overdue"})
    assert [rule.code for rule in response.context["cl"].result_list] == ["R002"]
    assert "überschritten" in response.content.decode()


def test_an_editor_copies_an_edition_changes_it_and_publishes_it(editor: Client, published: CatalogueEdition) -> None:
    chosen = {"action": "copy_as_draft", "_selected_action": [published.pk]}
    ask = editor.post(page("catalogueedition"), chosen)
    assert ask["Location"] == page("catalogueedition", "copy", published.pk)
    taken = editor.post(ask["Location"], {"code": "2026.11"})
    assert taken.context["form"].errors["code"] == ["Diesen Code hat schon eine Ausgabe."]
    assert editor.post(ask["Location"], {"code": "kein Code"}).status_code == 200
    editor.post(ask["Location"], {"code": "2027.11"})
    copy = CatalogueEdition.objects.get(code="2027.11")
    said_in_both = {"de": "Hinweis", "en": "Remark"}
    notes = ("delivery_note", "recovery", "devices", "regulation_note", "elasticity", "integration")
    copy.archetype_set.update(**dict.fromkeys(notes, said_in_both))  # what is empty in German is a problem
    copy.legalrule_set.filter(code="R001").update(sources=[])
    publish = page("catalogueedition", "publish", copy.pk)
    refused = editor.post(publish, {"deed": "ask"}, follow=True)
    assert "Erst die Mängel beheben: Sie stehen auf dieser Seite." in said(refused)
    assert ("R001", "Es fehlt eine Quelle.") in [
        (problem["code"], problem["text"].in_language("de")) for problem in refused.context["problems"]
    ]
    copy.legalrule_set.filter(code="R001").update(sources=[{"title": "A", "url": "https://example.org"}])
    editor.post(publish, {"deed": "ask"})
    own = editor.post(publish, {"deed": "approve"}, follow=True)
    assert "Vier Augen: Wer um die Prüfung gebeten hat, entscheidet nicht selbst." in said(own)
    colleague = factories.user()
    make_editor(user=colleague)
    editor.force_login(colleague)
    assert "Die Ausgabe 2027.11 ist veröffentlicht." in said(editor.post(publish, {"deed": "approve"}, follow=True))
    assert editor.get(publish).status_code == 403


def test_who_does_not_edit_the_catalogue_neither_copies_nor_publishes(
    client: Client, published: CatalogueEdition, draft: CatalogueEdition
) -> None:
    client.force_login(factories.user(is_staff=True))
    for path in (page("catalogueedition", "copy", published.pk), page("catalogueedition", "publish", draft.pk)):
        assert [client.get(path).status_code, client.post(path, {"code": "x"}).status_code] == [404, 404]


@pytest.mark.parametrize(("kind", "budget"), [("legalrule", 9), ("legalfact", 11), ("legaldate", 10), ("statelaw", 8)])
def test_lists_cost_the_same_however_long(
    editor: Client, draft: CatalogueEdition, kind: str, budget: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    path = page(kind) + f"?edition__id__exact={draft.pk}"
    editor.get(path)
    with django_assert_num_queries(budget):
        editor.get(path)
    getattr(draft, f"{kind}_set").filter(position__gte=3).delete()
    with django_assert_num_queries(budget):
        editor.get(path)
