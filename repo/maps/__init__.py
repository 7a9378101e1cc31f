"""Maps of databases that move into the chatbot's: TOML for ``twinsql move --map``, and the functions that they name."""
