package uk.interborough.accreditation;

import static uk.interborough.db.public_.Tables.MEMBERSHIP;
import static uk.interborough.db.public_.Tables.PROVIDER;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import uk.interborough.writing.Change;
import uk.interborough.writing.Faults;

/** Everything that is wrong with what was asked for, each fault beside its argument. */
final class Rules {

    private static final int LONGEST = 2_000;

    private final DSLContext database;
    private final LocalDate today;
    private final Faults faults = new Faults();

    Rules(DSLContext database, LocalDate today) {
        this.database = database;
        this.today = today;
    }

    /** Does it, where there is no fault. */
    Change or(Supplier<Change> change) {
        return faults.or(change);
    }

    Rules refuse(boolean holds, String field, String code, String message) {
        return refuse(holds, field, code, message, null);
    }

    Rules refuse(boolean holds, String field, String code, String message, @Nullable String clause) {
        faults.refuse(holds, field, code, message, clause);
        return this;
    }

    /** Of this partnership, and allowed to; what is not one's own is not there. */
    Rules may(Right right, boolean may, String who) {
        return refuse(
                        !right.belongs(),
                        "partnership",
                        "NOT_FOUND",
                        "Choose one of your partnerships: there is no such one")
                .refuse(right.belongs() && !may, "partnership", "FORBIDDEN", who, "P 6.2");
    }

    Rules provider(UUID provider) {
        return refuse(
                !database.fetchExists(PROVIDER, PROVIDER.ID.eq(provider)),
                "provider",
                "NOT_FOUND",
                "Choose a provider: there is no such one");
    }

    Rules member(String field, UUID partnership, UUID authority, LocalDate day) {
        return refuse(
                !database.fetchExists(
                        MEMBERSHIP,
                        MEMBERSHIP
                                .PARTNERSHIP_ID
                                .eq(partnership)
                                .and(MEMBERSHIP.AUTHORITY_ID.eq(authority))
                                .and(MEMBERSHIP.JOINED_ON.le(day))
                                .and(MEMBERSHIP.LEFT_ON.isNull().or(MEMBERSHIP.LEFT_ON.gt(day)))),
                field,
                "NOT_FOUND",
                "Choose an authority that is a member of the partnership on that day");
    }

    Rules past(String field, LocalDate day) {
        return refuse(day.isAfter(today), field, "OUT_OF_RANGE", "Enter today or an earlier day");
    }

    Rules words(String field, @Nullable String words, String wanted) {
        faults.words(field, words, wanted, LONGEST);
        return this;
    }

    Rules atMost(String field, @Nullable String words) {
        faults.atMost(field, words, LONGEST);
        return this;
    }
}
