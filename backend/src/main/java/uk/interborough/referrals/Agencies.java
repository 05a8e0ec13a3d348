package uk.interborough.referrals;

import static uk.interborough.db.public_.Tables.REFERRAL_AGENCY;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Faults;

/** What a participant designates to refer for it (JPA 6.2). */
@Component
class Agencies {
    private static final int LONGEST_NAME = 200;

    private final DSLContext database;
    private final ReferralChanges changes;

    Agencies(DSLContext database, ReferralChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    record Designation(
            UUID scheme,
            String name,
            boolean isCentralPoint,
            LocalDate from,
            @Nullable LocalDate to) {}

    Change designate(Designation wanted, @Nullable String key) {
        return changes.once(
                "scheme",
                "designateAgency",
                key,
                wanted,
                () -> changes.scheme(wanted.scheme())
                        .map(scheme -> designate(wanted, scheme))
                        .orElseGet(() -> Change.unknown("scheme", "scheme")));
    }

    private Change designate(Designation wanted, JointSchemeRecord scheme) {
        return new Faults()
                .refuse(
                        !takesPart(scheme.getId()),
                        "scheme",
                        "FORBIDDEN",
                        "Agencies are designated by the authorities that take part in the scheme",
                        "JPA 6.2")
                .words("name", wanted.name(), "Enter the name of the agency", LONGEST_NAME)
                .refuse(
                        wanted.from().isBefore(scheme.getStartsOn()),
                        "fromDay",
                        "OUT_OF_RANGE",
                        "The scheme begins on %s: an agency refers to it from then on"
                                .formatted(InWords.day(scheme.getStartsOn())),
                        "JPA 6.2")
                .refuse(
                        wanted.to() != null && wanted.to().isBefore(wanted.from()),
                        "toDay",
                        "OUT_OF_RANGE",
                        "The last day is not before the first")
                .or(() -> Change.done(database.insertInto(REFERRAL_AGENCY)
                        .set(REFERRAL_AGENCY.PARTNERSHIP_ID, scheme.getPartnershipId())
                        .set(REFERRAL_AGENCY.LEAD_ID, scheme.getAuthorityId())
                        .set(REFERRAL_AGENCY.AUTHORITY_ID, ReferralChanges.own())
                        .set(REFERRAL_AGENCY.SCHEME_ID, scheme.getId())
                        .set(REFERRAL_AGENCY.NAME, wanted.name().strip())
                        .set(REFERRAL_AGENCY.IS_CENTRAL_POINT, wanted.isCentralPoint())
                        .set(REFERRAL_AGENCY.FROM_DAY, wanted.from())
                        .set(REFERRAL_AGENCY.TO_DAY, wanted.to())
                        .returning(REFERRAL_AGENCY.ID)
                        .fetchSingle(REFERRAL_AGENCY.ID)));
    }

    private boolean takesPart(UUID scheme) {
        UUID @Nullable [] own =
                database.select(Routines.jointSchemeIds()).fetchSingle().value1();
        return own != null && Arrays.asList(own).contains(scheme);
    }

    Change withdraw(UUID id, int version, LocalDate to) {
        return changes.make(
                "id",
                () -> database.selectFrom(REFERRAL_AGENCY)
                        .where(REFERRAL_AGENCY.ID.eq(id))
                        .fetchOptional()
                        .map(agency -> {
                            if (!agency.getAuthorityId().equals(ReferralChanges.own())) {
                                return Change.refused(new ArgumentFault(
                                        "id",
                                        "FORBIDDEN",
                                        "An agency is withdrawn by the authority that designated it",
                                        "JPA 6.2"));
                            }
                            return new Faults()
                                    .refuse(
                                            to.isBefore(agency.getFromDay()),
                                            "toDay",
                                            "OUT_OF_RANGE",
                                            "It refers from %s: the last day is not before"
                                                    .formatted(InWords.day(agency.getFromDay())),
                                            "JPA 6.2")
                                    .or(() -> database.update(REFERRAL_AGENCY)
                                                            .set(REFERRAL_AGENCY.TO_DAY, to)
                                                            .set(REFERRAL_AGENCY.VERSION, version + 1)
                                                            .where(REFERRAL_AGENCY.ID.eq(id))
                                                            .and(REFERRAL_AGENCY.VERSION.eq(version))
                                                            .execute()
                                                    == 1
                                            ? Change.done(id)
                                            : Change.conflict(id, "version", "agency"));
                        })
                        .orElseGet(() -> Change.unknown("id", "agency")));
    }
}
