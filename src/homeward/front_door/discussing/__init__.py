"""Strategy discussions and hand-overs as pure rules: what may happen, and what is then owed."""
