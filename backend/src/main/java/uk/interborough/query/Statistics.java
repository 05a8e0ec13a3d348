package uk.interborough.query;

import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a subject, bound.
 *
 * @param rows what is grouped, over the relation that is added up
 * @param group what a group looks like: its attributes are columns by the names of {@code columns}
 * @param dimensions by what the rows can be grouped, by constant
 * @param columns how each column of a group is made
 * @param rollup rows already added up, where there are any
 */
record Statistics(
        Subject rows,
        Subject group,
        Map<String, Dimension> dimensions,
        Map<String, Column> columns,
        @Nullable Rollup rollup)
        implements Bindings.Root {

    /** The rows as a rollup has them. */
    Subject over(Rollup sums) {
        return rows.over(sums.table(), new Subject.NotKept("sums are kept of now alone"));
    }

    /** How a column of a group is made. */
    sealed interface Column {}

    /** Added up from the rows. */
    non-sealed interface Aggregate extends Column {
        Field<?> in(Grouped rows);
    }

    /** Made of other columns of the group, only for the groups that are shown or tested. */
    non-sealed interface Shown extends Column {
        Field<?> of(Group group);
    }

    /** A group as the columns that are shown see it. */
    interface Group {

        /** A column that was added up. */
        Field<?> column(String name);

        /** The length of the periods of a dimension in use; null when it is not in use, or no time. */
        @Nullable
        String grain(Dimension dimension);
    }

    /**
     * Rows already added up.
     *
     * @param table the relation
     * @param over its columns that hold {@code app.all_of_them()} in rows over all
     * @param columns columns of a group that can be made of it
     */
    record Rollup(Table<?> table, Set<String> over, Set<String> columns) {}
}
