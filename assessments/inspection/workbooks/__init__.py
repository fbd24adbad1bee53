"""Reading the cells of a table that people hand in, behind the same walls as every look into an upload."""
