"""How a better wording is found: light English, the topic of an utterance, and the forms a good question takes."""
