"""Editions and answers as FHIR R4 resources: plain groups, lists and values in the words of the standard, and back.

Only elements are used that R4 and R4B share. ``FHIR.md`` beside this file says what is carried and what is not.
"""
