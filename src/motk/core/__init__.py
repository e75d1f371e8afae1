"""What knows nothing about films: settings, the database engine, the log, errors, pages, jobs, storage, time."""
