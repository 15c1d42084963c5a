"""The rule book: every cue, declared once. See ``core`` for how."""
