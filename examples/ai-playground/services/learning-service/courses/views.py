from django.http import HttpResponse, JsonResponse

from courses.models import Course, Step
from playground.api import Endpoint, Problem


class Courses(Endpoint):
    def get(self, _request):
        return JsonResponse({"items": [with_progress(course, self.person) for course in Course.objects.all()]})


class One(Endpoint):
    def get(self, _request, slug):
        return JsonResponse(with_progress(course_named(slug), self.person))

    def delete(self, _request, slug):
        """Forgets the person's progress; the course stays."""
        Step.objects.filter(owner=self.person, course=course_named(slug)).delete()
        return HttpResponse(status=204)


class Lesson(Endpoint):
    def put(self, _request, slug, lesson):
        course = course_named(slug)
        if not 1 <= lesson <= len(course.lessons):
            raise Problem(404, f"the course has {len(course.lessons)} lessons")
        Step.objects.get_or_create(owner=self.person, course=course, lesson=lesson)
        return JsonResponse(with_progress(course, self.person))


def course_named(slug):
    course = Course.objects.filter(slug=slug).first()
    if course is None:
        raise Problem(404, "no such course")
    return course


def with_progress(course, person):
    finished = sorted(Step.objects.filter(owner=person, course=course).values_list("lesson", flat=True))
    return {
        "slug": course.slug,
        "title": course.title,
        "lessons": course.lessons,
        "finished": finished,
        "percent": round(100 * len(finished) / len(course.lessons)),
    }
