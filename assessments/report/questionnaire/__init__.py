"""The questionnaire as files: a table to fill in, and a document to print."""
