"""When things are to happen: milestones, the bars of phases, baselines."""
