"""What people and programs send that no field wants.

What is too long, too large or no text for PostgreSQL has to be refused before it gets there, so it is tried there too.
"""

import pytest

TRIED_ON_BOTH = pytest.mark.both_databases

NAMES = [
    pytest.param("", id="nothing"),
    pytest.param(" \n\t ", id="only blanks"),
    pytest.param("x" * 201, id="overlong", marks=TRIED_ON_BOTH),
    pytest.param("Haus\0", id="NUL", marks=TRIED_ON_BOTH),
    pytest.param("Haus\x07", id="control character"),
]
NUMBERS = [
    pytest.param("viele", id="words"),
    pytest.param("-1", id="negative"),
    pytest.param("1,5", id="a fraction"),
    pytest.param("1.2345", id="dots in the wrong place"),
    pytest.param("12.34", id="a decimal point"),
    pytest.param("1e9", id="scientific"),
    pytest.param("0x10", id="hexadecimal"),
    pytest.param("9" * 29, id="absurdly large", marks=TRIED_ON_BOTH),
    pytest.param("9" * 5000, id="endless", marks=TRIED_ON_BOTH),
    pytest.param("١٢٣", id="digits of another script"),
    pytest.param("450\0", id="NUL", marks=TRIED_ON_BOTH),
    pytest.param("NaN", id="not a number"),
]
CHOICES = [
    pytest.param("elsewhere", id="unknown"),
    pytest.param("\0", id="NUL", marks=TRIED_ON_BOTH),
    pytest.param("x" * 10_000, id="endless", marks=TRIED_ON_BOTH),
]
FACTS = ("beds", "full_inpatient_cases", "employees", "turnover_eur", "balance_sheet_eur", "sites")
