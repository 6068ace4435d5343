"""Files of the house's own records, for those who ask for them."""

from .front_door import contacts_and_referrals

__all__ = ["contacts_and_referrals"]
