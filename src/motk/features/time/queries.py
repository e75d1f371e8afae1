from motk.core import sql

queries = sql.load("motk.features.time")
