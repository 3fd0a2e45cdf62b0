from django.urls import path

from analyses.views import Analyses, One

urlpatterns = [path("", Analyses.as_view()), path("<int:pk>", One.as_view())]
