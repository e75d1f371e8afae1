"""Widgets from outside: modules of the studio's own, served to the pages that show them."""
