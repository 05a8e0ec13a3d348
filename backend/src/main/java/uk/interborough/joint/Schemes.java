package uk.interborough.joint;

import static uk.interborough.db.public_.Tables.CLIENT_GROUP;
import static uk.interborough.db.public_.Tables.JOINT_AGREEMENT;
import static uk.interborough.db.public_.Tables.JOINT_SCHEME;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.OwnPartnership;
import uk.interborough.writing.Rules;

/** Begins and ends schemes (J 3.7; JPA 14). */
@Component
class Schemes {
    static final LocalDate EARLIEST = LocalDate.of(2003, 4, 1);

    private final DSLContext database;
    private final JointChanges changes;
    private final OwnSchemes schemes;
    private final OwnPartnership partnerships;
    private final Schedules schedules;
    private final Agreements agreements;
    private final Clock clock;

    Schemes(
            DSLContext database,
            JointChanges changes,
            OwnSchemes schemes,
            OwnPartnership partnerships,
            Schedules schedules,
            Agreements agreements,
            Clock clock) {
        this.database = database;
        this.changes = changes;
        this.schemes = schemes;
        this.partnerships = partnerships;
        this.schedules = schedules;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** A scheme as it is sent; {@code partnership} null: the authority's one, {@code termEndsOn} null: two years. */
    record Wanted(
            String name,
            UUID clientGroup,
            @Nullable UUID partnership,
            LocalDate startsOn,
            Plan plan,
            @Nullable LocalDate termEndsOn,
            String because) {

        LocalDate lastDay() {
            return termEndsOn == null ? Agreements.twoYears(startsOn) : termEndsOn;
        }
    }

    Change create(Wanted wanted, @Nullable String key) {
        return changes.once("createJointScheme", key, wanted, () -> {
            @Nullable
            UUID lead = database.select(Routines.authorityId()).fetchSingle().value1();
            if (lead == null || !schemes.writes()) {
                return Change.refused(new ArgumentFault(
                        "name",
                        "FORBIDDEN",
                        "Schemes are begun by an authority's commissioners, contract officers, lead officers and heads of"
                                + " service",
                        "JPA 5.1"));
            }
            List<ArgumentFault> faults = new ArrayList<>();
            Optional<UUID> partnership = partnerships.of(wanted.partnership(), faults);
            Rules rules = rules().and(faults);
            check(wanted, rules);
            partnership.ifPresent(own -> new PlanRules(database, rules)
                    .check(wanted.plan(), new PlanRules.Scheme(own, lead), wanted.startsOn(), null));
            return rules.or(() -> Change.done(write(wanted, partnership.orElseThrow(), lead)));
        });
    }

    private void check(Wanted wanted, Rules rules) {
        rules.words("name", wanted.name(), "Enter the name of the scheme")
                .words("because", wanted.because(), "Say why the scheme begins")
                .refuse(
                        !database.fetchExists(CLIENT_GROUP, CLIENT_GROUP.ID.eq(wanted.clientGroup())),
                        "clientGroup",
                        "NOT_FOUND",
                        "Choose a client group: there is no such one")
                .refuse(
                        wanted.startsOn().isBefore(EARLIEST),
                        "startsOn",
                        "OUT_OF_RANGE",
                        "The first day is 1 April 2003 or later")
                .refuse(
                        !wanted.lastDay().isAfter(wanted.startsOn()),
                        "termEndsOn",
                        "OUT_OF_RANGE",
                        "The last day of the term is after its first",
                        "JPA 14");
    }

    private UUID write(Wanted wanted, UUID partnership, UUID lead) {
        JointSchemeRecord scheme = database.newRecord(JOINT_SCHEME);
        scheme.setPartnershipId(partnership);
        scheme.setAuthorityId(lead);
        scheme.setName(wanted.name().strip());
        scheme.setClientGroupId(wanted.clientGroup());
        scheme.setStartsOn(wanted.startsOn());
        scheme.insert();
        wanted.plan()
                .partners(lead)
                .forEach(partner -> agreements.insert(scheme, partner, wanted.startsOn(), wanted.lastDay(), null));
        schedules.append(scheme, "FIRST", wanted.startsOn(), wanted.plan(), wanted.because());
        return scheme.getId();
    }

    record Ending(UUID scheme, int version, LocalDate endedOn, String ending, String because) {}

    Change end(Ending wanted) {
        return changes.make(() -> {
            List<ArgumentFault> faults = new ArrayList<>();
            return schemes.led("id", wanted.scheme(), faults)
                    .map(scheme -> end(wanted, scheme))
                    .orElseGet(() -> Change.refused(faults));
        });
    }

    private Change end(Ending wanted, JointSchemeRecord scheme) {
        if (scheme.getVersion() != wanted.version() || scheme.getEndedOn() != null) {
            return Change.conflict(wanted.scheme(), "version", "scheme");
        }
        return rules().words("because", wanted.because(), "Say why the scheme ends")
                .refuse(
                        wanted.endedOn().isBefore(scheme.getStartsOn()),
                        "endedOn",
                        "OUT_OF_RANGE",
                        "The last day is not before the first, " + Written.day(scheme.getStartsOn()),
                        "JPA 14")
                .or(() -> {
                    database.update(JOINT_SCHEME)
                            .set(JOINT_SCHEME.ENDED_ON, wanted.endedOn())
                            .set(JOINT_SCHEME.ENDING, wanted.ending())
                            .set(JOINT_SCHEME.ENDED_BECAUSE, wanted.because().strip())
                            .set(JOINT_SCHEME.VERSION, JOINT_SCHEME.VERSION.plus(1))
                            .where(JOINT_SCHEME.ID.eq(wanted.scheme()))
                            .execute();
                    database.update(JOINT_AGREEMENT)
                            .set(
                                    JOINT_AGREEMENT.ENDED_ON,
                                    DSL.greatest(DSL.val(wanted.endedOn()), JOINT_AGREEMENT.STARTS_ON.minus(1)))
                            .set(JOINT_AGREEMENT.ENDING, wanted.ending())
                            .set(JOINT_AGREEMENT.VERSION, JOINT_AGREEMENT.VERSION.plus(1))
                            .where(JOINT_AGREEMENT.SCHEME_ID.eq(wanted.scheme()))
                            .and(JOINT_AGREEMENT.LAST_DAY.gt(wanted.endedOn()))
                            .execute();
                    return Change.done(wanted.scheme());
                });
    }

    private Rules rules() {
        return new Rules(database, LocalDate.now(clock));
    }
}
