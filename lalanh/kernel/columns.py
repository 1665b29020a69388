"""What is valid from a day to a day (both included); an empty end means still valid, an empty start means long ago."""

from datetime import date

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import ConcatPair


class DatedQuerySet(models.QuerySet):
    """Rows that have `valid_from` and `valid_to`."""

    def at(self, on: date) -> "DatedQuerySet":
        """Those valid on the day."""
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gte=on))


def in_order(name: str) -> models.CheckConstraint:
    """The start is not after the end."""
    return models.CheckConstraint(
        name=name, condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from"))
    )


class Fold(models.Func):
    """vn_fold(): lower case without diacritics, as `base.text.fold`."""

    function = "vn_fold"
    output_field = models.TextField()


class VnSort(models.Func):
    """vn_sort(): Vietnamese alphabetical order as a C-collated key."""

    function = "vn_sort"
    output_field = models.TextField(db_collation="C")


def folded(*names: str) -> models.GeneratedField:
    """A stored column of the fields' text, folded for search."""
    expression: Combinable = F(names[0])
    for name in names[1:]:
        tail = ConcatPair(Value(" "), F(name), output_field=models.TextField())
        expression = ConcatPair(expression, tail, output_field=models.TextField())
    return models.GeneratedField(expression=Fold(expression), output_field=models.TextField(), db_persist=True)
