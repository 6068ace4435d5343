"""Taking a file in: rows are matched to changes (pure), written in bulk, and taken back whole."""
