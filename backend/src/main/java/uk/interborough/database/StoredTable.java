package uk.interborough.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as the catalogue describes it, with what is needed to copy it. Names are quoted for SQL.
 *
 * @param name with its schema
 * @param columns what is stored, in order; what the server computes itself is left out
 * @param selected the same for reading. Transaction numbers mean nothing on another server, where a later transaction
 *     would bear one of them: they are copied as 0
 */
record StoredTable(String name, List<String> columns, List<String> selected) {

    /** Rows, and a sum over their contents that does not depend on their order. */
    record Content(long rows, String sum) {}

    /** Texts of values look the same on every server. For the transaction under way. */
    static void agreeOnTexts(Statement statement) throws SQLException {
        for (String setting : List.of(
                "datestyle = 'ISO, YMD'",
                "intervalstyle = 'iso_8601'",
                "timezone = 'UTC'",
                "extra_float_digits = 1",
                "bytea_output = 'hex'",
                "xmloption = 'content'",
                "statement_timeout = 0")) {
            statement.execute("set local " + setting);
        }
    }

    /** All tables but those of the system and of extensions; a partitioned one stands for its partitions. */
    static List<StoredTable> all(Connection connection) throws SQLException {
        List<StoredTable> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select format('%I.%I', n.nspname, c.relname),
                               array_agg(quote_ident(a.attname) order by a.attnum),
                               array_agg(case when a.atttypid in ('xid8'::regtype, 'xid'::regtype)
                                              then format('''0''::%s as %I', a.atttypid::regtype, a.attname)
                                              else quote_ident(a.attname) end order by a.attnum)
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid
                            and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                        where c.relkind in ('r', 'p')
                          and not c.relispartition
                          and n.nspname !~ '^pg_'
                          and n.nspname <> 'information_schema'
                          and not exists (select from pg_depend d
                                          where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
                        group by n.nspname, c.relname
                        order by n.nspname collate "C", c.relname collate "C"
                        """)) {
            while (row.next()) {
                tables.add(new StoredTable(row.getString(1), texts(row, 2), texts(row, 3)));
            }
        }
        return tables;
    }

    String copyOut() {
        return "copy (" + select() + ") to stdout (format csv, header)";
    }

    String copyIn() {
        return "copy " + name + " (" + String.join(", ", columns) + ") from stdin (format csv, header match)";
    }

    Content content(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select count(*), coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0)::text from ("
                        + select() + ") t")) {
            row.next();
            return new Content(row.getLong(1), row.getString(2));
        }
    }

    static String names(List<StoredTable> tables) {
        return tables.stream().map(StoredTable::name).collect(Collectors.joining(", "));
    }

    private String select() {
        return "select " + String.join(", ", selected) + " from " + name;
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
