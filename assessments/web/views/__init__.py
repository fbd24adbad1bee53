"""Views, one file per page or pair of pages."""
