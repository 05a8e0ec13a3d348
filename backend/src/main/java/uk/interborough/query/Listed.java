package uk.interborough.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.Table;

/**
 * Rows of which a page is shown.
 *
 * @param shown the relation that fields of the answer are read from
 * @param order of the rows shown
 * @param rows selects columns of the page's rows, and of one row more
 * @param count how many rows there are in all, up to the bound
 */
record Listed(
        Scope shown, Keyset order, Page page, Function<List<Field<?>>, Select<?>> rows, Supplier<Field<Long>> count) {

    /** The count beside every row of the page, so that an empty page keeps its count. Column 2 is null then. */
    Query counted(Plan.Columns columns) {
        List<Field<?>> named = new ArrayList<>();
        named.add(inline(1).as("present"));
        for (int i = 0; i < columns.size(); i++) {
            named.add(columns.fields().get(i).as("c" + i));
        }
        Table<?> inner = rows.apply(named).asTable("page");
        Table<?> total = select(count.get()).asTable("total", "value");
        List<Field<?>> all = new ArrayList<>();
        all.add(field(name("total", "value")));
        all.add(field(name("page", "present")));
        for (int i = 0; i < columns.size(); i++) {
            all.add(field(name("page", "c" + i)));
        }
        return select(all).from(total).leftJoin(lateral(inner)).on(trueCondition());
    }
}
