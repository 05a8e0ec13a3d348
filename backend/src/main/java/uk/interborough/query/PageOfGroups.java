package uk.interborough.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The groups of one page, chosen and cut off before what is shown of them is joined and worked out.
 *
 * @param groups all groups
 * @param which those that meet the filter and lie beyond the cursor
 */
record PageOfGroups(Grouping grouping, Scope groups, Condition which, Keyset order, Page page) implements Scope.Made {

    private static final String SORTED = "sorted_";
    private static final String PLACE = "place_";

    @Override
    public Field<?> column(Field<?> column, String alias) {
        return grouping.column(column, alias);
    }

    @Override
    public Table<?> relation() {
        List<Field<?>> sorted = new ArrayList<>();
        for (int i = 0; i < order.keys().size(); i++) {
            Keyset.Key key = order.keys().get(i);
            sorted.add(key.column().as(SORTED + i));
            if (key.place() != null) {
                sorted.add(key.place().as(PLACE + i));
            }
        }
        return select(DSL.table(name(groups.alias())).asterisk())
                .select(sorted)
                .from(groups.from())
                .where(which)
                .orderBy(order.sort(page.backwards()))
                .limit(page.limit().plus(inline(1)))
                .asTable("page");
    }

    /** The same order of the page's rows, under the alias they have got. */
    Keyset order(String alias) {
        List<Keyset.Key> keys = new ArrayList<>();
        for (int i = 0; i < order.keys().size(); i++) {
            Keyset.Key key = order.keys().get(i);
            keys.add(key.in(
                    field(name(alias, SORTED + i), key.column().getDataType()),
                    key.place() == null
                            ? null
                            : field(name(alias, PLACE + i), key.place().getDataType())));
        }
        return new Keyset(keys, order.signature());
    }
}
