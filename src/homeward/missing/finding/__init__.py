"""Finding a missing child sooner: what is known, the look-out sheet, the plan, the police copy."""
