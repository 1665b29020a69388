"""Files that the registry keeps: who may open one by its number alone."""

from lalanh.base.errors import NotFound
from lalanh.kernel.actor import Actor
from lalanh.registry.models import ImportBatch, Posting
from lalanh.units.roles import Permission


def check_can_open(by: Actor, file_id: int) -> None:
    """A list that was brought in holds names and whole numbers: it is given out only on the page of its import, where the
    reading is written down. The proof of a posting is for those who read households. Raises NotFound."""
    hidden = ImportBatch.objects.filter(file_id=file_id).exists()
    if not by.may(Permission.HOUSEHOLD_READ):
        hidden = hidden or Posting.objects.filter(proof_id=file_id).exists()
    if hidden:
        raise NotFound("Không có tệp này.")
