package uk.interborough.joint;

import static uk.interborough.db.known.Tables.ALLOCATED_UNITS;
import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.JOINT_AGREEMENT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.public_.tables.records.JointAgreementRecord;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Rules;

/** Makes and ends the agreements between a lead authority and its partners (JPA 1, 8.2, 14). */
@Component
class Agreements {

    private final DSLContext database;
    private final JointChanges changes;
    private final OwnSchemes schemes;
    private final Clock clock;

    Agreements(DSLContext database, JointChanges changes, OwnSchemes schemes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.schemes = schemes;
        this.clock = clock;
    }

    /** The last day of a term of two years (JPA 14). */
    static LocalDate twoYears(LocalDate startsOn) {
        return startsOn.plusYears(2).minusDays(1);
    }

    /** {@code endsOn} null: two years. */
    record Wanted(
            UUID scheme,
            UUID partner,
            LocalDate startsOn,
            @Nullable LocalDate endsOn) {

        LocalDate lastDay() {
            return endsOn == null ? twoYears(startsOn) : endsOn;
        }
    }

    Change add(Wanted wanted, @Nullable String key) {
        return changes.once("addJointAgreement", key, wanted, () -> {
            List<ArgumentFault> faults = new ArrayList<>();
            return schemes.led("scheme", wanted.scheme(), faults)
                    .map(scheme -> add(wanted, scheme))
                    .orElseGet(() -> Change.refused(faults));
        });
    }

    private Change add(Wanted wanted, JointSchemeRecord scheme) {
        LocalDate ended = scheme.getEndedOn();
        Rules rules = rules().refuse(
                        wanted.partner().equals(scheme.getAuthorityId()),
                        "partner",
                        "IMPOSSIBLE",
                        "The lead authority makes no agreement with itself",
                        "JPA 1")
                .member("partner", scheme.getPartnershipId(), wanted.partner(), wanted.startsOn())
                .refuse(
                        wanted.startsOn().isBefore(scheme.getStartsOn())
                                || ended != null && wanted.startsOn().isAfter(ended),
                        "startsOn",
                        "OUT_OF_RANGE",
                        "A term begins while the scheme goes on, from " + Written.day(scheme.getStartsOn()))
                .refuse(
                        !wanted.lastDay().isAfter(wanted.startsOn()),
                        "endsOn",
                        "OUT_OF_RANGE",
                        "The last day of the term is after its first",
                        "JPA 14");
        database.selectFrom(JOINT_AGREEMENT)
                .where(JOINT_AGREEMENT.SCHEME_ID.eq(wanted.scheme()))
                .and(JOINT_AGREEMENT.PARTNER_ID.eq(wanted.partner()))
                .and(JOINT_AGREEMENT.STARTS_ON.le(wanted.lastDay()))
                .and(JOINT_AGREEMENT.LAST_DAY.ge(wanted.startsOn()))
                .orderBy(JOINT_AGREEMENT.STARTS_ON)
                .forEach(other -> rules.refuse(
                        true,
                        "startsOn",
                        "IMPOSSIBLE",
                        "Terms of one partner do not overlap: it has an agreement from %s to %s"
                                .formatted(Written.day(other.getStartsOn()), Written.day(other.getLastDay())),
                        "JPA 14"));
        return rules.or(() -> Change.done(insert(scheme, wanted.partner(), wanted.startsOn(), wanted.lastDay(), null)));
    }

    /** @param renews the agreement before; null: none */
    UUID insert(JointSchemeRecord scheme, UUID partner, LocalDate startsOn, LocalDate endsOn, @Nullable UUID renews) {
        return database.insertInto(JOINT_AGREEMENT)
                .set(JOINT_AGREEMENT.PARTNERSHIP_ID, scheme.getPartnershipId())
                .set(JOINT_AGREEMENT.AUTHORITY_ID, scheme.getAuthorityId())
                .set(JOINT_AGREEMENT.PARTNER_ID, partner)
                .set(JOINT_AGREEMENT.SCHEME_ID, scheme.getId())
                .set(JOINT_AGREEMENT.RENEWS_ID, renews)
                .set(JOINT_AGREEMENT.STARTS_ON, startsOn)
                .set(JOINT_AGREEMENT.ENDS_ON, endsOn)
                .returning(JOINT_AGREEMENT.ID)
                .fetchSingle(JOINT_AGREEMENT.ID);
    }

    record Ending(UUID agreement, int version, LocalDate endedOn, String ending) {}

