"""What a run is made of: fitting, growing, pruning, fine-tuning."""
