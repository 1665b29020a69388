"""Pure Python: values in, values out. No Django, clock, network or database; each engine ignorant of the others."""
