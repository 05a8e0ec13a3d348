package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.db.DefaultCatalog;
import uk.interborough.schema.SchemaExpansion;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

/** Page 10,000 reads about as many rows as page 1, counted by EXPLAIN ANALYZE as the application. */
@Tag("database")
class DeepPageTest {
    private static final int ROWS = 60_000;
    private static final int SIZE = 5;

    private static final Bindings BINDINGS = Binder.bind(SchemaExpansion.contract(), DefaultCatalog.DEFAULT_CATALOG);
    private static PlainSql owner;
    private static Connection app;

    @BeforeAll
    static void manyProviders() throws SQLException {
        TestDatabase database = TestDatabase.fresh();
        owner = PlainSql.over(database.owner());
        owner.does(
                "alter table provider disable trigger user",
                "insert into provider (name) select 'Provider ' || lpad((i / 3)::text, 6, '0') from generate_series(1, "
                        + ROWS + ") i",
                "alter table provider enable trigger user",
                "analyze provider");
        app = database.app().getConnection();
        try (Statement statement = app.createStatement()) {
            statement.execute("select set_config('app.account', app.uuid_v7()::text, false)");
        }
    }

    @AfterAll
    static void done() throws SQLException {
        app.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first:5,after:$c|name, id",
                "last:5,before:$c|name desc, id desc",
                "orderBy:[{name:DESC}],first:5,after:$c|name desc, id desc",
                "orderBy:[{name:DESC}],last:5,before:$c|name, id",
                "where:{name:{gte:\"P\"}},first:5,after:$c|name, id",
                "orderBy:[{id:DESC}],first:5,after:$c|id desc",
            })
    void readsNoMoreThanTheFirst(String page, String order) throws SQLException {
        Field field = Parser.parse("query($c:String){providers(" + page + "){edges{cursor} nodes{name}}}")
                .getFirstDefinitionOfType(OperationDefinition.class)
                .map(operation ->
                        (Field) operation.getSelectionSet().getSelections().getFirst())
                .orElseThrow();
        Limits limits = org.springframework.boot.context.properties.bind.Binder.get(new MockEnvironment())
                .bindOrCreate("interborough.limits", Limits.class);
        PageSizes sizes = PageSizes.ofAnswers(limits);
        Compiler compiler = new Compiler(BINDINGS, sizes, sizes);
        Bindings.Many many = (Bindings.Many) BINDINGS.roots().get("providers");

        Plan first = compiler.list(new Selection(Map.of(), Map.of(), List.of(field)), many);
        Map<String, Object> variables = Map.of("c", cursor(first, order));
        Plan deep = compiler.list(new Selection(Map.of(), variables, List.of(field)), many);

        int least = rowsRead(first, Map.of());
        assertThat(least).isBetween(SIZE, 100);
        assertThat(rowsRead(deep, variables)).isLessThanOrEqualTo(least + 10);
    }

    /** What the last row of page 9,999 would be answered with. */
    private static String cursor(Plan plan, String order) {
        List<String> columns = order.startsWith("id") ? List.of("id") : List.of("name", "id");
        List<String> row = owner.values("select " + String.join(", ", columns) + " from provider order by " + order
                + " offset " + (9_999 * SIZE - 1) + " limit 1");
        Signature signature = ((Plan.Connection) plan.answer()).cursor().signature();
        String place = "[\"" + signature.value(Map.of()) + "\", \"" + String.join("\", \"", row) + "\"]";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static int rowsRead(Plan plan, Map<String, Object> variables) throws SQLException {
        List<Object> values = plan.statement().values(variables);
        try (PreparedStatement statement = app.prepareStatement(
                "explain (analyze, timing off, format json) " + plan.statement().sql())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return rowsRead(
                        JsonMapper.shared().readTree(result.getString(1)).get(0).get("Plan"));
            }
        }
    }

    /** Rows that scans touched, those included that a filter then left out. */
    private static int rowsRead(JsonNode node) {
        double rows = node.get("Node Type").asString().contains("Scan")
                ? node.get("Actual Loops").asDouble()
                        * (node.get("Actual Rows").asDouble()
                                + node.path("Rows Removed by Filter").asDouble(0)
                                + node.path("Rows Removed by Index Recheck").asDouble(0))
                : 0;
        for (JsonNode inner : node.path("Plans")) {
            rows += rowsRead(inner);
        }
        return (int) Math.round(rows);
    }
}
