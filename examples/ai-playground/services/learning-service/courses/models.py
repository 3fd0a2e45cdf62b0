from django.db import models


class Course(models.Model):
    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=200)
    lessons = models.JSONField(default=list)

    class Meta:
        ordering = ["slug"]


class Step(models.Model):
    """That a person has finished a lesson."""

    owner = models.CharField(max_length=64, db_index=True)
    course = models.ForeignKey(Course, on_delete=models.CASCADE)
    lesson = models.IntegerField()
    finished_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "course", "lesson"], name="a_lesson_is_finished_once")]
