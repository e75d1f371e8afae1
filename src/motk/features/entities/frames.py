"""The three ways to say how long a shot is, kept in agreement."""

from motk.gate.sets import Fields


def count_frames(row: Fields) -> None:
    """When a row names both ends of the cut and not its length, the length follows: inclusive, so 1001..1048 is 48."""
    first, last = row.get("frame_in"), row.get("frame_out")
    if isinstance(first, int) and isinstance(last, int) and "nb_frames" not in row and last >= first:
        row["nb_frames"] = last - first + 1
