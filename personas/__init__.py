"""Who is asked: the cast, what each person knows, and what they let go for which question."""
