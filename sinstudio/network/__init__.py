"""What is fitted: the network, its frequencies, and the blocks that bound it."""
