from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("users", "0001_initial")]

    operations = [
        migrations.AlterField(
            "user", "avatar", models.CharField(blank=True, editable=False, max_length=60)
        ),
        migrations.AlterField(
            "user", "header", models.CharField(blank=True, editable=False, max_length=60)
        ),
    ]
