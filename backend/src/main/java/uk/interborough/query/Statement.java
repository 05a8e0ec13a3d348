package uk.interborough.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** A statement being compiled: the values it will need, and joins by alias. Rendered once, run many times. */
final class Statement {

    private static final String MARK = "§";

    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, String> joins = new TreeMap<>();
    private final AsOf asOf;
    private int aliases;

    Statement(AsOf asOf) {
        this.asOf = asOf;
    }

    /** A value of the statement: where it comes from and what JDBC gets. */
    record Parameter(Bind bind, Conversion conversion) {}

    /** Makes the JDBC value of what the viewer gave. Throws {@link BadInput}. */
    interface Conversion {
        Object convert(Object given);
    }

    /** From when it looks. */
    AsOf asOf() {
        return asOf;
    }

    String alias() {
        return "t" + aliases++;
    }

    /** An alias stands for a field of the answer, e.g. {@code services.provider}. */
    void stands(String alias, String path) {
        paths.putIfAbsent(alias, path);
    }

    /** A field of the answer is one row of another relation. The database forgets the alias when that is a view. */
    void joins(String path, String relation) {
        joins.putIfAbsent(path, relation);
    }

    /** A place for a value. */
    <T> Field<T> parameter(Bind bind, org.jooq.DataType<T> type, Conversion conversion) {
        parameters.add(new Parameter(bind, conversion));
        Param<T> param = DSL.param("p" + (parameters.size() - 1), type);
        return param;
    }

    /** Renders for PostgreSQL: the text with question marks, and the parameter of each. */
    Rendered render(DSLContext renderer, Query query) {
        String named = renderer.renderNamedParams(query);
        StringBuilder text = new StringBuilder(named.length());
        List<Parameter> order = new ArrayList<>();
        int at = 0;
        for (int mark = named.indexOf(MARK); mark >= 0; mark = named.indexOf(MARK, at)) {
            text.append(named, at, mark).append('?');
            int end = mark + MARK.length() + 1;
            while (end < named.length() && Character.isDigit(named.charAt(end))) {
                end++;
            }
            order.add(parameters.get(Integer.parseInt(named.substring(mark + MARK.length() + 1, end))));
            at = end;
        }
        return new Rendered(
                text.append(named, at, named.length()).toString(),
                List.copyOf(order),
                Map.copyOf(paths),
                Map.copyOf(joins),
                asOf);
    }

    static String mark() {
        return MARK;
    }

    /**
     * SQL text and, for each question mark, where its value comes from.
     *
     * @param paths fields of the answer by alias
     * @param joins relations of those that are one row of another
     * @param asOf from when it looks
     */
    record Rendered(
            String sql, List<Parameter> parameters, Map<String, String> paths, Map<String, String> joins, AsOf asOf) {

        List<Object> values(Map<String, Object> variables) {
            List<Object> values = new ArrayList<>(parameters.size());
            for (Parameter parameter : parameters) {
                Object given = parameter.bind().value(variables);
                values.add(parameter.conversion().convert(given == null ? Null.VALUE : given));
            }
            return values;
        }
    }

    /** Stands for null on the way into a statement. */
    enum Null {
        VALUE
    }
}
