package uk.interborough.query.random;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * All that one viewer may see, relation by relation, read with {@code select *} under row-level security. PostgreSQL alone
 * says how texts are sorted and what they are in lower case.
 */
final class World implements AutoCloseable {
    private static final List<String> RESEMBLING = List.of(
            "",
            "%",
            "_",
            "\\",
            "'",
            "\"",
            "ß",
            "SS",
            "ž",
            "É",
            "İ",
            "i",
            "\uD83C\uDFE0",
            "A",
            "z",
            "1",
            " ",
            "housing",
            "the",
            "nobody");

    private final Connection connection;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, List<Row>> rows = new HashMap<>();
    private final Map<List<Object>, Map<Map<String, Object>, List<Row>>> found = new HashMap<>();
    private final Map<String, Texts> texts = new HashMap<>();
    private final Map<String, List<Object>> values = new HashMap<>();
    private final Map<List<String>, Set<Object>> searches = new HashMap<>();

    /** As the application sets its transactions up for an account. */
    World(DataSource app, String account, String today) throws SQLException {
        connection = app.getConnection();
        try (PreparedStatement identity = connection.prepareStatement("""
                select set_config('app.account', (i).account_id::text, false),
                       set_config('app.authority', coalesce((i).authority_id::text, ''), false),
                       set_config('app.partnerships', (i).partnership_ids::text, false),
                       set_config('app.roles', (i).roles::text, false), set_config('app.today', ?, false),
                       set_config('TimeZone', 'UTC', false)
                from (select app.identity_of(?::uuid) as i) x
                """)) {
            identity.setString(1, today);
            identity.setString(2, account);
            identity.executeQuery().close();
        }
    }

    /** All rows of a relation, or of a call of a function. */
    List<Row> rows(String relation) {
        return rows.computeIfAbsent(relation, name -> {
            String bare = name.replaceAll("\\(.*", "");
            String call = name.equals(bare) ? call(bare) : name.substring(bare.length());
            List<Row> read = new ArrayList<>();
            select("select " + columns(bare) + " from " + named(bare) + call, row -> read.add(row(bare, row)));
            return read;
        });
    }

    /** The rows with these values in these columns. */
    List<Row> rows(String relation, Map<String, Object> with) {
        return found.computeIfAbsent(List.of(relation, with.keySet()), key -> {
                    Map<Map<String, Object>, List<Row>> by = new HashMap<>();
                    for (Row row : rows(relation)) {
                        Map<String, Object> place = row.get(List.copyOf(with.keySet()));
                        if (place != null) {
                            by.computeIfAbsent(place, each -> new ArrayList<>()).add(row);
                        }
                    }
                    return by;
                })
                .getOrDefault(with, List.of());
    }

    /** Different values of a column, smallest first, texts in an order that never changes. */
    List<Object> values(String relation, String column) {
        return values.computeIfAbsent(relation + "." + column, key -> {
            Set<Object> different = new HashSet<>();
            for (Row row : rows(relation)) {
                Object value = row.get(column);
                if (value != null) {
                    different.add(value);
                }
            }
            return different.stream()
                    .sorted((one, other) -> one.toString().compareTo(other.toString()))
                    .toList();
        });
    }

    /** The texts of a column. */
    Texts texts(String relation, String column) {
        return texts.computeIfAbsent(relation + "." + column, key -> {
            Dice dice = new Dice(key.hashCode());
            Set<String> resembling = new TreeSet<>(RESEMBLING);
            List<Object> real = values(relation, column);
            for (int i = 0; i < 40 && !real.isEmpty(); i++) {
                resembling.add(resembling((String) dice.one(real), dice));
            }
            return read(relation, column, List.copyOf(resembling));
        });
    }

    /** Identifiers of rows in whose texts, all taken together, every word occurs. */
    Set<Object> matching(String relation, String columns, String words) {
        return searches.computeIfAbsent(List.of(relation, columns, words), key -> {
            Set<Object> ids = new HashSet<>();
            String sql = "select id from " + named(relation) + " where to_tsvector('english', lower(concat_ws(' ', "
                    + columns
                    + ") collate \"und-x-icu\")) @@ plainto_tsquery('english', lower(? collate \"und-x-icu\"))";
            select(sql, row -> ids.add(row.getObject(1)), words);
            return ids;
        });
    }

