"""The report as one frozen value in one language, made from a result and read by whoever draws it."""

from assessments.domain.report.building import report_of
from assessments.domain.report.data import ReportData

__all__ = ["ReportData", "report_of"]
