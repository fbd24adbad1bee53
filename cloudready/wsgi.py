"""Entry point of the web server; without other orders with the settings of the demo."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cloudready.settings.demo")
application = get_wsgi_application()
