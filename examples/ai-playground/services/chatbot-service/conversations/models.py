from django.db import models

from playground.records import Record


class Conversation(Record):
    title = models.CharField(max_length=100)

    def summary(self):
        return super().summary() | {"title": self.title}

    def details(self):
        return self.summary() | {"messages": [message.details() for message in self.messages.all()]}


class Message(models.Model):
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages")
    author = models.CharField(max_length=64)
    text = models.TextField()

    class Meta:
        ordering = ["id"]

    def details(self):
        return {"author": self.author, "text": self.text}
