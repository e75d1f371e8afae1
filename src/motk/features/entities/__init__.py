"""What is made: episodes, sequences, shots, assets, scenes, concepts, edits, and which asset is cast where."""
