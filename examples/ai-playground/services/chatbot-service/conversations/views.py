from django.http import JsonResponse

from conversations.models import Conversation
from conversations.replies import reply_to
from playground import environment
from playground.api import Collection, Endpoint, Item


class Conversations(Collection):
    model = Conversation

    def create(self):
        return Conversation.objects.create(owner=self.person, title=self.field("title", 100))


class One(Item):
    model = Conversation


class Messages(One):
    http_method_names = ["post"]

    def post(self, _request, pk):
        conversation, text = self.record(pk), self.field("text", 2000)
        conversation.messages.create(author=self.person, text=text)
        reply = conversation.messages.create(author="tutor", text=reply_to(text))
        return JsonResponse(reply.details(), status=201)


class Providers(Endpoint):
    """Which model providers have a key here. Never the key."""

    def get(self, _request):
        return JsonResponse({name: bool(environment.secret(f"{name}_api_key")) for name in ["openai", "anthropic"]})
