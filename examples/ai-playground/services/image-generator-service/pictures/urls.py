from django.urls import path

from pictures.views import File, One, Pictures

urlpatterns = [
    path("", Pictures.as_view()),
    path("<int:pk>", One.as_view()),
    path("<int:pk>/file", File.as_view()),
]
