package uk.interborough.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation costs, before the sizes of its pages are known. Points are those of its root fields, one each unless
 * {@code @cost} says otherwise, and one for every hundred rows begun. Rows are the sizes of the pages, multiplied down the
 * nesting; a {@code totalCount} counts as one row wherever it stands.
 *
 * @param points of the root fields
 */
record Price(long points, List<Pages> lists) {

    /** Rows for one point. */
    static final int ROWS_A_POINT = 100;

    /** Rows that a list without pages is taken to have. */
    private static final int WITHOUT_PAGES = 10;

    /**
     * A list, once for each row around it.
     *
     * @param path e.g. {@code services.contracts}
     * @param size rows of its page; null where it has none
     * @param rows whether rows are asked for at all
     * @param counts counts asked for beside them
     */
    record Pages(String path, @Nullable Bind size, boolean rows, int counts, List<Pages> inner) {}

    /**
     * An operation with its variables.
     *
     * @param nodes rows it may bring at most
     * @param dearest path of the list that brings most of them; empty without lists
     */
    record Estimate(long nodes, long points, String dearest) {}

    /** @param most rows a page may have: larger ones are refused later, by their own name */
    Estimate estimate(Map<String, Object> variables, int most) {
        Sum sum = new Sum(variables, most);
        sum.add(lists, 1);
        return new Estimate(sum.nodes, pointsFor(sum.nodes), sum.dearest);
    }

    /** Points for so many rows. */
    long pointsFor(long rows) {
        return Math.max(1, points + rows / ROWS_A_POINT + (rows % ROWS_A_POINT == 0 ? 0 : 1));
    }

    private static final class Sum {
        private final Map<String, Object> variables;
        private final int most;
        private long nodes;
        private long ofDearest;
        private String dearest = "";

        Sum(Map<String, Object> variables, int most) {
            this.variables = variables;
            this.most = most;
        }

        void add(List<Pages> lists, long around) {
            for (Pages list : lists) {
                long rows = list.rows() ? times(around, size(list)) : 0;
                long own = plus(rows, times(around, list.counts()));
                nodes = plus(nodes, own);
                if (own > ofDearest) {
                    ofDearest = own;
                    dearest = list.path();
                }
                add(list.inner(), Math.max(1, rows));
            }
        }

        private int size(Pages list) {
            if (list.size() == null) {
                return WITHOUT_PAGES;
            }
            return list.size().value(variables) instanceof Number size
                    ? Math.clamp(size.longValue(), 0, most)
                    : PageSizes.USUAL;
        }

        private static long times(long one, long other) {
            long high = Math.multiplyHigh(one, other);
            return high != 0 || one * other < 0 ? Long.MAX_VALUE : one * other;
        }

        private static long plus(long one, long other) {
            return Long.MAX_VALUE - one < other ? Long.MAX_VALUE : one + other;
        }
    }
}
