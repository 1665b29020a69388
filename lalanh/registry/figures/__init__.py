"""Figures of a round: the fifteen statutory tables as data, read from cells; balance, measures, series."""
