"""Django's PostgreSQL, told before every statement of which hospitals rows may be seen."""
