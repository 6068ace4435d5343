"""Assessments: begun as a hand-over is accepted, completed with what they found."""
