"""Administrative units and bodies with their dates and successors; users, roles and postings."""
