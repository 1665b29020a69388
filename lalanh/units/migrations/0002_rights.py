"""Rights and audit of units, bodies and people."""

from django.db import migrations

from lalanh.kernel import rls

MAP = "the map of the State is public"
PEOPLE = "needed before anybody is known at log-in; pages ask units.queries.users_for, which keeps to the administrator's units"
CHANGE = "select, insert, update"


class Migration(migrations.Migration):
    dependencies = [("units", "0001_units")]
    operations = [
        rls.unscoped("units_unit", MAP, CHANGE),
        rls.unscoped("units_unitgrade", MAP, CHANGE + ", delete"),
        rls.unscoped("units_unitlink", MAP, CHANGE + ", delete"),
        rls.unscoped("units_body", MAP, CHANGE),
        rls.unscoped("units_bodyalias", MAP, CHANGE + ", delete"),
        rls.unscoped("units_bodysuccession", MAP, CHANGE + ", delete"),
        rls.unscoped("units_user", PEOPLE, CHANGE),
        rls.unscoped("units_posting", PEOPLE, CHANGE),
        rls.unscoped("units_loginevent", PEOPLE, "select, insert"),
        *[
            rls.audited(f"units_{table}")
            for table in ("unit", "unitgrade", "unitlink", "body", "bodyalias", "bodysuccession", "posting")
        ],
        rls.audited("units_user", ("password", "totp_secret", "totp_last_step", "last_login", "failed_count")),
    ]
