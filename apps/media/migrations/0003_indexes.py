"""Apart from the data before: PostgreSQL alters no table that has changes pending."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("media", "0002_widths")]

    operations = [
        migrations.AlterField("image", "colour", models.CharField(blank=True, max_length=7)),
        migrations.AlterField("image", "key", models.CharField(max_length=60, unique=True)),
        migrations.AlterField(
            "image",
            "owner",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="images",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            "image", models.Index(fields=["owner", "-id"], name="media_images_of_owner")
        ),
        migrations.AddIndex(
            "image",
            models.Index(
                condition=models.Q(("used", False)), fields=["id"], name="media_unused_images"
            ),
        ),
    ]
