"""How forms look: one field template, labels above, help before the box, errors where the eye is."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout


def helper_with(*parts: object) -> FormHelper:
    """Return a crispy helper that renders fields only; the page owns form tag, token and buttons."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.form_show_errors = True
    helper.field_template = "forms/field.html"
    if parts:
        helper.layout = Layout(*parts)
    return helper
