package uk.interborough.query;

import java.util.List;
import org.jooq.Field;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;

/** What an answer looks like, each leaf with the SQL it comes from. */
sealed interface Shape {

    String key();

    /** The same for every row, as JSON. */
    record Constant(String key, String json) implements Shape {}

    /** A column. */
    record Leaf(String key, Field<?> sql, boolean raw, boolean required, String name) implements Shape {}

    /** An object made of columns of the row; null where presence is null. */
    record Part(String key, @Nullable Field<?> presence, boolean required, String name, List<Shape> shapes)
            implements Shape {}

    /** JSON made by the database. */
    record Json(String key, Field<JSON> sql) implements Shape {}
}
