package uk.interborough.referrals;

import static uk.interborough.db.app.Tables.QUOTA_USE;
import static uk.interborough.db.app.Tables.STAYS_IN;
import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.CONTRACT;
import static uk.interborough.db.public_.Tables.EXTERNAL_CHARGE;
import static uk.interborough.db.public_.Tables.JOINT_AGREEMENT;
import static uk.interborough.db.public_.Tables.JOINT_SCHEME;
import static uk.interborough.db.public_.Tables.QUOTA;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.app.tables.records.QuotaUseRecord;
import uk.interborough.db.public_.tables.records.ExternalChargeRecord;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.db.public_.tables.records.QuotaRecord;
import uk.interborough.db.public_.tables.records.ReferralRecord;
import uk.interborough.writing.Faults;

/** Whether a stay finds room: in its unit, and in the quota its source falls under. Says what is left. */
@Component
class Room {

    private final DSLContext database;

    Room(DSLContext database) {
        this.database = database;
    }

    /** @param to the day of departure, whose night does not count */
    record Stay(ReferralRecord referral, int unit, LocalDate from, LocalDate to) {}

    /** The clause of the agreement, or of the protocol where the service is not jointly bought. */
    static String clause(ReferralRecord referral, String jointly) {
        return referral.getSchemeId() == null ? "J Schedule 5" : jointly;
    }

    /** Everything but the quota. */
    void check(Stay stay, Faults faults) {
        opened(stay, faults);
        @Nullable
        Integer units = Routines.bookableUnits(
                database.configuration(),
                stay.referral().getSchemeId(),
                stay.referral().getServiceId(),
                stay.from(),
                stay.to());
        int bookable = Objects.requireNonNullElse(units, 0);
        faults.refuse(
                stay.unit() < 1 || stay.unit() > bookable,
                "unit",
                "OUT_OF_RANGE",
                bookable == 0
                        ? "The service has no unit on one of these nights"
                        : "The service has %s on each of these nights: choose from 1 to %d"
                                .formatted(InWords.units(bookable), bookable),
                clause(stay.referral(), "JPA 4.1"));
        free(stay, "unit", faults);
    }

    private void opened(Stay stay, Faults faults) {
        Optional<LocalDate> service = database.select(DSL.min(CONTRACT.STARTS_ON))
                .from(CONTRACT)
                .where(CONTRACT.SERVICE_ID.eq(stay.referral().getServiceId()))
                .fetchOptional()
                .map(row -> row.value1());
        Optional<JointSchemeRecord> scheme = database.selectFrom(JOINT_SCHEME)
                .where(JOINT_SCHEME.ID.eq(stay.referral().getSchemeId()))
                .fetchOptional();
        service.ifPresent(day -> faults.refuse(
                stay.from().isBefore(day),
                "startsOn",
                "OUT_OF_RANGE",
                "The service opened on %s: no stay begins before".formatted(InWords.day(day)),
                "J Schedule 2"));
        scheme.ifPresent(each -> faults.refuse(
                        stay.from().isBefore(each.getStartsOn()),
                        "startsOn",
                        "OUT_OF_RANGE",
                        "The scheme began on %s: no stay begins before".formatted(InWords.day(each.getStartsOn())),
                        "JPA 4.1")
                .refuse(
                        each.getEndedOn() != null
                                && stay.to().isAfter(each.getEndedOn().plusDays(1)),
                        "expectedEndOn",
                        "OUT_OF_RANGE",
                        "The scheme ends with %s: so does the stay"
                                .formatted(each.getEndedOn() == null ? "" : InWords.day(each.getEndedOn())),
                        "JPA 14"));
    }

    /** Whether nobody else has the unit on one of the nights. */
    void free(Stay stay, String field, Faults faults) {
        if (!stay.to().isAfter(stay.from())) {
            return;
        }
        ReferralRecord referral = stay.referral();
        database.selectFrom(STAYS_IN(referral.getServiceId(), stay.unit(), stay.from(), stay.to(), referral.getId()))
                .limit(1)
                .forEach(other -> faults.refuse(
                        true,
                        field,
                        "IMPOSSIBLE",
                        "Unit %d is taken from %s until %s, by the referral of %s made on %s"
                                .formatted(
                                        stay.unit(),
                                        InWords.day(other.getFirstNight()),
                                        InWords.day(other.getUntil()),
                                        nameOf(other.getSourceId()),
                                        InWords.day(other.getMadeOn())),
                        clause(referral, "JPA 9.2")));
    }

