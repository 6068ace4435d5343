"""What must hold of notifications: none that was accepted is lost."""
