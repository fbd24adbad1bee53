"""What a form says about a text leaves the languages alone that the form does not offer."""

import pytest
from django.core.exceptions import ValidationError

from assessments.models import Question
from assessments.models.fields import WordingField


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"de": "Neu?", "en": "New?"}, {"de": "Neu?", "en": "New?", "fr": "Vieux ?"}),
        ({"de": "Neu?"}, {"de": "Neu?", "fr": "Vieux ?"}),
        (None, None),
    ],
    ids=["both languages", "one was emptied", "no text at all"],
)
def test_wordings_in_other_languages_stay(said: dict[str, str] | None, kept: dict[str, str] | None) -> None:
    row = Question(gate_blocks={"de": "Alt?", "en": "Old?", "fr": "Vieux ?"})
    field = Question._meta.get_field("gate_blocks")
    assert isinstance(field, WordingField)

    field.save_form_data(row, said)

    assert row.gate_blocks == kept


@pytest.mark.parametrize("wording", ["<b>fett</b>", "</p>", "<!-- -->", "<?php ?>", "<script", "a\x07", "a\0"])
def test_wordings_are_plain_text(wording: str) -> None:
    field = Question._meta.get_field("why")
    field.run_validators({"de": "weniger als < 4 Stunden, A<->B, x <= 3\n\tund mehr"})
    with pytest.raises(ValidationError, match="einfacher Text"):
        field.run_validators({"de": "gut", "en": wording})
