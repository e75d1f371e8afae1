"""Productions: their facts, their workflow, and the reads that a page opens with."""
