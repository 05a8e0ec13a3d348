#!/bin/bash
# Run once by the PostgreSQL image, as its superuser, on an empty data directory: roles, passwords, database.
set -eu
psql --no-psqlrc -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\getenv owner_password INTERBOROUGH_OWNER_PASSWORD
\getenv app_password INTERBOROUGH_APP_PASSWORD
\i /interborough/roles.sql
alter role interborough_owner password :'owner_password';
alter role interborough_app password :'app_password';
create database interborough owner interborough_owner;
revoke all on database interborough from public;
grant connect on database interborough to interborough_app;
SQL
