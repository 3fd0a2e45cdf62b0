from django.db import migrations

COURSES = [
    ("first-steps", "First steps", ["What a model is", "Asking good questions", "Checking the answers"]),
    ("neural-networks", "Neural networks", ["A neuron", "Layers", "Learning from mistakes", "When it goes wrong"]),
]


def add(apps, _schema):
    course = apps.get_model("courses", "Course")
    for slug, title, lessons in COURSES:
        course.objects.get_or_create(slug=slug, defaults={"title": title, "lessons": lessons})


class Migration(migrations.Migration):
    dependencies = [("courses", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
