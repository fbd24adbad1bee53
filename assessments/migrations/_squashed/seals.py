"""What the database itself refuses to change, as migrations 0001 to 0034 left it."""

from assessments.models.seals import (
    edition_seals,
    history_of_assessments_seals,
    history_seals,
    law_seals,
    publishing_seals,
    row_seals,
    trail_seals,
    whole_row_seals,
)

CATALOGUE = (
    "assessments_archetype",
    "assessments_archetypegroup",
    "assessments_check",
    "assessments_checklistitem",
    "assessments_cluster",
    "assessments_criterion",
    "assessments_dimension",
    "assessments_modifier",
    "assessments_objection",
    "assessments_pace",
    "assessments_planningfigure",
    "assessments_prerequisite",
    "assessments_question",
    "assessments_rule",
    "assessments_theme",
    "assessments_weightpreset",
)
LAW = (
    "assessments_derivedvalue",
    "assessments_lawhead",
    "assessments_legaldate",
    "assessments_legalfact",
    "assessments_legalregime",
    "assessments_legalrule",
    "assessments_openpoint",
    "assessments_stateeffect",
    "assessments_statelaw",
)
ANSWERS, STEPS = "assessments_answerevent", "assessments_statusevent"
MILESTONES, REPORTS = "assessments_milestone", "assessments_milestonereport"
FROZEN = "a milestone never changes"

SEALS = (
    *edition_seals(),
    *row_seals(CATALOGUE),
    *row_seals(["assessments_anchor"], edition="(SELECT edition_id FROM assessments_question WHERE id = {row}.question_id)"),
    *law_seals(LAW),
    *publishing_seals(),
    *trail_seals(),
    *history_seals([ANSWERS, STEPS, REPORTS]),
    *history_of_assessments_seals([ANSWERS, STEPS], message="history is never deleted"),
    *(seal for seal in whole_row_seals([MILESTONES], message=FROZEN) if seal.event == "UPDATE"),
    *history_of_assessments_seals([MILESTONES], message=FROZEN),
    *history_of_assessments_seals(
        [REPORTS], message=FROZEN, assessment="(SELECT assessment_id FROM assessments_milestone WHERE id = OLD.milestone_id)"
    ),
)
