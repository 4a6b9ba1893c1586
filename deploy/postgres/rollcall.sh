#!/bin/sh
# Runs once, on an empty volume: the database of Rollcall, and the roles that own it and work in it. No superuser.
set -eu
psql --username postgres --set ON_ERROR_STOP=1 --set password="$ROLLCALL_PASSWORD" <<'SQL'
create role rollcall login password :'password';
create role rollcall_app nologin nosuperuser nobypassrls;
grant rollcall_app to rollcall;
create database rollcall owner rollcall encoding 'UTF8' template template0;
SQL
