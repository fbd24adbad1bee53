"""The administration: the catalogue for its editors, accounts and memberships for the operator.

What hospitals answered is not shown here, and nothing that a hospital wrote can be changed here.
"""

from assessments.admin import catalogue, guidance, hospitals, judgement, landscape, law, people, second_factors

__all__ = ["catalogue", "guidance", "hospitals", "judgement", "landscape", "law", "people", "second_factors"]
