package uk.interborough.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLTypeUtil;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Answers root fields: one statement each, inside the transaction of the operation. A plan is compiled once for each
 * document, field and shape of variables.
 */
final class Engine {

    private final Bindings bindings;
    private final Compiler compiler;
    private final DataSource dataSource;
    private final Measures measures;
    private final SQLExceptionTranslator faults = new SQLErrorCodeSQLExceptionTranslator("PostgreSQL");
    private final Cache<Key, Plan> plans =
            Caffeine.newBuilder().maximumSize(2_000).recordStats().build();

    /** Documents are cached by text, so one document is one object. */
    private record Key(Document document, @Nullable String operation, String path, String subject, String variables) {}

    Engine(Bindings bindings, DataSource dataSource, Limits limits, Measures measures) {
        this.measures = measures;
        this.bindings = bindings;
        this.compiler = new Compiler(bindings, limits);
        this.dataSource = dataSource;
        measures.watch(plans, "plans");
    }

    Bindings bindings() {
        return bindings;
    }

    /** Answers a field of Query. */
    @Nullable
    Answer root(DataFetchingEnvironment environment, Bindings.Root root) {
        Selection selection = selection(environment);
        return switch (root) {
            case Bindings.Many many -> run(environment, many.subject(), () -> compiler.list(selection, many));
            case Bindings.One one ->
                run(environment, one.subject(), () -> compiler.one(selection, bindings.subject(one.subject())));
            case Bindings.Only only ->
                run(environment, only.subject(), () -> compiler.only(selection, bindings.subject(only.subject())));
            case Statistics statistics ->
                run(environment, statistics.group().name(), () -> compiler.statistics(selection, statistics));
            case Bindings.Any ignored -> any(environment, selection);
        };
    }

    private @Nullable Answer any(DataFetchingEnvironment environment, Selection selection) {
        Object id = environment.getArgument("id");
        Optional<Subject> owner = bindings.owner(String.valueOf(id));
        return owner.map(subject -> run(environment, subject.name(), () -> compiler.one(selection, subject)))
                .orElse(null);
    }

    /** Fills a field of what a mutation answers: one identifier, or several. */
    @Nullable
    Answer made(DataFetchingEnvironment environment, String subject, @Nullable Object ids) {
        if (ids == null) {
            return null;
        }
        boolean several = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(environment.getFieldType()));
        Selection selection = selection(environment);
        List<?> list = ids instanceof List<?> given ? given : List.of(ids);
        Map<String, Object> variables = new HashMap<>(environment.getVariables());
        variables.put("ids", list.stream().map(UUID.class::cast).toList());
        Answer rows = run(environment, subject, () -> compiler.listed(selection, bindings.subject(subject)), variables);
        if (several) {
            return rows;
        }
        String text = rows.text();
        return text.equals("[]")
                ? null
                : new Answer(text.substring(1, text.length() - 1).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Selection selection(DataFetchingEnvironment environment) {
        List<Field> fields = environment.getMergedField().getFields();
        return new Selection(environment.getFragmentsByName(), environment.getVariables(), fields);
    }

    private Answer run(DataFetchingEnvironment environment, String subject, Compilation compilation) {
        return run(environment, subject, compilation, environment.getVariables());
    }

    private Answer run(
            DataFetchingEnvironment environment,
            String subject,
            Compilation compilation,
            Map<String, Object> variables) {
        OperationDefinition operation = environment.getOperationDefinition();
        Key key = new Key(
                environment.getDocument(),
                operation.getName(),
                environment.getExecutionStepInfo().getPath().toString(),
                subject,
                VariableShape.of(
                        operation.getVariableDefinitions(),
                        environment.getVariables(),
                        environment.getGraphQLSchema()));
        Plan plan = plans.get(key, missing -> compilation.compile());
        List<Object> values = plan.statement().values(variables);
        int size = 0;
        String signature = "";
        if (plan.answer() instanceof Plan.Connection connection) {
            size = ((Number) java.util.Objects.requireNonNull(connection.size().value(variables))).intValue();
            signature = connection.cursor().columns().isEmpty()
                    ? ""
                    : connection.cursor().signature().value(variables);
        }
        return new Answer(execute(plan, subject, values, size, signature));
    }

    private interface Compilation {
        Plan compile();
    }

    private byte[] execute(Plan plan, String subject, List<Object> values, int size, String signature) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        long since = measures.now();
        boolean answered = false;
        try (PreparedStatement statement =
                connection.prepareStatement(plan.statement().sql())) {
            for (int i = 0; i < values.size(); i++) {
                set(statement, i + 1, values.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                AnswerWriter writer = new AnswerWriter(result);
                answered = true;
                measures.statement(subject, true, since);
                byte[] json = writer.write(plan.answer(), size, signature);
                measures.answer(writer.rows(), json.length);
                return json;
            }
        } catch (SQLException e) {
            DataAccessException fault = faults.translate("read", null, e);
            throw fault == null ? new UncategorizedSQLException("read", null, e) : fault;
        } finally {
            if (!answered) {
                measures.statement(subject, false, since);
            }
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void set(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case SqlArray array ->
                statement.setArray(index, statement.getConnection().createArrayOf(array.type(), array.values()));
            case Statement.Null ignored -> statement.setNull(index, Types.NULL);
            case String text
            when text.indexOf('\0') >= 0 ->
                throw new BadInput("query", "a text contains the character U+0000, which nothing here does");
            default -> statement.setObject(index, value);
        }
    }
}
