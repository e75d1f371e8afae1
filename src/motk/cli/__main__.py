"""`python -m motk.cli`: the command without its script, as its own child processes are started."""

from motk.cli import main

if __name__ == "__main__":
    main()
