"""Pages as files: CSV and spreadsheets of what a view shows."""
