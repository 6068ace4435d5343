"""Families as pure rules and drawings: words, what cannot be, households, genogram, network."""
