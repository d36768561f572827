"""When things go wrong, and what is told meanwhile: messages, log, crashes, notifications."""
