"""Floor 3: a report as charts, as HTML and as PDF. Knows the values of the domain only; no row, request or network."""
