"""How well it was asked: analysis of utterances and replies, ledger, score and debrief."""
