from django.db import migrations


def forget_words(apps, schema_editor):
    """Of Tweets whose pictures are described, and of the oldest Tweet, by whose lack it is seen after
    the migrations that words have to be written."""
    tweets = apps.get_model("tweets", "Tweet").objects
    described = tweets.filter(pictures_count__gt=0, attachments__image__alt__gt="")
    words = apps.get_model("discovery", "TweetWords").objects
    oldest = tweets.filter(deleted_at=None).order_by("pk").values("pk")[:1]
    if described.exists():
        words.filter(pk__in=described.values("pk")).delete()
        words.filter(pk__in=oldest).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('discovery', '0001_search'),
        ('tweets', '0008_places_of_deleted'),
    ]

    operations = [
        migrations.RunPython(forget_words, migrations.RunPython.noop, elidable=True),
    ]
