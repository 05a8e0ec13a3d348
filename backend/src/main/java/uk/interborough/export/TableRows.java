package uk.interborough.export;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes the rows of tables. */
@FunctionalInterface
interface TableRows {

    /** @param values as JSON shows them, by column; null: there is none */
    void row(Table table, @Nullable String[] values) throws IOException;
}
