"""Invented households of Kon Tum in the numbers that were published: seeded, in several sizes. No person here is real."""
