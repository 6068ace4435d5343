"""The HTTP API: partners' systems send referrals and read how their own stand."""
