package uk.interborough.writing;

import static uk.interborough.db.public_.Tables.MEMBERSHIP;
import static uk.interborough.db.public_.Tables.PROVIDER;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with what was asked for, each fault beside its argument. */
public final class Rules {

    private static final int LONGEST = 2_000;

    private final DSLContext database;
    private final LocalDate today;
    private final Faults faults = new Faults();

    public Rules(DSLContext database, LocalDate today) {
        this.database = database;
        this.today = today;
    }

    /** What is wrong so far. */
    public List<ArgumentFault> faults() {
        return faults.found();
    }

    /** Adds what was found wrong elsewhere. */
    public Rules and(List<ArgumentFault> found) {
        faults.and(found);
        return this;
    }

    /** Does it, where there is no fault. */
    public Change or(Supplier<Change> change) {
        return faults.or(change);
    }

    public Rules refuse(boolean holds, String field, String code, String message) {
        return refuse(holds, field, code, message, null);
    }

    public Rules refuse(boolean holds, String field, String code, String message, @Nullable String clause) {
        faults.refuse(holds, field, code, message, clause);
        return this;
    }

    public Rules provider(UUID provider) {
        return refuse(
                !database.fetchExists(PROVIDER, PROVIDER.ID.eq(provider)),
                "provider",
                "NOT_FOUND",
                "Choose a provider: there is no such one");
    }

    public Rules member(String field, UUID partnership, UUID authority, LocalDate day) {
        return refuse(
                !isMember(partnership, authority, day),
                field,
                "NOT_FOUND",
                "Choose an authority that is a member of the partnership on that day");
    }

    /** Whether an authority belongs to a partnership on a day. */
    public boolean isMember(UUID partnership, UUID authority, LocalDate day) {
        return database.fetchExists(
                MEMBERSHIP,
                MEMBERSHIP
                        .PARTNERSHIP_ID
                        .eq(partnership)
                        .and(MEMBERSHIP.AUTHORITY_ID.eq(authority))
                        .and(MEMBERSHIP.JOINED_ON.le(day))
                        .and(MEMBERSHIP.LEFT_ON.isNull().or(MEMBERSHIP.LEFT_ON.gt(day))));
    }

    public Rules past(String field, LocalDate day) {
        return refuse(day.isAfter(today), field, "OUT_OF_RANGE", "Enter today or an earlier day");
    }

    public Rules words(String field, @Nullable String words, String wanted) {
        faults.words(field, words, wanted, LONGEST);
        return this;
    }

    public Rules atMost(String field, @Nullable String words) {
        faults.atMost(field, words, LONGEST);
        return this;
    }
}
