"""The pieces of the production workflow, one package each."""
