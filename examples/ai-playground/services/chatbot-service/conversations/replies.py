"""The tutor that answers without a model: the same words always get the same reply."""

import re

RULES = [
    (r"\b(hello|hi|ciao)\b", "Hello! What would you like to learn today?"),
    (r"\bwhat is (?:an? )?(?P<topic>[\w -]+)", "Let us take {topic} apart. What do you already know about it?"),
    (r"\bwhy (?P<topic>[\w -]+)", "Good question. What would follow if not {topic}?"),
    (r"\bi (?:do not|don't|cannot|can't) understand (?P<topic>[\w -]+)", "Which part of {topic} is still clear?"),
    (r"\bthank", "You are welcome. Explain it to somebody else now: then it stays."),
]


def reply_to(text):
    for pattern, answer in RULES:
        if found := re.search(pattern, text, re.IGNORECASE):
            return answer.format(**{name: value.strip() for name, value in found.groupdict().items()})
    return f"You wrote {len(text.split())} words. Which of them matters most?"
