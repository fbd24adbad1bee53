"""The process that draws reports: templates and translations, but no database, no app and no secret to lose."""

from cloudready.settings.base import BASE_DIR, LANGUAGE_CODE, LANGUAGES, LOCALE_PATHS, TIME_ZONE, USE_I18N, USE_TZ

__all__ = ["BASE_DIR", "LANGUAGES", "LANGUAGE_CODE", "LOCALE_PATHS", "TIME_ZONE", "USE_I18N", "USE_TZ"]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        # Named here because no app is installed that Django could find them in.
        "OPTIONS": {
            "libraries": {
                "charts": "assessments.templatetags.charts",
                "wording": "assessments.templatetags.wording",
            }
        },
    }
]
