"""Two walls around the rows of a hospital: managers that refuse without a scope, and PostgreSQL itself."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import ResolverMatch, reverse
from django_scopes import ScopeError
from pytest_django import DjangoDbBlocker, Settings

from assessments.checks.walls import NOBODY_TELLS, PAST_THE_WALL, walls_hold
from assessments.models import Answer, Assessment, ChangeEvent, Hospital, HospitalGroup, Membership
from assessments.services.auditing import Deed, record
from assessments.services.data_protection_ownership import Owned, owned_tables
from assessments.services.tenancy import (
    everywhere,
    hospitals_at_hand,
    nowhere,
    of_hospital,
    of_hospitals,
    of_hospitals_of,
)
from assessments.web.tenancy import TenancyMiddleware
from tests import factories
from tests.factories import NOON, TODAY
from tests.services.full_house import full_house

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="the server's own wall")
# Tables between two others, which Django makes and gives plain managers; only what they join is ever asked for.
BETWEEN = {"HospitalGroup_hospitals", "MeetingDecision_agreed"}
OWNED = [owned for owned in owned_tables() if owned.model.__name__ not in BETWEEN]
ASKED: dict[str, Callable[[Any], object]] = {
    "all": lambda rows: list(rows.all()),
    "filter": lambda rows: rows.filter(pk=None),
    "exclude": lambda rows: rows.exclude(pk=None),
    "exists": lambda rows: rows.exists(),
    "count": lambda rows: rows.count(),
    "get": lambda rows: rows.get(),
    "first": lambda rows: rows.first(),
    "in_bulk": lambda rows: rows.in_bulk(),
    "values": lambda rows: rows.values("pk"),
    "update": lambda rows: rows.update(pk=None),
    "create": lambda rows: rows.create(),
    "bulk_create": lambda rows: rows.bulk_create([]),
    "none": lambda rows: rows.none(),
    "raw": lambda rows: rows.raw("SELECT 1"),
}


def _name(owned: Owned) -> str:
    return owned.model.__name__


@pytest.fixture(scope="module")
def houses(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Hospital, Hospital]]:
    """Two hospitals with rows in every table, made once; nothing of them stays."""
    del django_db_setup
    folder = pytest.MonkeyPatch()
    folder.setattr("django.conf.settings.CLOUDREADY_EVIDENCE_DIR", tmp_path_factory.mktemp("evidence"))
    with django_db_blocker.unblock(), transaction.atomic():
        yield full_house("Haus Nord"), full_house("Haus Süd")
        transaction.set_rollback(True)
    folder.undo()


@pytest.mark.parametrize("owned", owned_tables(), ids=_name)
def test_every_table_of_hospitals_has_a_scoped_manager_along_a_way_to_its_hospital(owned: Owned) -> None:
    way = getattr(owned.model._default_manager, "hospital_way", None)
    assert (way in owned.ways) is (owned.model.__name__ not in BETWEEN)


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_without_a_scope_every_question_is_refused(ask: Callable[[Any], object]) -> None:
    answered = []
    with nowhere():
        for owned in OWNED:
            try:
                ask(owned.model._default_manager)
            except ScopeError:
                continue
            answered.append(owned.label)
    assert answered == []


def test_in_the_scope_of_one_hospital_nothing_of_another_is_found(houses: tuple[Hospital, Hospital]) -> None:
    mine, theirs = houses
    found = {}
    for owned in OWNED:
        rows: models.Manager[Any] = owned.model._default_manager
        column = owned.model._meta.concrete_fields[-1].name
        own, foreign = (set(owned.rows(house.pk).values_list("pk", flat=True)) for house in houses)
        with of_hospital(mine.pk):
            seen = set(rows.values_list("pk", flat=True))
            by_key = [key for key in foreign if rows.filter(pk=key).exists() or rows.in_bulk([key])]
            changed = rows.filter(pk__in=foreign).update(**{column: models.F(column)})
        if (seen, by_key, changed) != (own, [], 0):
            found[owned.label] = (seen ^ own, by_key, changed)
    assert found == {}
    assert theirs.pk != mine.pk


def test_what_leads_from_one_row_to_many_stays_in_the_scope(houses: tuple[Hospital, Hospital]) -> None:
    mine, theirs = houses
    answered = {}
    for owned in OWNED:
        for relation in owned.model._meta.related_objects:
            many = relation.get_accessor_name()
            if (
                relation.one_to_one
                or many is None
                or not hasattr(relation.related_model._default_manager, "hospital_way")
            ):
                continue
            for row in owned.rows(theirs.pk)[:1]:
                with of_hospital(mine.pk):
                    if getattr(row, many).exists():
                        answered[owned.label, many] = "found"
                with nowhere(), pytest.raises(ScopeError):
                    getattr(row, many).exists()
    assert answered == {}


def test_prefetching_and_joins_of_many_stay_in_the_scope(houses: tuple[Hospital, Hospital]) -> None:
    mine, theirs = houses
    group = HospitalGroup.objects.create(name="Verbund beider Häuser")
    group.hospitals.add(mine, theirs)
    with of_hospital(mine.pk):
        (loaded,) = HospitalGroup.objects.filter(pk=group.pk).prefetch_related("hospitals")
        assert [house.pk for house in loaded.hospitals.all()] == [mine.pk]


def test_a_scope_is_narrowed_and_left_only_with_a_reason() -> None:
    one, other = uuid4(), uuid4()
    with of_hospitals([one, other]):
        with of_hospital(one):
            assert hospitals_at_hand() == (one,)
            with pytest.raises(ScopeError), of_hospital(other):
                pass
            with pytest.raises(ScopeError), everywhere(reason=""):
                pass
            with everywhere(reason="a test"):
                assert hospitals_at_hand() is None
        assert set(hospitals_at_hand() or ()) == {one, other}
    with nowhere(), of_hospitals([]):
        assert hospitals_at_hand() == ()
        with pytest.raises(ScopeError), of_hospital(one):
            pass


def test_the_scope_of_a_person_holds_the_hospitals_of_today() -> None:
    house, left, strange = (factories.hospital() for _number in range(3))
    person = factories.member(house)
    Membership.objects.create(user=person, hospital=left, role="contributor", ends_on=TODAY.replace(year=2020))
    with nowhere(), of_hospitals_of(person, on=TODAY):
        assert hospitals_at_hand() == (house.pk,)
        assert not Hospital.objects.filter(pk__in=[left.pk, strange.pk]).exists()


def test_an_entry_of_another_hospital_is_not_written_in_the_scope_of_one() -> None:
    house, other = factories.hospital(), factories.hospital()
    with of_hospital(house.pk), pytest.raises(ScopeError):
        record(Deed(ChangeEvent.objects.first().kind), hospital=other, by=None, at=NOON)  # type: ignore[union-attr, arg-type]


# --- Requests ---------------------------------------------------------------------------------------------------------


def _answered(response: Callable[[], HttpResponse], **named: object) -> tuple[object, HttpResponse]:
    """Return what was at hand before the view is known, and the answer."""
    before: list[object] = []

    def get_response(request: HttpRequest) -> HttpResponse:
        with pytest.raises(ScopeError):
            Assessment.objects.exists()
        before.append(hospitals_at_hand())
        request.resolver_match = ResolverMatch(response, (), named, url_name="tasks")
        middleware.process_view(request, response, (), named)
        return response()

    middleware = TenancyMiddleware(get_response)
    answer = middleware(RequestFactory().get("/"))
    return before[0], answer  # type: ignore[return-value]


def test_a_request_starts_out_of_nowhere_and_ends_where_it_began() -> None:
    house, other = factories.assessment().hospital, factories.assessment().hospital
    seen = []

    def view() -> HttpResponse:
        seen.extend(Assessment.objects.values_list("hospital", flat=True))
        return HttpResponse()

    assert _answered(view, hospital_id=house.pk)[0] is None
    assert seen == [house.pk]
    assert Assessment.objects.filter(hospital__in=[house.pk, other.pk]).count() == 2  # the test's own scope is back


def test_an_address_without_a_hospital_has_no_scope() -> None:
    def view() -> HttpResponse:
        return HttpResponse(str(Assessment.objects.count()))

    with pytest.raises(ScopeError):
        _answered(view)


def test_what_is_read_while_it_is_sent_stays_in_the_scope() -> None:
    house, other = factories.assessment().hospital, factories.assessment().hospital

    def view() -> HttpResponse:
        return StreamingHttpResponse(str(row.hospital_id) for _n in "12" for row in Assessment.objects.all())  # type: ignore[return-value]

    _before, answer = _answered(view, hospital_id=house.pk)
    assert b"".join(answer) == 2 * str(house.pk).encode()
    assert other.pk != house.pk


def test_the_site_itself_enters_the_scope(client: Client, django_assert_max_num_queries: Any) -> None:
    mine, theirs = factories.assessment(), factories.assessment()
    client.force_login(factories.lead(mine.hospital))
    here, there = (reverse("tasks", args=[row.hospital_id, row.pk]) for row in (mine, theirs))
    assert (client.get(here).status_code, client.get(there).status_code) == (200, 404)
    with django_assert_max_num_queries(100):
        assert client.get(reverse("tasks", args=[mine.hospital_id, theirs.pk])).status_code == 404


# --- Who looks at all hospitals ---------------------------------------------------------------------------------------

COMMANDS = "assessments/management/commands/"  # the operator asks for all hospitals
LOOK_EVERYWHERE = {
    "assessments/web/access.py": 1,
    "assessments/web/report_jobs.py": 1,
    "assessments/web/tenancy.py": 1,
    "assessments/web/views/operating.py": 1,
    "assessments/services/assigning.py": 1,
    "assessments/services/auditing.py": 1,
    "assessments/services/demo.py": 1,
    "assessments/services/denials.py": 1,
    "assessments/services/invitations.py": 1,
    "assessments/services/portfolio.py": 1,
    "assessments/services/second_factor.py": 2,
    "assessments/services/sign_ins.py": 2,
    "assessments/services/tenancy.py": 1,
}
ONE_DOOR = {"assessments/services/tenancy.py", "assessments/models/scoping.py"}


def _modules(*words: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield the modules in which one of these words stands somewhere."""
    for path in sorted((ROOT / "assessments").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "migrations" not in path.parts and any(word in text for word in words):
            yield path.relative_to(ROOT).as_posix(), ast.parse(text)


def test_whoever_looks_at_all_hospitals_is_known_and_says_why_in_words() -> None:
    found: dict[str, int] = {}
    for name, tree in _modules("everywhere"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "everywhere":
                (reason,) = node.keywords
                assert isinstance(reason.value, ast.Constant)
                found[name] = found.get(name, 0) + 1
    assert {name: times for name, times in found.items() if not name.startswith(COMMANDS)} == LOOK_EVERYWHERE


def test_the_walls_have_one_door() -> None:
    opening = {"scopes_disabled", "with_scopes_disabled", "with_scope", "django_scopes"}
    past = {
        name
        for name, tree in _modules(*opening)
        for node in ast.walk(tree)
        if opening
        & {getattr(node, "attr", ""), getattr(node, "id", ""), str(getattr(node, "module", "")).split(".")[0]}
    }
    assert past == ONE_DOOR


@pytest.mark.parametrize(
    "words",
    [
        *(["audit_verify"], ["audit_export"], ["collect_evidence"], ["forget_save_keys"], ["purge_expired"]),
        *(["scan_evidence"],),
    ],
    ids=lambda words: words[0],
)
def test_commands_need_no_scope_of_whoever_calls_them(words: list[str], settings: Settings, tmp_path: Path) -> None:
    settings.CLOUDREADY_EVIDENCE_DIR = tmp_path
    settings.CLOUDREADY_CLAMD = "nowhere:1"
    factories.answered(factories.assessment(), ["D1.1"])
    with nowhere():
        call_command(*words)


# --- The server's own wall --------------------------------------------------------------------------------------------


def _keys(table: str, column: str = "id") -> set[object]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table}")  # noqa: S608  our own tables
        return {key for (key,) in cursor.fetchall()}


@on_postgresql
def test_the_account_of_the_tests_cannot_pass_the_wall_by() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)


