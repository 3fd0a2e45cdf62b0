from django.urls import path

from profiles.views import Mine

urlpatterns = [path("me", Mine.as_view())]
