package uk.interborough.referrals;

import static uk.interborough.db.public_.Tables.REFERRAL;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import uk.interborough.db.public_.tables.records.ReferralRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;

/** Goes on with a referral from what was seen of it: locked, by who may, from a state from which that goes. */
@Component
class Locked {

    private final DSLContext database;
    private final ReferralChanges changes;

    Locked(DSLContext database, ReferralChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /** What the authority that holds the service does. */
    Change byHolder(UUID id, int version, Set<String> from, Function<ReferralRecord, Change> change) {
        return going(id, version, referral -> {
            if (!isHolder(referral)) {
                return Change.refused(new ArgumentFault(
                        "id",
                        "FORBIDDEN",
                        "The authority that holds the service decides on its referrals",
                        referral.getSchemeId() == null ? "J Schedule 5" : "JPA 5.1"));
            }
            return from.contains(referral.getState()) ? change.apply(referral) : over(referral);
        });
    }

    /** What the source does to its referral while it waits, or the authority that holds the service to a booking. */
    Change bySourceOrHolder(UUID id, int version, Function<ReferralRecord, Change> change) {
        return going(id, version, referral -> {
            boolean isSource = referral.getSourceId().equals(ReferralChanges.own());
            if (!isSource && !isHolder(referral)) {
                return Change.refused(new ArgumentFault(
                        "id", "FORBIDDEN", "A referral is withdrawn by the authority that made it", "JPA 6.1"));
            }
            boolean goes = referral.getState().equals("MADE")
                    || isHolder(referral) && referral.getState().equals("ACCEPTED");
            return goes ? change.apply(referral) : over(referral);
        });
    }

    private Change going(UUID id, int version, Function<ReferralRecord, Change> change) {
        return changes.make("id", () -> {
            database.select(REFERRAL.ID)
                    .from(REFERRAL)
                    .where(REFERRAL.ID.eq(id))
                    .forNoKeyUpdate()
                    .fetch();
            return database.selectFrom(REFERRAL)
                    .where(REFERRAL.ID.eq(id))
                    .fetchOptional()
                    .map(referral -> referral.getVersion() == version
                            ? change.apply(referral)
                            : Change.conflict(id, "version", "referral"))
                    .orElseGet(() -> Change.unknown("id", "referral"));
        });
    }

    private static boolean isHolder(ReferralRecord referral) {
        return referral.getAuthorityId().equals(ReferralChanges.own());
    }

    private static Change over(ReferralRecord referral) {
        return Change.refused(
                "id",
                "IMPOSSIBLE",
                "This referral is " + referral.getState().toLowerCase(Locale.ROOT) + ": that does not go from there");
    }
}
