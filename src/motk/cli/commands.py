"""Every command of `motk`. A new one is a file beside this and a line here."""

import typer

from motk.cli import account, backup, db, demo, doctor, migrate, restore, serve, settings, studio, up, worker

app = typer.Typer(
    help="Production management for animation, visual effects and games.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.command()(up.up)
app.command()(serve.serve)
app.command()(worker.worker)
app.command()(migrate.migrate)
app.command()(demo.demo)
app.command()(backup.backup)
app.command()(restore.restore)
app.command()(doctor.doctor)
app.command()(settings.settings)
app.command("settings-doc")(settings.settings_doc)
app.add_typer(db.app, name="db")
app.add_typer(studio.app, name="studio")
app.add_typer(account.app, name="account")
app.add_typer(account.tokens, name="token")
