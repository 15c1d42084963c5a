"""Cues that a worker can import."""

from __future__ import annotations

from qaparse.cues import votes_for


@votes_for("question", weight=4.0, fires=["[[Go on]] then."], silent=["We go on."])
def goes_on(block):
    """The host says: go on."""
    yield from block.find(r"\GGo on")
