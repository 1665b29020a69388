"""Pure values shared by all: text folding, dates and periods, money, identifiers, errors."""
