from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("owner", models.CharField(db_index=True, max_length=64)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("prompt", models.CharField(max_length=300)),
                ("file", models.FileField(upload_to="pictures/")),
            ],
            options={
                "ordering": ["-id"],
                "abstract": False,
            },
        ),
    ]
