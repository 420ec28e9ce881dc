"""Takes link cards of this site's own pages away: they showed everybody what the fetcher saw."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import migrations


def take_away(apps, schema_editor):
    LinkCard = apps.get_model("tweets", "LinkCard")
    own = urlsplit(settings.BASE_URL).hostname
    for card in LinkCard.objects.filter(url__icontains=own).iterator():
        if (urlsplit(card.url).hostname or "").rstrip(".") == own:
            card.tweet_set.update(card=None)


class Migration(migrations.Migration):

    dependencies = [("tweets", "0005_refold_topics")]

    operations = [migrations.RunPython(take_away, migrations.RunPython.noop)]
