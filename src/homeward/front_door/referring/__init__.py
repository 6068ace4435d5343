"""Referring in writing: the forms, the codes sent by e-mail, the letters back."""
