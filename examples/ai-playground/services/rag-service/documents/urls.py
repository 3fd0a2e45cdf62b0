from django.urls import path

from documents.views import Documents, One, Search

urlpatterns = [
    path("", Documents.as_view()),
    path("search", Search.as_view()),
    path("<int:pk>", One.as_view()),
]
