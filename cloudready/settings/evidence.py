"""Where evidence files lie, how many fit, and which virus scanner is asked."""

import os
from pathlib import Path

_DATA_DIR = Path(__file__).resolve().parents[2] / "var"

CLOUDREADY_EVIDENCE_DIR = Path(os.environ.get("CLOUDREADY_EVIDENCE_DIR") or _DATA_DIR / "evidence")
"""Outside of everything that is served; belongs into the backup together with the database."""

CLOUDREADY_EVIDENCE_QUOTA_MB = int(os.environ.get("CLOUDREADY_EVIDENCE_QUOTA_MB") or 500)
"""How much one hospital may keep."""

CLOUDREADY_CLAMD = os.environ.get("CLOUDREADY_CLAMD", "")
"""The ClamAV daemon: ``/run/clamav/clamd.ctl`` or ``host:3310``; empty where there is none."""

FILE_UPLOAD_HANDLERS = ["assessments.web.uploading.BoundedUploadHandler"]
"""One for the whole site: no page takes more files, or larger ones, than this one lets through."""
