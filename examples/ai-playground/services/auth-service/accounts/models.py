from django.contrib.auth.hashers import check_password, make_password
from django.db import models


class Account(models.Model):
    name = models.CharField(max_length=64, unique=True)
    password_hash = models.CharField(max_length=128)
    created_at = models.DateTimeField(auto_now_add=True)

    def set_password(self, password):
        self.password_hash = make_password(password)

    def has_password(self, password):
        return check_password(password, self.password_hash)
