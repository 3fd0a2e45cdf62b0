from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Classification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("owner", models.CharField(db_index=True, max_length=64)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("state", models.CharField(default="pending", max_length=8)),
                ("problem", models.CharField(blank=True, default="", max_length=200)),
                ("name", models.CharField(max_length=200)),
                ("file", models.FileField(upload_to="classifications/")),
                ("label", models.CharField(blank=True, default="", max_length=20)),
                ("shares", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["-id"],
                "abstract": False,
            },
        ),
    ]