    /**
     * The quota that a booking counts against; null for a participant, for a service that is not jointly bought, and under a charge.
     *
     * @param isWhole its nights are known: otherwise it is only said whether there is a quota at all
     */
    @Nullable
    UUID quota(Stay stay, @Nullable UUID charge, boolean isWhole, Faults faults) {
        ReferralRecord referral = stay.referral();
        if (referral.getSchemeId() == null || referral.getTier().equals("PARTICIPANT")) {
            faults.refuse(
                    charge != null,
                    "charge",
                    "IMPOSSIBLE",
                    referral.getSchemeId() == null
                            ? "The service is not jointly bought: nobody is charged for it"
                            : "The authority takes part in the scheme and pays for its units, whatever their use",
                    clause(referral, "JPA 10.2"));
            takesPart(stay, faults);
            return null;
        }
        charge(referral, charge, faults);
        @Nullable
        UUID quota =
                Routines.quotaOf(database.configuration(), referral.getSchemeId(), referral.getSourceId(), stay.from());
        if (charge != null) {
            faults.refuse(
                    quota != null && isWhole && left(stay, quota, new Faults()).none(),
                    "charge",
                    "IMPOSSIBLE",
                    "The quota has room for this stay: within it nobody is charged",
                    "JPA 7.3");
            return null;
        }
        if (quota == null) {
            String name = nameOf(referral.getSourceId());
            faults.refuse(
                    true,
                    "charge",
                    "INCOMPLETE",
                    referral.getTier().equals("WEST_LONDON")
                            ? "The scheme has no quota for other members of the partnership on %s: %s comes under a charge agreed by letter"
                                    .formatted(InWords.day(stay.from()), name)
                            : "%s is not a neighbour named in a quota of the scheme on %s: it comes under a charge agreed by letter"
                                    .formatted(name, InWords.day(stay.from())),
                    referral.getTier().equals("OTHER") ? "JPA 11.1" : "JPA 7.2");
        } else if (isWhole) {
            left(stay, quota, faults);
        }
        return quota;
    }

    /** A stay that becomes longer must fit the quota it counts against. */
    void inQuota(Stay stay, @Nullable UUID quota, Faults faults) {
        if (quota != null && stay.referral().getChargeId() == null) {
            left(stay, quota, faults);
        }
    }

    /** A participant whose agreement ended before the stay would begin is none any more. */
    private void takesPart(Stay stay, Faults faults) {
        ReferralRecord referral = stay.referral();
        if (referral.getSchemeId() == null || referral.getSourceId().equals(referral.getAuthorityId())) {
            return;
        }
        database.select(DSL.max(JOINT_AGREEMENT.LAST_DAY))
                .from(JOINT_AGREEMENT)
                .where(JOINT_AGREEMENT.SCHEME_ID.eq(referral.getSchemeId()))
                .and(JOINT_AGREEMENT.PARTNER_ID.eq(referral.getSourceId()))
                .fetchOptional()
                .map(row -> row.value1())
                .ifPresent(last -> faults.refuse(
                        stay.from().isAfter(last),
                        "startsOn",
                        "IMPOSSIBLE",
                        "The agreement with %s ended with %s: it does not take part any more"
                                .formatted(nameOf(referral.getSourceId()), InWords.day(last)),
                        "JPA 14"));
    }

    private void charge(ReferralRecord referral, @Nullable UUID charge, Faults faults) {
        if (charge == null) {
            return;
        }
        Optional<ExternalChargeRecord> known = database.selectFrom(EXTERNAL_CHARGE)
                .where(EXTERNAL_CHARGE.ID.eq(charge))
                .and(EXTERNAL_CHARGE.SCHEME_ID.eq(referral.getSchemeId()))
                .fetchOptional();
        faults.refuse(known.isEmpty(), "charge", "NOT_FOUND", "There is no such charge of this scheme", "JPA 11.2")
                .refuse(
                        known.filter(each -> !each.getChargedId().equals(referral.getSourceId()))
                                .isPresent(),
                        "charge",
                        "IMPOSSIBLE",
                        known.map(each -> "This charge was agreed with %s, and the referral comes from %s"
                                        .formatted(nameOf(each.getChargedId()), nameOf(referral.getSourceId())))
                                .orElse(""),
                        "JPA 11.2");
    }

    /** Locks the quota, with those it replaced, and says of each limit that is passed what is left of it. */
    private Faults left(Stay stay, UUID id, Faults faults) {
        QuotaRecord quota = database.selectFrom(QUOTA).where(QUOTA.ID.eq(id)).fetchSingle();
        database.select(QUOTA.ID)
                .from(QUOTA)
                .where(QUOTA.SCHEME_ID.eq(quota.getSchemeId()))
                .and(QUOTA.SCOPE.eq(quota.getScope()))
                .orderBy(QUOTA.ID)
                .forNoKeyUpdate()
                .fetch();
        List<QuotaUseRecord> years = database.selectFrom(
                        QUOTA_USE(id, stay.from(), stay.to(), stay.referral().getId()))
                .orderBy(QUOTA_USE.YEAR)
                .fetch();
        QuotaUseRecord any = years.getFirst();
        faults.refuse(
                any.getInUse() >= any.getUnits(),
                "startsOn",
                "QUOTA_FULL",
                "The quota is %s at one time, and %d in use on %s: %s left that night"
                        .formatted(
                                InWords.units(any.getUnits()),
                                any.getInUse(),
                                InWords.day(any.getFullestOn()),
                                Math.max(any.getUnits() - any.getInUse(), 0)),
                "JPA 7.2");
        for (QuotaUseRecord year : years) {
            int left = Math.max(year.getCapNights() - year.getBookedNights(), 0);
            faults.refuse(
                    year.getAskedNights() > left,
                    "expectedEndOn",
                    "QUOTA_FULL",
                    "The stay takes %s of %s, and of the quota's %s are left %s"
                            .formatted(
                                    InWords.unitWeeks(year.getAskedNights()),
                                    InWords.financialYear(year.getYear()),
                                    InWords.unitWeeks(year.getCapNights()),
                                    InWords.unitWeeks(left)),
                    "JPA 7.2");
        }
        return faults;
    }

    private String nameOf(UUID authority) {
        return database.select(AUTHORITY.NAME)
                .from(AUTHORITY)
                .where(AUTHORITY.ID.eq(authority))
                .fetchSingle(AUTHORITY.NAME);
    }
}
