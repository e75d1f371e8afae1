"""What MOTK does by itself when something has happened: one file per reaction, found by its `WANTS`.

    WANTS = Wants(tables={"comment"})
    VERB = "notification.create"

    async def react(w: Writing, happened: Happened) -> None: …

See `motk.reactions.happened` for what a reaction is given, `motk.reactions.running` for when it is called.
"""
