"""The addresses of one assessment."""

from __future__ import annotations

from collections.abc import Mapping

from assessments.domain.lifecycle import WRITABLE, State
from assessments.domain.policy.rule import EVERY_STATE, Part, Rule, assessment
from assessments.domain.roles import Permission

VIEW, ANSWER, MANAGE = Permission.VIEW, Permission.ANSWER, Permission.MANAGE
REPORT, DISCUSS = Permission.REPORT, Permission.DISCUSS
UNTIL_CLOSED = WRITABLE | {State.SUBMITTED}

ASSESSMENTS: Mapping[str, Rule] = {
    # answering
    "tasks": assessment(VIEW),
    "scope": assessment(None, MANAGE),
    "dimension": assessment(VIEW, ANSWER, Part.DIMENSION),
    "answers_now": assessment(VIEW),
    # A save that comes again is told its earlier result in every state; the view refuses the others with 409.
    "answer_save": assessment(None, ANSWER, Part.DIMENSION, writable_in=EVERY_STATE),
    "answer_history": assessment(VIEW, ANSWER, Part.DIMENSION),
    "inventory": assessment(VIEW, ANSWER, Part.APPLICATIONS),
    "application_add": assessment(ANSWER, ANSWER, Part.APPLICATIONS),
    "application_edit": assessment(ANSWER, ANSWER, Part.APPLICATIONS),
    "application_remove": assessment(ANSWER, ANSWER, Part.APPLICATIONS),
    "law_facts": assessment(VIEW, ANSWER, Part.LAW),
    "law_step": assessment(VIEW, ANSWER, Part.LAW),
    "service_uses": assessment(None, ANSWER, Part.LAW),
    "all_questions": assessment(VIEW),
    # evidence at an answer, and at a step of the law
    "answer_evidence": assessment(VIEW, ANSWER, Part.DIMENSION),
    "answer_evidence_file": assessment(VIEW),
    "step_evidence": assessment(VIEW, ANSWER, Part.LAW),
    "step_evidence_file": assessment(VIEW),
    # on paper and in a table; what comes back is taken only for questions that are the visitor's to answer
    "questionnaire_files": assessment(VIEW),
    "questionnaire_export": assessment(None, VIEW, writable_in=EVERY_STATE),
    "questionnaire_import": assessment(None, ANSWER),
    "questionnaire_preview": assessment(ANSWER, ANSWER),
    # working together
    "my_questions": assessment(VIEW, ANSWER),  # the view offers and takes nothing but the visitor's own questions
    "assignments": assessment(MANAGE, MANAGE),
    "assignment_withdraw": assessment(None, MANAGE),
    "my_answers_now": assessment(VIEW),
    "exchange": assessment(VIEW, DISCUSS, writable_in=UNTIL_CLOSED),
    "comment": assessment(DISCUSS, DISCUSS, writable_in=UNTIL_CLOSED),  # one's own; the service asks whose it is
    "exchange_settle": assessment(None, DISCUSS, writable_in=UNTIL_CLOSED),
    "exchange_seen": assessment(None, DISCUSS, writable_in=EVERY_STATE),
    "opinion": assessment(None, DISCUSS),
    "presence": assessment(None, DISCUSS),
    "meetings": assessment(VIEW, MANAGE),
    "meeting": assessment(VIEW),
    "meeting_question": assessment(VIEW, ANSWER, Part.DIMENSION),
    "meeting_end": assessment(None, MANAGE),
    "minutes": assessment(VIEW),
    "minutes_text": assessment(VIEW),
    # its state and its milestones
    "submit": assessment(Permission.SUBMIT, Permission.SUBMIT),
    "standing": assessment(VIEW),
    "standing_return": assessment(None, Permission.REVIEW, writable_in=frozenset({State.SUBMITTED})),
    "standing_approve": assessment(None, Permission.REVIEW, writable_in=frozenset({State.SUBMITTED})),
    "standing_reopen": assessment(None, Permission.REVIEW, writable_in=frozenset({State.CLOSED})),
    "milestones": assessment(VIEW, MANAGE),
    "milestone": assessment(VIEW),
    "milestone_result": assessment(VIEW),
    "milestone_compare": assessment(VIEW),
    "milestone_download": assessment(VIEW),
    # the edition it goes by
    "moves": assessment(VIEW),
    "move": assessment(MANAGE, MANAGE),
    "move_undo": assessment(MANAGE, MANAGE),
    "move_confirm": assessment(VIEW, ANSWER),  # the view confirms nothing but what the visitor may answer
    # what comes out of it
    "review": assessment(VIEW),
    "result": assessment(VIEW),
    "weights": assessment(None, MANAGE),
    "trace": assessment(VIEW),
    "objections": assessment(VIEW),
    "law": assessment(VIEW),
    "law_planned": assessment(VIEW),
    "roadmap": assessment(VIEW),
    "roadmap_step": assessment(VIEW, ANSWER, Part.PLANNING),
    "themes": assessment(VIEW, ANSWER, Part.PLANNING),
    "adopt": assessment(None, MANAGE),
    "themes_withdraw": assessment(ANSWER, ANSWER, Part.PLANNING),
    "what_if": assessment(VIEW, ANSWER, Part.PLANNING),
    "scenarios": assessment(VIEW, ANSWER, Part.PLANNING),
    "scenario_compare": assessment(VIEW),
    "scenario_rename": assessment(ANSWER, ANSWER, Part.PLANNING),
    "scenario_report": assessment(None, ANSWER, Part.PLANNING),
    "scenario_delete": assessment(ANSWER, ANSWER, Part.PLANNING),
    "reports": assessment(VIEW, REPORT, writable_in=EVERY_STATE),
    "report": assessment(VIEW),
    "report_download": assessment(VIEW),
}
