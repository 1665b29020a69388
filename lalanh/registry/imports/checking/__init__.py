"""Drafts of households judged: what is wrong, what is doubted, who is there twice."""
