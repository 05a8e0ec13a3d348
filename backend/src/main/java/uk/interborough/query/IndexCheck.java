package uk.interborough.query;

import graphql.language.InputObjectTypeDefinition;
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
 * tables the view reads.
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
            """;

    private IndexCheck() {}

    static List<String> missing(Bindings bindings, TypeDefinitionRegistry registry, DataSource dataSource) {
        Set<String> indexed = new HashSet<>(
                JdbcClient.create(dataSource).sql(INDEXED).query(String.class).list());
        List<String> missing = new ArrayList<>();
        for (Subject subject : bindings.all()) {
            if (!subject.large()
                    || !(registry.getTypeOrNull(subject.name() + "Filter", InputObjectTypeDefinition.class)
                            instanceof InputObjectTypeDefinition filter)) {
                continue;
            }
            filter.getInputValueDefinitions().stream()
                    .map(operand -> subject.attributes().get(operand.getName()))
                    .forEach(attribute -> {
                        List<Field<?>> columns = switch (attribute) {
                            case Subject.Scalar scalar -> List.of(scalar.column());
                            case Subject.Derived derived -> List.of(derived.column());
                            case Subject.ToOne toOne -> toOne.columns();
                            case null, default -> List.of();
                        };
                        for (Field<?> column : columns) {
                            String name = subject.table().getName() + "." + column.getName();
                            if (column.getType() == BigDecimal.class
                                    || !indexed.contains(name) && !isKey(subject, column)) {
                                missing.add(subject.name() + ": no usable index serves " + name
                                        + "; add one, or mark the field @unfiltered");
                            }
                        }
                    });
        }
        return missing;
    }

    /** The key of a view stands for the key of the table it is made from. */
    private static boolean isKey(Subject subject, Field<?> column) {
        return subject.node() && subject.key().equals(List.of(column.getName()));
    }
}
