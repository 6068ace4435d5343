"""What a manager watches over: the backlog, who answers for it, and decisions read afterwards."""
