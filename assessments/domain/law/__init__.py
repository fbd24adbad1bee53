"""The law as data: which duty applies to a house and to a step, what is missing to tell, and by when."""
