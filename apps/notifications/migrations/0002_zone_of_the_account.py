from django.conf import settings
from django.db import migrations


def move_to_the_account(apps, editor):
    """What somebody chose for digests is the time zone of their account from now on."""
    chosen = apps.get_model("notifications", "Preferences").objects.exclude(zone=settings.TIME_ZONE)
    users = apps.get_model("users", "User").objects
    for owner, zone in chosen.values_list("owner_id", "zone").iterator():
        users.filter(pk=owner).update(time_zone=zone)


class Migration(migrations.Migration):

    dependencies = [
        ("users", "0005_settings_of_accounts"),
        ("notifications", "0001_inbox"),
    ]

    operations = [
        migrations.RunPython(move_to_the_account, migrations.RunPython.noop),
        migrations.RemoveField(model_name="preferences", name="zone"),
    ]
