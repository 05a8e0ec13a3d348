package uk.interborough.query;

import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list: {@code first}/{@code after} or {@code last}/{@code before}.
 *
 * @param backwards counted from the end
 * @param limit rows of the page; one more is fetched to know whether there are more. Part of the statement's text where it
 *     stands in the document: PostgreSQL keeps its plan for a statement without values, and makes it anew for others
 * @param cursor where to continue
 * @param cursorPath name of the cursor's argument
 */
record Page(
        boolean backwards,
        Field<Integer> limit,
        Bind size,
        @Nullable Input cursor,
        String cursorPath) {

    static Page of(Selection selection, Statement statement, PageSizes sizes, String path) {
        Input first = given(selection, "first");
        Input last = given(selection, "last");
        Input after = given(selection, "after");
        Input before = given(selection, "before");
        if (first != null && last != null) {
            throw new BadInput(path + ".last", "goes with before; first is given already");
        }
        boolean backwards = last != null || before != null && first == null && after == null;
        if (backwards ? after != null : before != null) {
            throw new BadInput(
                    path + (backwards ? ".after" : ".before"), "after goes with first, before goes with last");
        }
        Input size = backwards ? last : first;
        Bind bind = size == null ? new Bind.Literal(sizes.usual()) : size.bind();
        String sizePath = path + (backwards ? ".last" : ".first");
        Statement.Conversion checked = given -> size == null ? given : rows(given, sizes.most(), sizePath);
        Field<Integer> limit = bind instanceof Bind.Literal(Object constant)
                ? DSL.inline(((Number) checked.convert(constant)).intValue())
                : statement.parameter(bind, SQLDataType.INTEGER, checked);
        return new Page(backwards, limit, bind, backwards ? before : after, path + (backwards ? ".before" : ".after"));
    }

    private static @Nullable Input given(Selection selection, String argument) {
        Input input = selection.argument(argument);
        return input == null || input.isNull() ? null : input;
    }

    private static Object rows(Object given, int most, String path) {
        int rows = ((Number) given).intValue();
        if (rows < 0 || rows > most) {
            throw new BadInput(path, rows + " rows: expected 0 to " + most, "LIMIT_EXCEEDED");
        }
        return rows;
    }

    boolean continues() {
        return cursor != null;
    }
}
