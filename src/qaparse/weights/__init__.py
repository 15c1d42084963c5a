"""What training learned, as JSON that a person can read and compare; each file names its sources."""
