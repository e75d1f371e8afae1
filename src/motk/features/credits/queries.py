"""The named queries of this feature."""

from motk.core import sql

queries = sql.load("motk.features.credits")
