from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Profile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("owner", models.CharField(max_length=64, unique=True)),
                ("display_name", models.CharField(max_length=100)),
                ("biography", models.TextField(blank=True, default="")),
                ("language", models.CharField(default="it", max_length=8)),
            ],
        ),
    ]
