package uk.interborough.joint;

import static uk.interborough.db.known.Tables.INVOICE_LINES_DUE;
import static uk.interborough.db.known.Tables.UNIT_PRICES;
import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.INVOICE;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.known.tables.records.UnitPricesRecord;
import uk.interborough.db.public_.tables.records.JointAgreementRecord;
import uk.interborough.writing.Rules;

/** Why an invoice of a quarter cannot be issued to a partner. */
@Component
class Dues {

    private final DSLContext database;

    Dues(DSLContext database) {
        this.database = database;
    }

    void check(JointAgreementRecord agreement, LocalDate quarter, Rules rules) {
        String partner = Objects.requireNonNull(database.select(AUTHORITY.NAME)
                .from(AUTHORITY)
                .where(AUTHORITY.ID.eq(agreement.getPartnerId()))
                .fetchOne(AUTHORITY.NAME));
        rules.refuse(
                agreement.getLeadSignedOn() == null || agreement.getPartnerSignedOn() == null,
                "agreement",
                "INCOMPLETE",
                "The agreement with %s is not signed by both".formatted(partner),
                "JPA 1");
        @Nullable String before = issued(agreement.getId(), quarter);
        if (before != null) {
            rules.refuse(
                    true,
                    "quarter",
                    "DUPLICATE",
                    "%s is issued to %s for this quarter. Take it back by a credit note first"
                            .formatted(before, partner),
                    "JPA 10.1");
            return;
        }
        List<@Nullable Long> amounts = database.select(INVOICE_LINES_DUE.AMOUNT_PENCE)
                .from(INVOICE_LINES_DUE(agreement.getId(), quarter))
                .fetch(INVOICE_LINES_DUE.AMOUNT_PENCE);
        rules.refuse(
                        amounts.isEmpty(),
                        "quarter",
                        "IMPOSSIBLE",
                        "Nothing is due from %s with this quarter".formatted(partner),
                        "JPA 10.1")
                .refuse(
                        amounts.contains(null),
                        "quarter",
                        "IMPOSSIBLE",
                        amounts.contains(null) ? missing(agreement.getSchemeId(), quarter) : "",
                        "JPA 12");
    }

    private @Nullable String issued(UUID agreement, LocalDate quarter) {
        var credit = INVOICE.as("credit");
        return database.select(INVOICE.REFERENCE)
                .from(INVOICE)
                .where(INVOICE.AGREEMENT_ID.eq(agreement))
                .and(INVOICE.QUARTER.eq(quarter))
                .and(INVOICE.CREDITS_ID.isNull())
                .andNotExists(database.selectOne().from(credit).where(credit.CREDITS_ID.eq(INVOICE.ID)))
                .fetchOne(INVOICE.REFERENCE);
    }

    /** Which month of the index the price waits for. */
    private String missing(UUID scheme, LocalDate quarter) {
        return database.selectFrom(UNIT_PRICES(scheme, quarter.plusMonths(3).minusDays(1)))
                .where(UNIT_PRICES.ANNUAL_PRICE_PENCE.isNull())
                .orderBy(UNIT_PRICES.FROM_DAY)
                .limit(1)
                .fetchOptional(Dues::missing)
                .orElse("The price is not known");
    }

    private static String missing(UnitPricesRecord price) {
        LocalDate month = price.getIndexThen() == null
                ? price.getRpiMonth()
                : price.getRpiMonth().minusYears(1);
        return "The price from %s depends on the retail prices index of %s, which is not on record: import it first"
                .formatted(Written.day(price.getFromDay()), Written.month(month));
    }
}
