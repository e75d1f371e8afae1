"""What `motk db` tells the machine it runs on."""

from motk.cli.db import parted


def test_the_password_of_the_database_never_stands_in_a_command_line() -> None:
    address, secret = parted("postgresql://motk:s%40cret@db.example:5433/motk?sslmode=require")
    assert "cret" not in address
    assert "db.example" in address
    assert "sslmode=require" in address
    assert secret == {"PGPASSWORD": "s@cret"}
