"""How forms look: one field template, labels above, help before the box, errors where the eye is."""

from __future__ import annotations

from typing import ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout


class Drawn:
    """A form that shows ``parts`` and nothing else, in this order.

    What is wrong with the form as a whole stands above its fields, or where ``in_summary`` in the summary of the page.
    """

    parts: ClassVar[tuple[object, ...]]
    in_summary: ClassVar[bool] = False

    @property
    def helper(self) -> FormHelper:
        """Return what crispy draws by: fields only; the page owns form tag, token and buttons."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.form_show_errors = not self.in_summary
        helper.field_template = "forms/field.html"
        helper.layout = Layout(*self.parts)
        return helper
