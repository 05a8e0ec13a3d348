package uk.interborough.joint;

import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.JOINT_AGREEMENT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.known.tables.records.ScheduleInForceRecord;
import uk.interborough.db.public_.tables.records.JointAgreementRecord;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Rules;

/** Appends schedules to schemes (JPA 8.2, 13) and renews them (JPA 14). */
@Component
class Amendments {

    private final DSLContext database;
    private final JointChanges changes;
    private final OwnSchemes schemes;
    private final Schedules schedules;
    private final Agreements agreements;
    private final Clock clock;

    Amendments(
            DSLContext database,
            JointChanges changes,
            OwnSchemes schemes,
            Schedules schedules,
            Agreements agreements,
            Clock clock) {
        this.database = database;
        this.changes = changes;
        this.schemes = schemes;
        this.schedules = schedules;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** @param after number of the last schedule the sender knows; null: whatever it is */
    record Wanted(
            UUID scheme,
            String kind,
            LocalDate effectiveOn,
            @Nullable Integer after,
            Plan.Changed changed,
            String because) {}

    Change append(Wanted wanted, @Nullable String key) {
        return changes.once("appendSchemeSchedule", key, wanted, () -> {
            List<ArgumentFault> faults = new ArrayList<>();
            return schemes.led("scheme", wanted.scheme(), faults)
                    .map(scheme -> append(wanted, scheme))
                    .orElseGet(() -> Change.refused(faults));
        });
    }

    private Change append(Wanted wanted, JointSchemeRecord scheme) {
        int latest = schedules.latest(scheme.getId());
        @Nullable
        ScheduleInForceRecord before =
                schedules.inForce(scheme.getId(), wanted.effectiveOn()).orElse(null);
        Rules rules = rules().words("because", wanted.because(), "Say why, e.g. annual review of 2026")
                .refuse(
                        wanted.after() != null && wanted.after() != latest,
                        "after",
                        "CONFLICT",
                        "Schedule %d was appended meanwhile. Look at it and append yours again".formatted(latest),
                        "JPA 13")
                .refuse(
                        before == null,
                        "effectiveOn",
                        "OUT_OF_RANGE",
                        "A schedule begins while the scheme goes on: from %s%s"
                                .formatted(
                                        Written.day(scheme.getStartsOn()),
                                        scheme.getEndedOn() == null
                                                ? " on"
                                                : " to " + Written.day(scheme.getEndedOn())));
        check(wanted, rules);
        if (before == null) {
            return Change.refused(rules.faults());
        }
        Plan old = schedules.plan(before);
        Plan plan = old.with(wanted.changed(), before.getEffectiveOn().equals(wanted.effectiveOn()));
        new PlanRules(database, rules)
                .check(
                        plan,
                        new PlanRules.Scheme(scheme.getPartnershipId(), scheme.getAuthorityId()),
                        wanted.effectiveOn(),
                        before.getLastDay());
        agreed(plan, scheme, wanted.effectiveOn(), rules);
        return rules.or(() ->
                Change.done(schedules.append(scheme, wanted.kind(), wanted.effectiveOn(), plan, wanted.because())));
    }

    private static void check(Wanted wanted, Rules rules) {
        Plan.Changed changed = wanted.changed();
        boolean keepsUnits = wanted.kind().equals("REAPPORTIONMENT");
        rules.refuse(
                        changed.isNothing(),
                        "allocations",
                        "INCOMPLETE",
                        "Say what changes: services, allocations, price or terms of uplift",
                        "JPA 13")
                .refuse(
                        keepsUnits && !changed.isNothing() && changed.allocations() == null,
                        "allocations",
                        "INCOMPLETE",
                        "Say whose units they are",
                        "JPA 8.2");
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        kept.put("services", changed.services());
        kept.put("annualPrice", changed.annualPrice());
        kept.put("uplift", changed.uplift());
        kept.forEach((field, given) -> rules.refuse(
                keepsUnits && given != null,
                field,
                "IMPOSSIBLE",
                "A re-apportionment keeps units, price and terms: append a variation to change them",
                "JPA 8.2"));
    }

    /** Each partner with units stands under an agreement on the first day. */
    private void agreed(Plan plan, JointSchemeRecord scheme, LocalDate from, Rules rules) {
        database.select(AUTHORITY.NAME)
                .from(AUTHORITY)
                .where(AUTHORITY.ID.in(plan.partners(scheme.getAuthorityId())))
                .andNotExists(database.selectOne()
                        .from(JOINT_AGREEMENT)
                        .where(JOINT_AGREEMENT.SCHEME_ID.eq(scheme.getId()))
                        .and(JOINT_AGREEMENT.PARTNER_ID.eq(AUTHORITY.ID))
                        .and(JOINT_AGREEMENT.STARTS_ON.le(from))
                        .and(JOINT_AGREEMENT.LAST_DAY.ge(from)))
                .orderBy(AUTHORITY.NAME)
                .forEach(missing -> rules.refuse(
                        true,
                        "allocations",
                        "IMPOSSIBLE",
                        "%s has no agreement in force on %s: make one first"
                                .formatted(missing.value1(), Written.day(from)),
                        "JPA 1"));
    }

    /** {@code endsOn} null: two years. */
    record Renewal(UUID scheme, @Nullable LocalDate endsOn, Plan.Changed changed, String because) {}

    Change renew(Renewal wanted, @Nullable String key) {
        return changes.once("renewJointScheme", key, wanted, () -> {
            List<ArgumentFault> faults = new ArrayList<>();
            return schemes.led("scheme", wanted.scheme(), faults)
                    .map(scheme -> renew(wanted, scheme))
                    .orElseGet(() -> Change.refused(faults));
        });
    }

    private Change renew(Renewal wanted, JointSchemeRecord scheme) {
        if (scheme.getEndedOn() != null) {
            return Change.refused(new ArgumentFault(
                    "scheme",
                    "IMPOSSIBLE",
                    "The scheme ended on %s: it is not renewed".formatted(Written.day(scheme.getEndedOn())),
                    "JPA 14"));
        }
        Map<UUID, JointAgreementRecord> last = new HashMap<>();
        database.selectFrom(JOINT_AGREEMENT)
                .where(JOINT_AGREEMENT.SCHEME_ID.eq(scheme.getId()))
                .orderBy(JOINT_AGREEMENT.LAST_DAY, JOINT_AGREEMENT.STARTS_ON)
                .forEach(agreement -> last.put(agreement.getPartnerId(), agreement));
        LocalDate from = last.values().stream()
                .map(JointAgreementRecord::getLastDay)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plusDays(1);
        LocalDate endsOn = wanted.endsOn() == null ? Agreements.twoYears(from) : wanted.endsOn();
        ScheduleInForceRecord before = schedules.inForce(scheme.getId(), from).orElseThrow();
        Plan old = schedules.plan(before);
        Plan plan = old.with(wanted.changed(), before.getEffectiveOn().equals(from));
        Rules rules = rules().words("because", wanted.because(), "Say why the scheme is renewed")
                .refuse(
                        !endsOn.isAfter(from),
                        "endsOn",
                        "OUT_OF_RANGE",
                        "The next term begins on %s: its last day is after that".formatted(Written.day(from)),
                        "JPA 14");
        new PlanRules(database, rules)
                .check(
                        plan,
                        new PlanRules.Scheme(scheme.getPartnershipId(), scheme.getAuthorityId()),
                        from,
                        before.getLastDay());
        return rules.or(() -> {
            for (UUID partner : plan.partners(scheme.getAuthorityId())) {
                @Nullable JointAgreementRecord present = last.get(partner);
                agreements.insert(
                        scheme, partner, begins(from, present, old), endsOn, present == null ? null : present.getId());
            }
            return Change.done(schedules.append(scheme, "RENEWAL", from, plan, wanted.because()));
        });
    }

    /** Whose own term ends before the others' and who still has units goes on without a gap. */
    private static LocalDate begins(LocalDate from, @Nullable JointAgreementRecord present, Plan old) {
        return present != null && old.partners(present.getAuthorityId()).contains(present.getPartnerId())
                ? present.getLastDay().plusDays(1)
                : from;
    }

    private Rules rules() {
        return new Rules(database, LocalDate.now(clock));
    }
}
