-- The helpers go; the working tables go with the transaction.

drop function pg_temp.one_of, pg_temp.whole, pg_temp.spread, pg_temp.chance, pg_temp.web_word;
