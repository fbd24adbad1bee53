"""How sure a verdict is: stochastic multicriteria acceptability analysis (SMAA) over weights and unknown facts."""
