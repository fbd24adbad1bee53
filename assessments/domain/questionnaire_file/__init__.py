"""The questionnaire outside of the application: what a table holds, where it stands in it, and what came back."""
