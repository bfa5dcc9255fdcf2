"""How a customer's reply is read: words, clauses, tense, and one rule set a label."""
