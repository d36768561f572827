"""A second network beside the first: choosing, beginning, keeping."""
