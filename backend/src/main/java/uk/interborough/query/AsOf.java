package uk.interborough.query;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * From when a root field looks: where the moment and the day come from, which relations show it.
 *
 * @param knownAt what had been recorded by then; null for what is recorded now
 * @param validOn the day that counts as today; null for today
 * @param path of the argument, e.g. {@code services.asOf}
 */
record AsOf(@Nullable Bind knownAt, @Nullable Bind validOn, String path) {

    /** What is recorded now, today. */
    static final AsOf NOW = new AsOf(null, null, "");

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    /** Reads the argument of a root field. */
    static AsOf of(Selection root) {
        Input given = root.argument("asOf");
        if (given == null || given.isNull()) {
            return NOW;
        }
        String path = root.key() + ".asOf";
        AsOf asOf = new AsOf(
                part(given, "knownAt", Wire.DATE_TIME, OffsetDateTime.class, path),
                part(given, "validOn", Wire.DATE, LocalDate.class, path),
                path);
        if (asOf.knownAt == null && asOf.validOn == null) {
            throw new BadInput(path, "says no moment: expected knownAt, validOn or both");
        }
        return asOf;
    }

    /** A constant is read once, so that it is the same as one that comes by a variable. */
    private static @Nullable Bind part(Input given, String name, Wire wire, Class<?> type, String path) {
        Input part = given.fields().get(name);
        if (part == null || part.isNull()) {
            return null;
        }
        return part.bind() instanceof Bind.Literal
                ? new Bind.Literal(wire.toColumn(Objects.requireNonNull(part.now()), type, "", path + "." + name))
                : part.bind();
    }

    /** Whether it is read from what was recorded at an earlier moment. */
    boolean past() {
        return knownAt != null;
    }

    /** The relation that shows the rows of a subject. Throws {@link BadInput} where nothing shows what they were. */
    Table<?> relation(Subject subject, String field) {
        if (!past()) {
            return subject.table();
        }
        return switch (subject.past()) {
            case Subject.Kept kept -> kept.twin();
            case Subject.Unchanging ignored ->
                throw new BadInput(
                        field,
                        "cannot be asked for with asOf.knownAt: which rows of " + subject.name()
                                + " there were is not kept");
            case Subject.NotKept not ->
                throw new BadInput(
                        field,
                        "cannot be asked for with asOf.knownAt: what " + subject.name() + " was is not kept ("
                                + not.because() + ")");
        };
    }

    /** The relation that shows the one row that another points to: which was there then, so need only be unchanged. */
    Table<?> pointedTo(Subject subject, String field) {
        return subject.past() instanceof Subject.Unchanging ? subject.table() : relation(subject, field);
    }

    /** What cursors are bound to: this moment too, where it is not now. */
    List<Bind> with(List<Bind> content) {
        if (knownAt == null && validOn == null) {
            return content;
        }
        List<Bind> all = new ArrayList<>(content);
        all.add(knownAt == null ? new Bind.Literal(null) : knownAt);
        all.add(validOn == null ? new Bind.Literal(null) : validOn);
        return List.copyOf(all);
    }

    /** With the values of a request. Throws {@link BadInput}. */
    Moment at(Map<String, Object> variables) {
        if (knownAt == null && validOn == null) {
            return Moment.NOW;
        }
        OffsetDateTime known = knownAt == null ? null : (OffsetDateTime) knownAt.value(variables);
        LocalDate valid = validOn == null ? null : (LocalDate) validOn.value(variables);
        if (known != null) {
            check(known.getYear(), known, path + ".knownAt");
        }
        if (valid != null) {
            check(valid.getYear(), valid, path + ".validOn");
        }
        return new Moment(known, valid, path);
    }

    private static void check(int year, Object given, String path) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new BadInput(path, given + " is too far away: expected " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }
}