@on_postgresql
def test_a_deployment_is_told_what_passes_the_wall_by(monkeypatch: pytest.MonkeyPatch) -> None:
    assert walls_hold(databases=["default"]) == []
    monkeypatch.setattr("assessments.checks.walls.ASK", "SELECT true")
    monkeypatch.setitem(connection.settings_dict, "ENGINE", "django.db.backends.postgresql")
    assert walls_hold(databases=["default"]) == [PAST_THE_WALL, NOBODY_TELLS]


@on_postgresql
def test_every_table_of_hospitals_is_guarded_against_its_owner_too() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        guarded = {name for (name,) in cursor.fetchall()}
    assert guarded == {owned.model._meta.db_table for owned in owned_tables()}


@on_postgresql
def test_plain_sql_finds_nothing_of_another_hospital(houses: tuple[Hospital, Hospital]) -> None:
    mine, theirs = houses
    found = {}
    for owned in owned_tables():
        table, key = owned.model._meta.db_table, owned.model._meta.pk.column
        own = set(owned.rows(mine.pk).values_list("pk", flat=True))
        with of_hospital(mine.pk):
            seen = _keys(table, key)
        with nowhere():
            unscoped = _keys(table, key)
        if seen != own or unscoped:
            found[table] = (seen - own, unscoped)
    assert found == {}
    assert theirs.pk in _keys("assessments_hospital")


