"""What hands do on the views: bounds, limits, frequencies, the filter, the timeline."""
