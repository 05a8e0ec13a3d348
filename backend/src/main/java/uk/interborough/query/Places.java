package uk.interborough.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.rank;
import static org.jooq.impl.DSL.select;

import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Which place each of what a dimension points to has among all of them by name. Numbering a few names once costs less than
 * comparing them for every two groups.
 *
 * @param alias of the relation with the places
 */
record Places(Dimension dimension, Subject pointedTo, String alias) {

    /** The place, as a column of groups. */
    Field<Long> place() {
        return field(DSL.name("place_of_" + dimension.column().getName()), SQLDataType.BIGINT);
    }

    /** The name, as a column of groups. */
    Field<String> name() {
        return field(DSL.name("name_of_" + dimension.column().getName()), SQLDataType.CLOB);
    }

    boolean has(Field<?> column) {
        return column.getName().equals(place().getName()) || column.getName().equals(name().getName());
    }

    /** Both, of the joined relation. */
    List<Field<?>> columns() {
        return List.of(of(place()), of(name()));
    }

    private Field<?> of(Field<?> column) {
        return field(DSL.name(alias, column.getName()), column.getDataType());
    }

    /** Rows with the places of those whose keys they hold. */
    Table<?> join(Table<?> rows, Field<?> key) {
        Field<?> id = column(pointedTo.key().getFirst());
        Field<?> order = column(dimension.order());
        Table<?> places = select(
                        id.as("id"),
                        order.as(name().getName()),
                        rank().over(DSL.orderBy(order)).as(place().getName()))
                .from(pointedTo.table())
                .asTable(alias);
        return rows.leftJoin(places).on(Scope.same(field(DSL.name(alias, "id")), key));
    }

    private Field<?> column(@Nullable String name) {
        return Objects.requireNonNull(pointedTo.table().field(name));
    }
}
