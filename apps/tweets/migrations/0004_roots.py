"""Tells each Tweet of old the beginning of its conversation, and how many pictures it has."""

from django.db import migrations
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce


def fill(apps, schema_editor):
    Tweet = apps.get_model("tweets", "Tweet")
    Attachment = apps.get_model("tweets", "Attachment")
    pictures = Attachment.objects.filter(tweet=OuterRef("pk")).order_by().values("tweet")
    Tweet.objects.update(
        pictures_count=Coalesce(Subquery(pictures.annotate(n=Count("pk")).values("n")), 0)
    )
    # Step by step from the beginnings: an answer is always younger than what it answers.
    roots = {}
    answers = Tweet.objects.filter(reply_to__isnull=False).order_by("pk")
    for pk, reply_to in answers.values_list("pk", "reply_to").iterator():
        roots[pk] = roots.get(reply_to, reply_to)
        Tweet.objects.filter(pk=pk).update(root=roots[pk])


class Migration(migrations.Migration):

    dependencies = [("tweets", "0003_quotes_edits_cards")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
