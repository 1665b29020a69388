"""The audit chain and stored files."""

from django.db import models


class AuditEntry(models.Model):
    """One write statement. Written by triggers only."""

    at = models.DateTimeField()
    actor = models.TextField()
    reason = models.TextField()
    table_name = models.TextField()
    op = models.CharField(max_length=1)
    row_count = models.IntegerField()
    digest = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["table_name", "-at"])]


class AuditRow(models.Model):
    """One row of a write, before and after; secrets left out."""

    entry = models.ForeignKey(AuditEntry, models.PROTECT, related_name="rows", db_constraint=False)
    """Held by triggers once a statement (sql/audit_rows.sql)."""
    unit_path = models.CharField(max_length=200, db_collation="C")
    row_id = models.TextField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path", "-id"])]


class AuditLink(models.Model):
    """The chain over the entries in commit order."""

    seq = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(AuditEntry, models.PROTECT, related_name="link", db_constraint=False)
    prev = models.BinaryField()
    hash = models.BinaryField()


class AuditHead(models.Model):
    """The last link; its hash is printed on every exported document."""

    one = models.BooleanField(primary_key=True, default=True)
    seq = models.BigIntegerField()
    hash = models.BinaryField()


class StoredFile(models.Model):
    """A document as it came in; the bytes lie in the data folder under their hash."""

    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120)
    size = models.BigIntegerField()
    unit_path = models.CharField(max_length=200, db_collation="C")
    is_issued = models.BooleanField(default=False)
    stored_at = models.DateTimeField(auto_now_add=True)
    stored_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit_path"])]
