"""The table of the shared cache. Limits on signing in have to count for every worker together, without a service more.

Django's database cache brings a command for its table, but no migration. A model with the same columns is one.
"""

from __future__ import annotations

from django.db import models


class CacheEntry(models.Model):
    """One value of the cache. Read and written by Django's cache alone; nothing in it is worth keeping."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        """The name that ``CACHES`` points at."""

        db_table = "assessments_cacheentry"
        default_permissions = ()

    def __str__(self) -> str:
        """Return the key."""
        return self.cache_key
