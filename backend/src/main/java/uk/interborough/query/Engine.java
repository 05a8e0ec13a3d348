package uk.interborough.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.GraphQLContext;
import graphql.extensions.ExtensionsBuilder;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
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
    private final Compiler ofFiles;
    private final ExportLimits files;
    private final DataSource dataSource;
    private final Measures measures;
    private final SQLExceptionTranslator faults = new SQLErrorCodeSQLExceptionTranslator("PostgreSQL");
    private final Cache<Key, Plan> plans =
            Caffeine.newBuilder().maximumSize(2_000).recordStats().build();

    /** Documents are cached by text, so one document is one object. */
    private record Key(
            Document document,
            @Nullable String operation,
            String path,
            String subject,
            String variables,
            boolean file) {}

    /**
     * A plan with the values of one request.
     *
     * @param size rows of the page, where it is one
     * @param signature of its cursors
     * @param moment from when it looks
     */
    record Prepared(Plan plan, String subject, List<Object> values, int size, String signature, Moment moment) {}

    Engine(Bindings bindings, DataSource dataSource, Limits limits, ExportLimits files, Measures measures) {
        this.measures = measures;
        this.bindings = bindings;
        this.files = files;
        PageSizes sizes = PageSizes.ofAnswers(limits);
        this.compiler = new Compiler(bindings, sizes, sizes);
        this.ofFiles = new Compiler(bindings, PageSizes.ofFiles(files.rows()), PageSizes.ofFiles(files.rowsInside()));
        this.dataSource = dataSource;
        measures.watch(plans, "plans");
    }

    Bindings bindings() {
        return bindings;
    }

    /** Answers a field of Query: an {@link Answer}, or an {@link Extract} where that is asked for. */
    @Nullable
    Object root(DataFetchingEnvironment environment, Bindings.Root root) {
        Selection selection = selection(environment);
        return switch (root) {
            case Bindings.Many many -> run(environment, many.subject(), with -> with.list(selection, many));
            case Bindings.One one ->
                run(environment, one.subject(), with -> with.one(selection, bindings.subject(one.subject())));
            case Bindings.Only only ->
                run(environment, only.subject(), with -> with.only(selection, bindings.subject(only.subject())));
            case Statistics statistics ->
                run(environment, statistics.group().name(), with -> with.statistics(selection, statistics));
            case Bindings.Any ignored -> any(environment, selection);
        };
    }

    private @Nullable Object any(DataFetchingEnvironment environment, Selection selection) {
        Object id = environment.getArgument("id");
        Optional<Subject> owner = bindings.owner(String.valueOf(id));
        return owner.map(subject -> run(environment, subject.name(), with -> with.one(selection, subject)))
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
        Answer rows = answer(
                prepared(
                        environment,
                        subject,
                        with -> with.listed(selection, bindings.subject(subject)),
                        variables,
                        compiler),
                environment.getGraphQlContext());
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

    private Object run(DataFetchingEnvironment environment, String subject, Compilation compilation) {
        Map<String, Object> variables = environment.getVariables();
        if (Extract.isAsked(environment.getGraphQlContext())) {
            return extract(environment, prepared(environment, subject, compilation, variables, ofFiles));
        }
        Prepared prepared = prepared(environment, subject, compilation, variables, compiler);
        Answer answer = answer(prepared, environment.getGraphQlContext());
        explain(environment, prepared);
        return answer;
    }

    private Prepared prepared(
            DataFetchingEnvironment environment,
            String subject,
            Compilation compilation,
            Map<String, Object> variables,
            Compiler with) {
        OperationDefinition operation = environment.getOperationDefinition();
        Key key = new Key(
                environment.getDocument(),
                operation.getName(),
                environment.getExecutionStepInfo().getPath().toString(),
                subject,
                VariableShape.of(
                        operation.getVariableDefinitions(), environment.getVariables(), environment.getGraphQLSchema()),
                with == ofFiles);
        Plan plan = plans.get(key, missing -> compilation.compile(with));
        List<Object> values = plan.statement().values(variables);
        int size = 0;
        String signature = "";
        if (plan.answer() instanceof Plan.Connection connection) {
            size = ((Number) java.util.Objects.requireNonNull(connection.size().value(variables))).intValue();
            signature = connection.cursor().columns().isEmpty()
                    ? ""
                    : connection.cursor().signature().value(variables);
        }
        return new Prepared(
                plan, subject, values, size, signature, plan.statement().asOf().at(variables));
    }

    private interface Compilation {
        Plan compile(Compiler compiler);
    }

    private Extract extract(DataFetchingEnvironment environment, Prepared prepared) {
        String type = GraphQLTypeUtil.unwrapAll(environment.getFieldType()) instanceof GraphQLObjectType object
                ? object.getName()
                : prepared.subject();
        Selection selection = selection(environment);
        if (prepared.plan().answer() instanceof Plan.Connection connection
                && connection.backwards()
                && prepared.size() > files.rowsInside()) {
            throw new BadInput(
                    selection.key() + ".last",
                    "a file is written from its first row: turn orderBy round and use first and after",
                    "LIMIT_EXCEEDED");
        }
        checkBefore(prepared.moment());
        List<Outline> parts = new Outlines(environment.getGraphQLSchema()).below(selection, type);
        return new Extract(this, prepared, new Outline.Part(selection.key(), selection.name(), type, parts));
    }

    /** A moment that has not passed is refused before a file begins. */
    private void checkBefore(Moment moment) {
        if (moment.isNow()) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Moment.Held _ = moment.on(connection)) {
            // that it can be set is all there is to know
        } catch (SQLException e) {
            throw new UncategorizedSQLException("moment", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private Answer answer(Prepared prepared, GraphQLContext context) {
        AnswerWriter writer = query(prepared, 0, (result, run) -> {
            AnswerWriter read = new AnswerWriter(result, prepared.signature());
            run.brought(read.rows());
            return read;
        });
        byte[] json = writer.write(prepared.plan().answer(), prepared.size());
        measures.answer(writer.rows(), json.length);
        Till.Bill bill = context.get(Till.Bill.class);
        if (bill != null) {
            bill.brought(writer.brought());
        }
        return new Answer(json);
    }

    /** How an answer was found, for {@code extensions.explain}. */
    private void explain(DataFetchingEnvironment environment, Prepared prepared) {
        GraphQLContext context = environment.getGraphQlContext();
        if (!Boolean.TRUE.equals(context.get(Asked.EXPLAIN))) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            ExtensionsBuilder extensions = java.util.Objects.requireNonNull(context.get(ExtensionsBuilder.class));
            extensions.addValue(
                    "explain",
                    List.of(Explanation.of(
                            connection,
                            environment.getExecutionStepInfo().getResultKey(),
                            prepared.plan().statement(),
                            prepared.values())));
        } catch (SQLException e) {
            throw new UncategorizedSQLException("explain", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Reads the rows of a statement. */
    @FunctionalInterface
    interface Reading<T, X extends Exception> {
        T read(ResultSet result, Measures.Run run) throws SQLException, X;
    }

    /** @param fetched rows at once; 0: all */
    <T, X extends Exception> T query(Prepared prepared, int fetched, Reading<T, X> reading) throws X {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        Measures.Run run = measures.statement(prepared.subject());
        boolean answered = false;
        try (Moment.Held _ = prepared.moment().on(connection);
                PreparedStatement statement =
                        connection.prepareStatement(prepared.plan().statement().sql())) {
            statement.setFetchSize(fetched);
            for (int i = 0; i < prepared.values().size(); i++) {
                set(statement, i + 1, prepared.values().get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                T read = reading.read(result, run);
                answered = true;
                return read;
            }
        } catch (SQLException e) {
            DataAccessException fault = faults.translate("read", null, e);
            throw fault == null ? new UncategorizedSQLException("read", null, e) : fault;
        } finally {
            measures.statement(prepared.subject(), answered, run);
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
