"""The policy table as people read it: for each address and kind of visitor what may be read and written.

``tests/domain/test_policy.py`` compares it with ``tests/golden/policy.txt``, so that no right changes by the way. After
a change that is meant: ``python -m tests.policy_table`` writes it anew; the difference is what there is to review.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from assessments.domain.lifecycle import State
from assessments.domain.policy import ANONYMOUS, ROUTES, Area, Outcome, Rule, Visitor, decide
from assessments.domain.roles import Role

GOLDEN = Path(__file__).parent / "golden" / "policy.txt"
VISITORS: Mapping[str, Visitor] = {
    "anonymous": ANONYMOUS,
    "stranger": Visitor(),
    "contributor": Visitor(role=Role.CONTRIBUTOR),
    "in D1": Visitor(role=Role.CONTRIBUTOR, sections=frozenset({"D1"})),
    "in D2": Visitor(role=Role.CONTRIBUTOR, sections=frozenset({"D2"})),
    "in parts": Visitor(role=Role.CONTRIBUTOR, sections=frozenset({"law", "applications"})),
    "in planning": Visitor(role=Role.CONTRIBUTOR, sections=frozenset({"planning"})),
    "lead": Visitor(role=Role.LEAD),
    "consultant": Visitor(role=Role.CONSULTANT),
    "answering": Visitor(role=Role.CONSULTANT, may_answer=True),
    "auditor": Visitor(role=Role.AUDITOR, audits=True),
    "of another": Visitor(role=Role.AUDITOR),
    "staff": Visitor(staff=True),
    "operator": Visitor(operator=True),
    "glass": Visitor(operator=True, broke_glass=True),
}
SIGNS = {
    Outcome.ALLOWED: "+",
    Outcome.SIGN_IN: "s",
    Outcome.NOT_FOUND: ".",
    Outcome.METHOD: "-",
    Outcome.FORBIDDEN: "x",
    Outcome.CONFLICT: "c",
}
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE")


def lines() -> Iterator[str]:
    """Yield one line per address, and what the signs mean before them."""
    yield "# " + ", ".join(f"{sign} {outcome}" for outcome, sign in SIGNS.items())
    yield "# " + " ".join(METHODS) + ", once for each state: " + ", ".join(State)
    for name, rule in sorted(ROUTES.items()):
        yield f"{name} ({rule.area})"
        for who, visitor in VISITORS.items():
            yield f"    {who:<12} {_told(rule, visitor)}"


def _told(rule: Rule, visitor: Visitor) -> str:
    states = tuple(State) if rule.area is Area.ASSESSMENT else (None,)
    return " ".join(
        "".join(SIGNS[decide(rule, method, visitor, state=state, part="D1")] for method in METHODS) for state in states
    )


def main() -> None:
    """Write the table as it is now."""
    GOLDEN.write_text("\n".join(lines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