@on_postgresql
def test_plain_sql_changes_nothing_of_another_hospital(houses: tuple[Hospital, Hospital]) -> None:
    mine, theirs = houses
    with of_hospital(mine.pk), connection.cursor() as cursor:
        cursor.execute("UPDATE assessments_hospital SET name = 'x' WHERE id = %s", [theirs.pk])
        assert cursor.rowcount == 0
        cursor.execute(
            "DELETE FROM assessments_savekey WHERE assessment_id NOT IN (SELECT id FROM assessments_assessment)"
        )
        assert cursor.rowcount == 0


@on_postgresql
def test_nothing_is_written_into_another_hospital(houses: tuple[Hospital, Hospital]) -> None:
    mine, theirs = houses
    person = factories.user()
    row = theirs.assessments.get()
    for strange in (
        lambda: Membership.objects.create(user=person, hospital=theirs, role="lead"),
        lambda: Answer.objects.create(
            assessment=row, question_code="D2.1", version=1, kind="given", level=1, changed_at=NOON, changed_by=person
        ),
        lambda: Assessment.objects.filter(hospital=mine).update(hospital=theirs),
    ):
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic(), of_hospital(mine.pk):
            strange()


@on_postgresql
def test_the_server_is_told_again_after_a_transaction_was_taken_back(houses: tuple[Hospital, Hospital]) -> None:
    mine, theirs = houses
    with of_hospital(mine.pk):
        with transaction.atomic(), everywhere(reason="a test"):
            assert {mine.pk, theirs.pk} <= _keys("assessments_hospital")
            transaction.set_rollback(True)
        assert _keys("assessments_hospital") == {mine.pk}


@on_postgresql
def test_a_page_tells_the_server_twice_at_most(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    row = factories.assessment()
    client.force_login(factories.lead(row.hospital))
    told: list[object] = []
    wrapper = type(connection.connection)
    execute = wrapper.execute
    monkeypatch.setattr(
        wrapper, "execute", lambda self, query, params=None: (told.append(params), execute(self, query, params))[1]
    )
    client.get(reverse("tasks", args=[row.hospital_id, row.pk]))
    assert told == [[""], [str(row.hospital_id)]]
