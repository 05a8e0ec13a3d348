package uk.interborough.query;

import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.Field;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Filters and orders of large subjects need an index that PostgreSQL can use under row-level security: first in the index,
 * or second after the partnership, and not a numeric, whose comparison is not leakproof. Columns of views are traced to the
 * tables the view reads. So does each list by which rows are filtered or sorted, large or not.
 */
final class IndexCheck {

    private static final String INDEXED = """
            with recursive reads(relation, source) as (
                select c.oid, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('known', 'public') and c.relkind in ('r', 'p', 'v')
                union
                select r.relation, d.refobjid
                from reads r
                join pg_rewrite w on w.ev_class = r.source
                join pg_depend d on d.objid = w.oid and d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
                where d.refobjid <> r.source)
            select distinct v.relname || '.' || a.attname
            from reads r
            join pg_class v on v.oid = r.relation
            join pg_index i on i.indrelid = r.source and i.indpred is null
            join pg_attribute a on a.attrelid = r.source
                and (a.attnum = i.indkey[0]
                     or a.attnum = i.indkey[1] and exists (
                         select from pg_attribute t
                         where t.attrelid = r.source and t.attnum = i.indkey[0] and t.attname = 'partnership_id'))
            union
            select v.relname || '.' || s.relname || '_id' -- a view that shows the key of what it reads, under its name
            from reads r
            join pg_class v on v.oid = r.relation
            join pg_class s on s.oid = r.source and s.oid <> v.oid
            join pg_index i on i.indrelid = s.oid and i.indisprimary
            """;

    private static final String FUNCTION = "select to_regprocedure('app.' || :function || '(text)') is not null";

    private final Bindings bindings;
    private final TypeDefinitionRegistry registry;
    private final JdbcClient database;
    private final Set<String> indexed;
    private final List<String> missing = new ArrayList<>();

    private IndexCheck(Bindings bindings, TypeDefinitionRegistry registry, DataSource dataSource) {
        this.bindings = bindings;
        this.registry = registry;
        this.database = JdbcClient.create(dataSource);
        this.indexed = new HashSet<>(database.sql(INDEXED).query(String.class).list());
    }

    /** What is filtered or sorted by without an index, in words. */
    static List<String> missing(Bindings bindings, TypeDefinitionRegistry registry, DataSource dataSource) {
        IndexCheck check = new IndexCheck(bindings, registry, dataSource);
        bindings.all().forEach(check::check);
        return check.missing;
    }

    private void check(Subject subject) {
        if (!(registry.getTypeOrNull(subject.name() + "Filter", InputObjectTypeDefinition.class)
                instanceof InputObjectTypeDefinition filter)) {
            return;
        }
        if (subject.search() != null
                && !database.sql(FUNCTION)
                        .param("function", subject.search())
                        .query(Boolean.class)
                        .single()) {
            missing.add(subject.name() + ": there is no function app." + subject.search() + "(text) to search it");
        }
        for (InputValueDefinition operand : filter.getInputValueDefinitions()) {
            switch (subject.attributes().get(operand.getName())) {
                case Subject.ToMany list -> list(subject, operand.getName(), list);
                case Subject.Scalar scalar -> column(subject, scalar.column());
                case Subject.Derived derived -> column(subject, derived.column());
                case Subject.ToOne toOne -> toOne.columns().forEach(column -> column(subject, column));
                case null, default -> {
                    // and, or, not, matches
                }
            }
        }
    }

    private void column(Subject subject, Field<?> column) {
        String name = subject.table().getName() + "." + column.getName();
        if (subject.large()
                && (column.getType() == BigDecimal.class || !indexed.contains(name) && !isKey(subject, column))) {
            missing.add(
                    subject.name() + ": no usable index serves " + name + "; add one, or mark the field @unfiltered");
        }
    }

    /** The rows of a list are looked up for one row after another: that needs an index, however few there are. */
    private void list(Subject subject, String field, Subject.ToMany list) {
        Subject other = bindings.subject(list.subject());
        List<String> names = list.theirs().stream()
                .map(column -> other.table().getName() + "." + column.getName())
                .toList();
        if (names.stream().noneMatch(indexed::contains)) {
            missing.add(subject.name() + "." + field + ": no usable index serves " + String.join(", ", names)
                    + "; add one, or mark the list @unfiltered");
        }
    }

    /** The key of a view stands for the key of the table it is made from. */
    private static boolean isKey(Subject subject, Field<?> column) {
        return subject.node() && subject.key().equals(List.of(column.getName()));
    }
}
