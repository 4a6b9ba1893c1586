-- A process that serves requests looks whether the database has seen the migrations that it needs.
grant select on schema_migrations to rollcall_app;
