"""Reading what helps to find a child."""
