package uk.interborough.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a printed document, not what it looks like.
 *
 * @param title also that of the file
 * @param about one sentence below the title
 * @param foot at the foot of every page
 */
record Paper(String title, String about, String foot, List<Part> parts) {

    sealed interface Part {}

    /** @param clause source and clause of what follows; null: none */
    record Heading(String words, @Nullable String clause) implements Part {}

    /** What is to be read before anything else. */
    record Warning(List<String> sentences) implements Part {}

    /** Labelled values. */
    record Fields(List<Field> fields) implements Part {}

    /** @param value null: nothing was entered */
    record Field(
            String label, @Nullable String clause, @Nullable String value) {}

    /** A list of which some are ticked. */
    record Ticks(List<Tick> ticks) implements Part {}

    /** @param words what was said to it; null: nothing */
    record Tick(
            boolean ticked,
            String label,
            @Nullable String clause,
            @Nullable String words) {}

    /** A text as it was written, with its lines. */
    record Prose(String text) implements Part {}

    record Bullets(List<String> items) implements Part {}

    /** The first column names the row. */
    record Grid(List<String> headings, List<List<String>> rows) implements Part {}

    /**
     * Amounts below one another.
     *
     * @param words how many columns are words; the others stand to the right
     * @param sum what the last row says, which stands out
     */
    record Amounts(int words, List<String> headings, List<List<String>> rows, List<String> sum) implements Part {}
}
