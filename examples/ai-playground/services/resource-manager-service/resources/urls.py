from django.urls import path

from resources.views import File, One, Resources

urlpatterns = [
    path("", Resources.as_view()),
    path("<int:pk>", One.as_view()),
    path("<int:pk>/file", File.as_view()),
]
