package uk.interborough.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How PostgreSQL would find an answer, under the rights of whoever asks. It is planned without the values of the request and
 * never run: what is estimated depends on nobody's rows in particular, and no filter, least of all a policy's, is shown.
 */
final class Explanation {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A question mark, and whether it is the size of a page: only with that is the plan the one that runs. */
    private static final Pattern PLACE = Pattern.compile("((?:fetch next|limit) \\(?)?\\?");

    private Explanation() {}

    /** @return for {@code extensions.explain} */
    static Map<String, Object> of(
            Connection connection, String field, Statement.Rendered statement, List<Object> values)
            throws SQLException {
        JsonNode plan = plan(connection, statement.sql(), values);
        PlanCosts costs = new PlanCosts(statement.paths(), statement.joins(), field);
        Map<String, Object> tree = costs.tree(plan);
        return Map.of("field", field, "sql", statement.sql(), "plan", tree, "fields", costs.shares());
    }

    private static JsonNode plan(Connection connection, String sql, List<Object> values) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute("set local plan_cache_mode = force_generic_plan");
            String types = values.isEmpty()
                    ? ""
                    : values.stream().map(Explanation::type).collect(Collectors.joining(", ", " (", ")"));
            statement.execute("prepare interborough_explained" + types + " as " + numbered(sql, values));
            String nulls = values.isEmpty()
                    ? ""
                    : String.join(", ", Collections.nCopies(values.size(), "null"))
                            .transform(all -> "(" + all + ")");
            try (ResultSet row =
                    statement.executeQuery("explain (format json) execute interborough_explained" + nulls)) {
                row.next();
                return JSON.readTree(row.getString(1)).get(0).get("Plan");
            } finally {
                statement.execute("deallocate interborough_explained");
            }
        } finally {
            connection.rollback(before);
        }
    }

    private static String numbered(String sql, List<Object> values) {
        StringBuilder text = new StringBuilder();
        Matcher place = PLACE.matcher(sql);
        int number = 0;
        while (place.find()) {
            boolean size = place.group(1) != null && values.get(number) instanceof Integer;
            String value = size ? values.get(number).toString() : "$" + (number + 1);
            place.appendReplacement(
                    text, Matcher.quoteReplacement((place.group(1) == null ? "" : place.group(1)) + value));
            number++;
        }
        return place.appendTail(text).toString();
    }

    private static String type(Object value) {
        return switch (value) {
            case SqlArray array -> array.type() + "[]";
            case UUID ignored -> "uuid";
            case Integer ignored -> "int4";
            case Long ignored -> "int8";
            case Boolean ignored -> "bool";
            default -> "unknown";
        };
    }
}
