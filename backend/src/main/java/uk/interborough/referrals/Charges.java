package uk.interborough.referrals;

import static uk.interborough.db.public_.Tables.ABATEMENT;
import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.EXTERNAL_CHARGE;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.writing.Change;
import uk.interborough.writing.Faults;
import uk.interborough.writing.SentText;

/** What others are charged beyond a quota, and what of it the participants are given back (JPA 11). */
@Component
class Charges {
    private static final int LONGEST = 2_000;
    private static final int LONGEST_REFERENCE = 200;
    private static final BigDecimal MOST = new BigDecimal("10000000");

    private final DSLContext database;
    private final ReferralChanges changes;
    private final Clock clock;

    Charges(DSLContext database, ReferralChanges changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** @param unitWeekPrice in pounds */
    record Charge(
            UUID scheme,
            UUID authority,
            BigDecimal unitWeekPrice,
            LocalDate letterOn,
            String letterReference,
            String because) {}

    /** @param income in pounds */
    record Abating(
            UUID scheme,
            LocalDate from,
            LocalDate to,
            BigDecimal income,
            boolean isApplied,
            @Nullable String because) {}

    Change record(Charge wanted, @Nullable String key) {
        return changes.once(
                "scheme",
                "recordExternalCharge",
                key,
                wanted,
                () -> changes.asLead(
                        wanted.scheme(),
                        scheme -> new Faults()
                                .refuse(
                                        !database.fetchExists(AUTHORITY, AUTHORITY.ID.eq(wanted.authority())),
                                        "authority",
                                        "NOT_FOUND",
                                        "Choose an authority: there is no such one")
                                .refuse(
                                        changes.takesPart(scheme, wanted.authority(), wanted.letterOn()),
                                        "authority",
                                        "IMPOSSIBLE",
                                        "This authority takes part in the scheme: it pays for its units, and for no others",
                                        "JPA 11.1")
                                .refuse(
                                        isOutside(wanted.unitWeekPrice()),
                                        "unitWeekPrice",
                                        "OUT_OF_RANGE",
                                        "Enter a price above £0.00",
                                        "JPA 11.2")
                                .refuse(
                                        wanted.letterOn().isAfter(today())
                                                || wanted.letterOn().isBefore(scheme.getStartsOn()),
                                        "letterOn",
                                        "OUT_OF_RANGE",
                                        "The letter is of today or earlier, and not older than the scheme, which began on "
                                                + InWords.day(scheme.getStartsOn()),
                                        "JPA 11.2")
                                .words(
                                        "letterReference",
                                        wanted.letterReference(),
                                        "Enter the reference of the letter",
                                        LONGEST_REFERENCE)
                                .words(
                                        "because",
                                        wanted.because(),
                                        "Say why no participant had a suitable referral",
                                        LONGEST)
                                .or(() -> Change.done(insert(wanted, scheme)))));
    }

    private UUID insert(Charge wanted, JointSchemeRecord scheme) {
        return database.insertInto(EXTERNAL_CHARGE)
                .set(EXTERNAL_CHARGE.PARTNERSHIP_ID, scheme.getPartnershipId())
                .set(EXTERNAL_CHARGE.AUTHORITY_ID, scheme.getAuthorityId())
                .set(EXTERNAL_CHARGE.SCHEME_ID, scheme.getId())
                .set(EXTERNAL_CHARGE.CHARGED_ID, wanted.authority())
                .set(EXTERNAL_CHARGE.UNIT_WEEK_PRICE_PENCE, pence(wanted.unitWeekPrice()))
                .set(EXTERNAL_CHARGE.LETTER_ON, wanted.letterOn())
                .set(EXTERNAL_CHARGE.LETTER_REFERENCE, wanted.letterReference().strip())
                .set(EXTERNAL_CHARGE.BECAUSE, wanted.because().strip())
                .returning(EXTERNAL_CHARGE.ID)
                .fetchSingle(EXTERNAL_CHARGE.ID);
    }

    Change abate(Abating wanted, @Nullable String key) {
        return changes.once(
                "scheme",
                "recordAbatement",
                key,
                wanted,
                () -> changes.asLead(
                        wanted.scheme(),
                        scheme -> new Faults()
                                .refuse(
                                        wanted.from().isBefore(scheme.getStartsOn()),
                                        "fromDay",
                                        "OUT_OF_RANGE",
                                        "The scheme began on %s: it earned nothing before"
                                                .formatted(InWords.day(scheme.getStartsOn())),
                                        "JPA 11.3")
                                .refuse(
                                        wanted.to().isBefore(wanted.from()),
                                        "toDay",
                                        "OUT_OF_RANGE",
                                        "The last day is not before the first")
                                .refuse(
                                        wanted.to().isAfter(today()),
                                        "toDay",
                                        "OUT_OF_RANGE",
                                        "Enter today or an earlier day: what is to come is not abated yet",
                                        "JPA 11.3")
                                .refuse(
                                        isOutside(wanted.income()),
                                        "income",
                                        "OUT_OF_RANGE",
                                        "Enter an income above £0.00",
                                        "JPA 11.3")
                                .refuse(
                                        !wanted.isApplied()
                                                && (wanted.because() == null
                                                        || wanted.because().isBlank()),
                                        "because",
                                        "INCOMPLETE",
                                        "Say why the fees are not abated",
                                        "JPA 11.3")
                                .atMost("because", wanted.because(), LONGEST)
                                .or(() -> Change.done(insert(wanted, scheme)))));
    }

    private UUID insert(Abating wanted, JointSchemeRecord scheme) {
        return database.insertInto(ABATEMENT)
                .set(ABATEMENT.PARTNERSHIP_ID, scheme.getPartnershipId())
                .set(ABATEMENT.AUTHORITY_ID, scheme.getAuthorityId())
                .set(ABATEMENT.SCHEME_ID, scheme.getId())
                .set(ABATEMENT.FROM_DAY, wanted.from())
                .set(ABATEMENT.TO_DAY, wanted.to())
                .set(ABATEMENT.INCOME_PENCE, pence(wanted.income()))
                .set(ABATEMENT.IS_APPLIED, wanted.isApplied())
                .set(ABATEMENT.BECAUSE, SentText.plain(wanted.because(), false))
                .returning(ABATEMENT.ID)
                .fetchSingle(ABATEMENT.ID);
    }

    private static boolean isOutside(BigDecimal pounds) {
        return pounds.signum() <= 0 || pounds.compareTo(MOST) > 0;
    }

    private static long pence(BigDecimal pounds) {
        return pounds.movePointRight(2).longValueExact();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
