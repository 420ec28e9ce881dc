"""Writes the keys of topics in scripts whose letters are told apart better now: Korean, and kana
and Indic letters with their marks."""

from django.db import migrations

from apps.text import extract
from apps.text.normalising import fold


def refold(apps, schema_editor):
    TopicUse = apps.get_model("tweets", "TopicUse")
    for use in TopicUse.objects.select_related("tweet").order_by("pk").iterator():
        if use.topic.isascii():
            continue
        keys = {fold(one.value)[:280] for one in extract.topics(use.tweet.text)}
        if use.topic not in keys:
            TopicUse.objects.filter(pk=use.pk).delete()
            for key in keys:
                TopicUse.objects.get_or_create(tweet=use.tweet, topic=key)


class Migration(migrations.Migration):

    dependencies = [("tweets", "0004_roots")]

    operations = [migrations.RunPython(refold, migrations.RunPython.noop)]
