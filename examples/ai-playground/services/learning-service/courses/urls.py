from django.urls import path

from courses.views import Courses, Lesson, One

urlpatterns = [
    path("", Courses.as_view()),
    path("<slug:slug>", One.as_view()),
    path("<slug:slug>/lessons/<int:lesson>", Lesson.as_view()),
]