    Change end(Ending wanted) {
        return seen(wanted.agreement(), agreement -> {
            List<ArgumentFault> faults = new ArrayList<>();
            if (OwnSchemes.isOwn(agreement.getPartnerId())) {
                return Change.refused(new ArgumentFault(
                        "id",
                        "FORBIDDEN",
                        "A partner cannot simply leave: the lead authority ends an agreement once the others have taken its"
                                + " units up",
                        "JPA 8.2"));
            }
            return schemes.led("id", agreement.getSchemeId(), faults)
                    .map(scheme -> end(wanted, agreement))
                    .orElseGet(() -> Change.refused(faults));
        });
    }

    private Change end(Ending wanted, JointAgreementRecord agreement) {
        if (agreement.getVersion() != wanted.version() || agreement.getEndedOn() != null) {
            return Change.conflict(wanted.agreement(), "version", "agreement");
        }
        Rules rules = rules().refuse(
                        wanted.endedOn().isBefore(agreement.getStartsOn())
                                || wanted.endedOn().isAfter(agreement.getEndsOn()),
                        "endedOn",
                        "OUT_OF_RANGE",
                        "An agreement ends within its term, from %s to %s"
                                .formatted(Written.day(agreement.getStartsOn()), Written.day(agreement.getEndsOn())),
                        "JPA 14");
        unitsAfter(wanted.endedOn(), agreement)
                .ifPresent(units -> rules.refuse(
                        true,
                        "endedOn",
                        "IMPOSSIBLE",
                        units + ": append a schedule in which the others take them up",
                        "JPA 8.2"));
        return rules.or(() -> {
            int changed = database.update(JOINT_AGREEMENT)
                    .set(JOINT_AGREEMENT.ENDED_ON, wanted.endedOn())
                    .set(JOINT_AGREEMENT.ENDING, wanted.ending())
                    .set(JOINT_AGREEMENT.VERSION, wanted.version() + 1)
                    .where(JOINT_AGREEMENT.ID.eq(wanted.agreement()))
                    .and(JOINT_AGREEMENT.VERSION.eq(wanted.version()))
                    .execute();
            return changed == 1
                    ? Change.done(wanted.agreement())
                    : Change.conflict(wanted.agreement(), "version", "agreement");
        });
    }

    /** E.g. “Hounslow has 5 units from 1 July 2026 on”; empty: none, or another agreement follows. */
    private Optional<String> unitsAfter(LocalDate endedOn, JointAgreementRecord agreement) {
        Field<LocalDate> from = DSL.greatest(ALLOCATED_UNITS.FROM_DAY, DSL.val(endedOn.plusDays(1)));
        return database.select(AUTHORITY.NAME, ALLOCATED_UNITS.UNITS, from)
                .from(ALLOCATED_UNITS)
                .join(AUTHORITY)
                .on(AUTHORITY.ID.eq(ALLOCATED_UNITS.AUTHORITY_ID))
                .where(ALLOCATED_UNITS.SCHEME_ID.eq(agreement.getSchemeId()))
                .and(ALLOCATED_UNITS.AUTHORITY_ID.eq(agreement.getPartnerId()))
                .and(ALLOCATED_UNITS.TO_DAY.isNull().or(ALLOCATED_UNITS.TO_DAY.gt(endedOn)))
                .andNotExists(DSL.selectOne()
                        .from(JOINT_AGREEMENT)
                        .where(JOINT_AGREEMENT.SCHEME_ID.eq(agreement.getSchemeId()))
                        .and(JOINT_AGREEMENT.PARTNER_ID.eq(agreement.getPartnerId()))
                        .and(JOINT_AGREEMENT.ID.ne(agreement.getId()))
                        .and(from.between(JOINT_AGREEMENT.STARTS_ON, JOINT_AGREEMENT.LAST_DAY)))
                .orderBy(from)
                .limit(1)
                .fetchOptional(row -> "%s has %s from %s on"
                        .formatted(row.value1(), Written.units(row.value2()), Written.day(row.value3())));
    }

    private Change seen(UUID id, Function<JointAgreementRecord, Change> change) {
        return changes.make(() -> {
            List<ArgumentFault> faults = new ArrayList<>();
            return schemes.agreement("id", id, faults).map(change).orElseGet(() -> Change.refused(faults));
        });
    }

    private Rules rules() {
        return new Rules(database, LocalDate.now(clock));
    }
}
