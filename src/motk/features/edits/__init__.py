"""One gesture in a grid: a paste, a fill, a delete, an undo of a cut. Many rows of several tables, one change set."""