    private Texts read(String relation, String column, List<String> resembling) {
        Map<String, Integer> ranks = new HashMap<>();
        Map<String, String> lower = new HashMap<>();
        select(
                "select text, dense_rank() over (order by text), lower(text) from (select " + column + " as text from "
                        + named(relation) + call(relation) + " union select unnest(?::text[])) x",
                row -> {
                    if (row.getString(1) != null) {
                        ranks.put(row.getString(1), row.getInt(2));
                        lower.put(row.getString(1), row.getString(3));
                    }
                },
                resembling.toArray());
        return new Texts(resembling, ranks, lower);
    }

    /** A part of a text, mostly in another case. */
    private static String resembling(String text, Dice dice) {
        int[] characters = text.codePoints().toArray();
        if (characters.length == 0) {
            return "x";
        }
        int from = dice.chance(0.4) ? 0 : dice.from(0, characters.length - 1);
        int until = dice.from(from + 1, Math.min(characters.length, from + 8));
        String part = new String(characters, from, until - from);
        return switch (dice.from(0, 3)) {
            case 0 -> part.toUpperCase(java.util.Locale.ROOT);
            case 1 -> part.toLowerCase(java.util.Locale.ROOT);
            default -> part;
        };
    }

    private static Row row(String relation, ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = value(row, i, columns.getColumnTypeName(i));
            if (value != null) {
                values.put(columns.getColumnName(i), value);
            }
        }
        return new Row(relation, values);
    }

    private static @Nullable Object value(ResultSet row, int column, String type) throws SQLException {
        Object value = row.getObject(column);
        return switch (type) {
            case "int2", "int4", "int8", "numeric" -> row.getBigDecimal(column);
            case "date" -> row.getObject(column, java.time.LocalDate.class);
            case "timestamptz" -> {
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
            case "uuid", "bool" -> value;
            default ->
                value instanceof Array array ? Arrays.asList((Object[]) array.getArray()) : row.getString(column);
        };
    }

    /** Known first, then public: as the contract looks for its relations. */
    private String named(String relation) {
        return names.computeIfAbsent(relation, name -> {
            List<String> schemas = new ArrayList<>();
            select(
                    "select nspname from (select relnamespace as schema, relname as name from pg_class"
                            + " union select pronamespace, proname from pg_proc) x join pg_namespace n on n.oid = schema"
                            + " where name = ? and nspname in ('known', 'public') order by nspname",
                    row -> schemas.add(row.getString(1)),
                    name);
            return schemas.getFirst() + "." + name;
        });
    }

    /** Nothing for a table; for a function as many nulls as it has parameters. */
    private String call(String relation) {
        StringBuilder call = new StringBuilder();
        select(
                "select repeat(', null', pronargs) from pg_proc where oid = to_regproc(?)",
                row -> call.append(row.getString(1).replaceFirst(", ", "(")).append(")"),
                named(relation));
        return call.toString();
    }

    /** Columns that may be read; of a function all. */
    private String columns(String relation) {
        List<String> readable = new ArrayList<>();
        select(
                "select quote_ident(attname) from pg_attribute where attrelid = to_regclass(?) and attnum > 0 and not attisdropped"
                        + " and has_column_privilege(attrelid, attnum, 'select') order by attnum",
                row -> readable.add(row.getString(1)),
                named(relation));
        return readable.isEmpty() ? "*" : String.join(", ", readable);
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void select(String sql, Reader reader, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (sql.contains("?::text[]")) {
                statement.setArray(1, connection.createArrayOf("text", parameters));
            } else {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    reader.read(result);
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** Something sorted as PostgreSQL sorts the column it is from. */
    Comparable<?> sortable(String relation, String column, Object value) {
        return switch (value) {
            case String text -> texts(relation, column).rank(text);
            case UUID id -> id.toString();
            default -> (Comparable<?>) value;
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
