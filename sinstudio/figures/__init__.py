"""The report's figures, run again: what each claims, and what came out."""
