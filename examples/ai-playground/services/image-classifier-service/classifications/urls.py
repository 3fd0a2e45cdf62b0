from django.urls import path

from classifications.views import Classifications, One

urlpatterns = [path("", Classifications.as_view()), path("<int:pk>", One.as_view())]
