from django.db import migrations

from apps.text.normalising import one_line, prose

CLEANED = {"display_name": one_line, "bio": prose, "location": one_line}


def clean(apps, schema_editor):
    """Names of nothing that is seen, and signs that turn what follows around, were let in."""
    people = apps.get_model("users", "User").objects.using(schema_editor.connection.alias)
    for pk, *texts in people.values_list("pk", *CLEANED).iterator():
        changed = {
            name: cleaned(text)
            for (name, cleaned), text in zip(CLEANED.items(), texts, strict=True)
            if cleaned(text) != text
        }
        if changed:
            people.filter(pk=pk).update(**changed)


class Migration(migrations.Migration):
    dependencies = [("users", "0006_confirmed_accounts")]

    operations = [migrations.RunPython(clean, migrations.RunPython.noop)]
