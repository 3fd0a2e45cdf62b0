from django.urls import path

from accounts.views import Me, Register, SignIn

urlpatterns = [
    path("register", Register.as_view()),
    path("login", SignIn.as_view()),
    path("me", Me.as_view()),
]
