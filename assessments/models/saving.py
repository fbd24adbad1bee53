"""What is remembered of a save, so that sending it again is harmless."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assessments.models.fields import LONGEST_CODE
from assessments.models.scoping import scoped

LONGEST_DIGEST = 64


class SaveKey(models.Model):
    """One accepted save and what it was answered with. Whoever sends it again within days gets the same answer.

    It goes with the assessment: it is a memory, not a record. What was saved is in the history.
    """

    assessment = models.ForeignKey("assessments.Assessment", on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField()
    question_code = models.CharField(max_length=LONGEST_CODE)
    digest = models.CharField(max_length=LONGEST_DIGEST)  # of all that was sent, and of who sent it
    version = models.PositiveIntegerField()
    at = models.DateTimeField()

    objects: ClassVar[models.Manager[SaveKey]] = scoped("assessment__hospital")

    class Meta:
        """A key belongs to one assessment, so that nobody can block another house's."""

        constraints = [models.UniqueConstraint(fields=["assessment", "key"], name="each_save_key_is_used_once")]

    def __str__(self) -> str:
        """Return the question's code and the version that came of it."""
        return f"{self.question_code} v{self.version}"
