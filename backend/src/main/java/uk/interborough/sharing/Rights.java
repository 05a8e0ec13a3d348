package uk.interborough.sharing;

import static uk.interborough.db.public_.Tables.NOTICE;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Changes;
import uk.interborough.writing.Repeats;

/** Changes that begin at a notice, or at something said of one: seen, allowed, circulated, and made once. */
@Component
class Rights {
    private static final String WRITERS = " by an authority's commissioners, contract officers, lead officers, heads of"
            + " service and assistant directors";

    private final DSLContext database;
    private final Changes changes;
    private final Repeats repeats;

    Rights(DSLContext database, Changes changes, Repeats repeats) {
        this.database = database;
        this.changes = changes;
        this.repeats = repeats;
    }

    /** Makes a change whole or not at all. */
    Change whole(String about, Map<String, ArgumentFault> refused, Supplier<Change> change) {
        return changes.make(about, refused, change);
    }

    /** Makes a change of a circulated notice, once under a key. What is not seen is not there; a draft goes nowhere. */
    Change ofNotice(
            String operation,
            @Nullable String key,
            Record request,
            UUID notice,
            Map<String, ArgumentFault> refused,
            Function<Shared, Change> change) {
        return whole("notice", refused, () -> {
            @Nullable Shared shared = find(notice);
            if (shared == null) {
                return Change.refused(unknown("notice", "notice"));
            }
            if (!writes()) {
                return Change.refused(forbidden("notice", "This is done"));
            }
            if (shared.circulatedOn() == null) {
                return Change.refused(ArgumentFault.of(
                        "notice", "This notice is a draft. Circulate it first: a draft is its issuer's alone"));
            }
            return repeats.once(operation, key, request, Change::new, () -> change.apply(shared));
        });
    }

    /** A notice as far as whoever asks sees it. */
    @Nullable
    Shared find(UUID notice) {
        @Nullable UUID own = own();
        return database.selectFrom(NOTICE)
                .where(NOTICE.ID.eq(notice))
                .fetchOptional(row -> Shared.of(row, own))
                .orElse(null);
    }

    @Nullable
    UUID own() {
        return database.select(Routines.authorityId()).fetchSingle().value1();
    }

    boolean writes() {
        return database.select(Routines.writesNotices()).fetchSingle().value1();
    }

    static ArgumentFault unknown(String field, String what) {
        return ArgumentFault.of(field, "NOT_FOUND", "There is no such " + what);
    }

    static ArgumentFault forbidden(String field, String what) {
        return ArgumentFault.of(field, "FORBIDDEN", what + WRITERS);
    }

    /** Only who issued a notice does that. */
    static ArgumentFault issuersOnly(String field, String what, String clause) {
        return new ArgumentFault(field, "FORBIDDEN", what, clause);
    }
}
