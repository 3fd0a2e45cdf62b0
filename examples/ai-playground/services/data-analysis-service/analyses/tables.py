"""Describes a CSV table column by column."""

import csv
import io
import statistics
from collections import Counter


def describe(text):
    """Figures for columns of numbers, the most frequent values for the others. A ValueError when it is no table."""
    header, *rows = list(csv.reader(io.StringIO(text))) or [[]]
    rows = [row for row in rows if row]
    if not header or not rows:
        raise ValueError("a header and at least one row are needed")
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise ValueError(f"row {number} has {len(row)} values, the header has {len(header)}")
    return {name: describe_column(column) for name, column in zip(header, zip(*rows, strict=True), strict=True)}


def describe_column(values):
    present = [value.strip() for value in values if value.strip()]
    missing = len(values) - len(present)
    try:
        numbers = [float(value) for value in present]
    except ValueError:
        return {"kind": "text", "missing": missing, "most_common": Counter(present).most_common(3)}
    if not numbers:
        return {"kind": "empty", "missing": missing}
    return {
        "kind": "number",
        "missing": missing,
        "minimum": min(numbers),
        "maximum": max(numbers),
        "mean": round(statistics.fmean(numbers), 6),
        "median": statistics.median(numbers),
        "deviation": round(statistics.pstdev(numbers), 6),
    }
