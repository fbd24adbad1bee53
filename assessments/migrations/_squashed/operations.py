"""The one operation that Django does not bring."""

from django.db.migrations.operations.base import Operation, OperationCategory


class CreateModels(Operation):
    """Create many models at once.

    One ``CreateModel`` after the other would build every model that is related to the new one again, which here is
    nearly every one, nearly a hundred times.
    """

    category = OperationCategory.ADDITION
    atomic = True

    def __init__(self, models):
        self.models = models

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # what was built so far; it is built again, once, when it is asked for
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Create {len(self.models)} models"
