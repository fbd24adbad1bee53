#!/usr/bin/env python3
"""Run Django's management commands; without other orders with the settings of the demo."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cloudready.settings.demo")
    execute_from_command_line(sys.argv)
