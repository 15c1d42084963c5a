"""The rule book: every cue, declared once. See ``core`` for how, and ``votes_for`` for cues of one's own."""

from __future__ import annotations

from .core import Block
from .own import OwnCue, votes_for

__all__ = ["Block", "OwnCue", "votes_for"]
