from django.db import migrations
from django.db.models import F


def count_places(apps, schema_editor):
    """A deleted Tweet counts as a reply while replies stand below it. Those below first: an answer
    is younger than what it answers."""
    tweets = apps.get_model("tweets", "Tweet").objects
    gone = tweets.exclude(deleted_at=None).exclude(reply_to=None).order_by("-pk")
    for pk, above in list(gone.values_list("pk", "reply_to")):
        if tweets.filter(pk=pk, replies_count__gt=0).exists():
            tweets.filter(pk=above).update(replies_count=F("replies_count") + 1)


class Migration(migrations.Migration):

    dependencies = [
        ('tweets', '0007_noticed'),
    ]

    operations = [
        migrations.RunPython(count_places, migrations.RunPython.noop, elidable=True),
    ]
