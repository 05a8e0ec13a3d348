package uk.interborough.referrals;

import static uk.interborough.db.public_.Tables.JOINT_AGREEMENT;
import static uk.interborough.db.public_.Tables.JOINT_SCHEME;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.security.Identity;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Changes;

/** Makes a change whole or not at all, once under a client's key, and says in words what the database refused. */
@Component
class ReferralChanges {

    private static final String WRITERS =
            "This is written by commissioners, contract officers, lead officers and heads of service of an authority";

    /** What somebody else can have done between our look and our change, by the constraint that notices. */
    private static final Map<String, ArgumentFault> MEANWHILE = Map.of(
            "within_quota",
            new ArgumentFault(
                    "startsOn", "QUOTA_FULL", "Somebody else took the last of the quota meanwhile", "JPA 7.2"),
            "one_stay_in_a_unit",
            new ArgumentFault(
                    "unit", "CONFLICT", "Somebody else booked this unit for one of these nights meanwhile", "JPA 9.2"),
            "referrals_go_on",
            ArgumentFault.of("id", "CONFLICT", "Somebody else decided on this referral meanwhile"),
            "designated_once",
            new ArgumentFault(
                    "name",
                    "DUPLICATE",
                    "This agency is designated on one of these days already: withdraw it first",
                    "JPA 6.2"),
            "one_quota_of_a_scope",
            new ArgumentFault("fromDay", "CONFLICT", "Somebody else set a quota for these days meanwhile", "JPA 7.2"),
            "quotas_follow_one_another",
            new ArgumentFault("fromDay", "CONFLICT", "Somebody else set a quota for these days meanwhile", "JPA 7.2"),
            "abated_once",
            new ArgumentFault(
                    "fromDay",
                    "DUPLICATE",
                    "Income of one of these days is on record already: each day's is abated once",
                    "JPA 11.3"),
            "offered_once",
            new ArgumentFault(
                    "vacantFrom",
                    "DUPLICATE",
                    "This unit is on offer from that day already: see its offers",
                    "JPA 6.1"),
            "offers_are_answered_once",
            ArgumentFault.of("id", "CONFLICT", "This offer was answered meanwhile"));

    private final DSLContext database;
    private final Changes changes;

    ReferralChanges(DSLContext database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    /** A change by somebody who may write what an authority keeps of referrals. */
    Change make(String about, Supplier<Change> change) {
        return changes.make(about, MEANWHILE, () -> allowed(about, change));
    }

    /** The same, once under a client's key. */
    Change once(String about, String operation, @Nullable String key, Record request, Supplier<Change> change) {
        return changes.once(about, MEANWHILE, new Changes.Sent(operation, key, request), () -> allowed(about, change));
    }

    private Change allowed(String about, Supplier<Change> change) {
        return database.select(Routines.writesJoint()).fetchSingle().value1()
                ? change.get()
                : Change.refused(about, "FORBIDDEN", WRITERS);
    }

    /** The authority of whoever asks, which is there where one may write. */
    static UUID own() {
        return Identity.current().map(Identity::authorityId).orElseThrow();
    }

    /** A scheme as whoever asks sees it. */
    Optional<JointSchemeRecord> scheme(UUID id) {
        return database.selectFrom(JOINT_SCHEME).where(JOINT_SCHEME.ID.eq(id)).fetchOptional();
    }

    /** Whether an authority is the lead or a partner under an agreement on a day. */
    boolean takesPart(JointSchemeRecord scheme, UUID authority, LocalDate day) {
        return scheme.getAuthorityId().equals(authority)
                || database.fetchExists(
                        JOINT_AGREEMENT,
                        JOINT_AGREEMENT
                                .SCHEME_ID
                                .eq(scheme.getId())
                                .and(JOINT_AGREEMENT.PARTNER_ID.eq(authority))
                                .and(DSL.val(day).between(JOINT_AGREEMENT.STARTS_ON, JOINT_AGREEMENT.LAST_DAY)));
    }

    /** What the lead authority does to its scheme; the others are refused. One after the other for each scheme. */
    Change asLead(UUID scheme, Function<JointSchemeRecord, Change> change) {
        return scheme(scheme)
                .map(each -> {
                    if (!each.getAuthorityId().equals(own())) {
                        return Change.refused(new ArgumentFault(
                                "scheme", "FORBIDDEN", "The lead authority of the scheme does this", "JPA 5.1"));
                    }
                    database.select(JOINT_SCHEME.ID)
                            .from(JOINT_SCHEME)
                            .where(JOINT_SCHEME.ID.eq(scheme))
                            .forNoKeyUpdate()
                            .fetch();
                    return change.apply(each);
                })
                .orElseGet(() -> Change.unknown("scheme", "scheme"));
    }
}
