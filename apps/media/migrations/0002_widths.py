"""Pictures in several widths: the one file of each becomes its only width so far."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import migrations, models
from PIL import Image as Picture

SIZES = {"avatar": [(400, 400), (96, 96)], "header": [(1500, 500), (600, 200)]}


def rename_files(apps, schema_editor):
    old = []
    for image in apps.get_model("media", "Image").objects.iterator():
        name, key = image.key, image.key.removesuffix(".webp")
        with default_storage.open(name) as file:
            default_storage.save(f"{key}-{image.width}.webp", file)
        image.key, image.widths, image.ready = key, [image.width], True
        # Every picture there was belonged to a Tweet.
        image.used = True
        image.save()
        old.append(name)
    for user in apps.get_model("users", "User").objects.exclude(avatar="", header="").iterator():
        old += resize_portraits(user)
    for name in old:
        default_storage.delete(name)


def resize_portraits(user):
    old = []
    for kind, sizes in SIZES.items():
        name = getattr(user, kind)
        if not name:
            continue
        key = name.removesuffix(".webp")
        with default_storage.open(name) as file, Picture.open(file) as picture:
            for size in sizes:
                buffer = BytesIO()
                picture.resize(size).save(buffer, "WEBP", quality=82)
                default_storage.save(f"{key}-{size[0]}.webp", ContentFile(buffer.getvalue()))
        setattr(user, kind, key)
        user.save(update_fields=[kind])
        old.append(name)
    return old


class Migration(migrations.Migration):

    dependencies = [
        ("media", "0001_initial"),
        ("users", "0002_keys_of_portraits"),
    ]

    operations = [
        migrations.RenameField("image", "file", "key"),
        migrations.AlterField("image", "key", models.CharField(max_length=60)),
        migrations.AddField("image", "moving", models.BooleanField(default=False)),
        migrations.AddField("image", "ready", models.BooleanField(default=False)),
        migrations.AddField("image", "used", models.BooleanField(default=False)),
        migrations.AddField("image", "widths", models.JSONField(default=list)),
        migrations.RunPython(rename_files, migrations.RunPython.noop),
    ]
