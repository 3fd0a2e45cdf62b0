"""Retrieval without a model: chunks of words, ranked by TF-IDF and the cosine between question and chunk."""

import math
import re
from collections import Counter

WORDS_A_CHUNK = 80
OVERLAP = 20


def chunks_of(text):
    """Pieces of at most 80 words; neighbours share 20, so that no sentence is only found cut in two."""
    words = text.split()
    starts = range(0, max(len(words) - OVERLAP, 1), WORDS_A_CHUNK - OVERLAP)
    return [" ".join(words[start : start + WORDS_A_CHUNK]) for start in starts]


def terms_of(text):
    return Counter(re.findall(r"\w{2,}", text.lower()))


def rank(question, counts):
    """Pairs of (score, index into counts), best first; what has nothing to do with the question is left out."""
    frequency = Counter(term for terms in counts for term in terms)
    rarity = {term: math.log(1 + len(counts) / number) for term, number in frequency.items()}
    asked = vector(terms_of(question), rarity)
    scored = [(cosine(asked, vector(terms, rarity)), index) for index, terms in enumerate(counts)]
    return sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], pair[1]))


def vector(terms, rarity):
    return {term: number * rarity[term] for term, number in terms.items() if term in rarity}


def cosine(one, other):
    product = sum(weight * other.get(term, 0) for term, weight in one.items())
    lengths = math.hypot(*one.values()) * math.hypot(*other.values())
    return product / lengths if lengths else 0.0
