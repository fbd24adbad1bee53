"""The forms of the catalogue that are more than their columns: questions and the application landscape."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.admin.choosing import TicksField, choices_in, level, one_of
from assessments.admin.drafts import shown
from assessments.admin.grids import LettersField
from assessments.admin.lists import SourcesField
from assessments.admin.rows import DistinctListField
from assessments.domain.catalogue import Owner
from assessments.domain.landscape import HEALTH_DATA, Delivery
from assessments.models import Archetype, CatalogueEdition, ChecklistItem, Criterion, EditionStatus, Question
from assessments.models.fields import choices_of
from assessments.services.earlier_editions import previous_edition

DATA_CLASSES = (
    (0, gettext_lazy("keine personenbezogenen Daten")),
    (1, gettext_lazy("personenbezogene Daten")),
    (HEALTH_DATA, gettext_lazy("Gesundheitsdaten")),
)
CRITICALITY = (
    (1, gettext_lazy("kann Tage ausfallen")),
    (2, gettext_lazy("kann ein bis zwei Tage ausfallen")),
    (3, gettext_lazy("kann einige Stunden ausfallen")),
    (4, gettext_lazy("darf höchstens Minuten bis wenige Stunden ausfallen")),
)


class RowForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form that knows the edition of its row; a new row stands in the newest draft until it is saved."""

    def edition_at_hand(self) -> CatalogueEdition | None:
        """Return the edition whose letters and names the form offers."""
        if self.instance.edition_id:
            found: CatalogueEdition = self.instance.edition
            return found
        sent = self.data.get("edition", "") if self.is_bound else self.initial.get("edition") or ""
        drafts = CatalogueEdition.objects.filter(status=EditionStatus.DRAFT)
        return drafts.filter(pk=sent).first() if str(sent).isdecimal() else drafts.first()

    def put(self, name: str, field: forms.Field) -> None:
        """Offer a column by another field, where the form has it at all: what can only be read has none."""
        if name in self.fields:
            field.label, field.help_text = self.fields[name].label, field.help_text or self.fields[name].help_text
            self.fields[name] = field

    def put_questions(self, name: str = "questions", *, required: bool) -> None:
        """Offer a list of questions, in an order of its own."""
        if name in self.fields:
            questions = choices_in(self.edition_at_hand(), Question, getattr(self.instance, name))
            self.put(name, DistinctListField(one_of(questions, label=_("Frage")), required=required))


class QuestionForm(RowForm):
    """A question with lists instead of JSON, and the editor's word that it asks for something else."""

    asks_anew = forms.BooleanField(
        label=gettext_lazy("Die Frage meint etwas anderes als in der vorigen Ausgabe"),
        required=False,
        help_text=gettext_lazy("Wer auf diese Ausgabe wechselt, bestätigt seine Antwort dann neu."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        question = self.instance
        self.put("measure_owners", TicksField(choices=choices_of(Owner), kept=question.measure_owners))
        self.put("gate_opens_at", level(required=False))
        items = choices_in(self.edition_at_hand(), ChecklistItem, question.checklist)
        self.put("checklist", DistinctListField(one_of(items, label=_("Punkt")), required=False))
        self.put("sources", SourcesField(required=False))
        if question.edition_id and "asks_anew" in self.fields:
            self.initial.setdefault("asks_anew", question.meaning_since == question.edition.code)

    def clean(self) -> dict[str, Any]:
        """Let a gate say both from which level it opens and what it blocks until then."""
        given = super().clean() or self.cleaned_data
        if "gate_blocks" in given and given.get("gate_opens_at") is None and given["gate_blocks"]:
            self.add_error("gate_opens_at", _("Ab welcher Stufe öffnet das Tor?"))
        if "gate_blocks" in given and given.get("gate_opens_at") is not None and not given["gate_blocks"]:
            self.add_error("gate_blocks", _("Was sperrt das Tor unter dieser Stufe?"))
        return given

    def save(self, commit: bool = True) -> Any:
        """Keep since which edition the question asks for something else; taken back, what was said earlier holds."""
        row = self.instance
        if self.cleaned_data.get("asks_anew"):
            row.meaning_since = row.edition.code
        elif row.meaning_since == row.edition.code:
            row.meaning_since = declared_before(row)
        return super().save(commit)


def declared_before(question: Question) -> str | None:
    """Return since when a question asked for something else as the edition before its own says."""
    rows = Question.objects.filter(edition=previous_edition(question.edition), code=question.code)
    return rows.values_list("meaning_since", flat=True).first()


class ArchetypeForm(RowForm):
    """An archetype with its levels as a grid of the edition's letters."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        edition = self.edition_at_hand()
        if "group" in self.fields:
            self.fields["group"].label = _("Gruppe")
        letters = list(Criterion.objects.filter(edition=edition)) if edition and "codes" in self.fields else []
        if letters:
            rows = [(one.code, shown(one.name)) for one in letters]
            hints = {one.code: [shown(anchor) for anchor in one.anchors] for one in letters}
            self.put("codes", LettersField(rows=rows, hints=hints))
        self.put("delivery", TicksField(choices=choices_of(Delivery), kept=self.instance.delivery, required=True))
        classes = TicksField(choices=DATA_CLASSES, kept=self.instance.data_classes, coerce=int, required=True)
        self.put("data_classes", classes)
        self.put("criticality", forms.TypedChoiceField(choices=CRITICALITY, coerce=int))


class ClusterForm(RowForm):
    """What moves together."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = choices_in(self.edition_at_hand(), Archetype, self.instance.members)
        self.put("members", DistinctListField(one_of(kinds, label=_("Anwendungsart"))))
