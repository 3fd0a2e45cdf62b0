from django.urls import path

from conversations.views import Conversations, Messages, One, Providers

urlpatterns = [
    path("", Conversations.as_view()),
    path("providers", Providers.as_view()),
    path("<int:pk>", One.as_view()),
    path("<int:pk>/messages", Messages.as_view()),
]
