"""What the interview is for: the interviewer’s idea, the customer met, and the bets."""
