"""What people and programs send that no field wants."""

import pytest

NAMES = [
    pytest.param("", id="nothing"),
    pytest.param(" \n\t ", id="only blanks"),
    pytest.param("x" * 201, id="overlong"),
    pytest.param("Haus\0", id="NUL"),
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
    pytest.param("9" * 29, id="absurdly large"),
    pytest.param("9" * 5000, id="endless"),
    pytest.param("١٢٣", id="digits of another script"),
    pytest.param("450\0", id="NUL"),
    pytest.param("NaN", id="not a number"),
]
CHOICES = [
    pytest.param("elsewhere", id="unknown"),
    pytest.param("\0", id="NUL"),
    pytest.param("x" * 10_000, id="endless"),
]
FACTS = ("beds", "full_inpatient_cases", "employees", "turnover_eur", "balance_sheet_eur", "sites")
