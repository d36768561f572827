"""The gallery: every preset with a picture of what it does, and a person's own."""
