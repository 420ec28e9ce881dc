from django.db import migrations, models


def keep_hidden_retweets(apps, schema_editor):
    mutes = apps.get_model("graph", "Mute").objects.filter(retweets_only=True)
    mutes.update(scope="retweets")


def back_to_two(apps, schema_editor):
    mutes = apps.get_model("graph", "Mute").objects
    mutes.filter(scope="notifications").delete()
    mutes.filter(scope="retweets").update(retweets_only=True)


class Migration(migrations.Migration):
    dependencies = [("graph", "0003_muted_words")]

    operations = [
        migrations.AddField(
            "mute",
            "scope",
            models.CharField(
                choices=[
                    ("all", "everything"),
                    ("retweets", "Retweets"),
                    ("notifications", "Notifications"),
                ],
                default="all",
                max_length=13,
            ),
        ),
        migrations.RunPython(keep_hidden_retweets, back_to_two, elidable=True),
        migrations.RemoveConstraint("mute", "graph_mute_once"),
        migrations.RemoveField("mute", "retweets_only"),
        migrations.AddConstraint(
            "mute",
            models.UniqueConstraint(fields=("muter", "muted", "scope"), name="graph_mute_once"),
        ),
    ]
