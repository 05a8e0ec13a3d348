-- Answers by quarter show a label in every row. With casts that are immutable, as the function says it is, it becomes part of
-- the statement that calls it; with those of || to text, which are only stable, it was a call for each row.

create or replace function app.quarter_label(day date) returns text immutable parallel safe
    return app.financial_year(day)::text || ' to ' || (app.financial_year(day) + 1)::text || ' Q' || app.quarter_number(day)::text;
