"""Paints a prompt: a symmetric pattern whose colours and cells come from the words alone."""

import hashlib
import io

from PIL import Image

CELLS = 8
PIXELS_A_CELL = 32


def paint(prompt):
    """A PNG of 256 × 256; the same prompt gives the same bytes."""
    seed = hashlib.sha256(prompt.strip().lower().encode()).digest()
    ink, paper = tuple(seed[0:3]), tuple(255 - value // 4 for value in seed[3:6])
    cells = Image.new("RGB", (CELLS, CELLS), paper)
    for row in range(CELLS):
        for column in range(CELLS // 2):
            if seed[6 + row] >> column & 1:
                cells.putpixel((column, row), ink)
                cells.putpixel((CELLS - 1 - column, row), ink)
    png = io.BytesIO()
    side = CELLS * PIXELS_A_CELL
    cells.resize((side, side), Image.Resampling.NEAREST).save(png, "PNG")
    return png.getvalue()
