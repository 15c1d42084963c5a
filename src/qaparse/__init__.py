"""qaparse: who asked what, and who answered."""
