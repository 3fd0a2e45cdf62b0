from conversations.models import Conversation
from conversations.replies import reply_to


def seed(owner):
    conversation, is_new = Conversation.objects.get_or_create(owner=owner, title="First steps")
    if is_new:
        text = "What is a neural network?"
        conversation.messages.create(author=owner, text=text)
        conversation.messages.create(author="tutor", text=reply_to(text))
