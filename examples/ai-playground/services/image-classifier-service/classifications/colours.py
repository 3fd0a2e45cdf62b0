"""Classifies a picture by its colours: every pixel votes for a name, the most votes win."""

from collections import Counter

from PIL import Image, UnidentifiedImageError

HUES = [(15, "red"), (40, "yellow"), (110, "green"), (175, "blue"), (225, "purple"), (256, "red")]


def classify(file):
    """The winning colour and each colour's share. A ValueError when the file is no picture."""
    try:
        picture = Image.open(file).convert("HSV").resize((32, 32))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        raise ValueError("the file is not a picture") from None
    votes = Counter(colour_of(*pixel) for pixel in zip(*[iter(picture.tobytes())] * 3, strict=True))
    total = sum(votes.values())
    shares = {name: round(count / total, 3) for name, count in votes.most_common()}
    return next(iter(shares)), shares


def colour_of(hue, saturation, value):
    if value < 50:
        return "black"
    if saturation < 40:
        return "white" if value > 200 else "grey"
    return next(name for limit, name in HUES if hue < limit)
