package uk.interborough.joint;

import static uk.interborough.db.known.Tables.INVOICE_STANDING;
import static uk.interborough.db.public_.Tables.INVOICE_PAYMENT;
import static uk.interborough.db.public_.Tables.PROVIDER_PAYMENT;
import static uk.interborough.db.public_.Tables.SCHEDULED_SERVICE;
import static uk.interborough.db.public_.Tables.SERVICE;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.known.tables.records.InvoiceStandingRecord;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Pounds;
import uk.interborough.writing.Rules;

/** What a lead authority was paid, and what it paid the provider (JPA 2.1, 5.1, 10.2). */
@Component
class Payments {
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000_000);

    private final DSLContext database;
    private final JointChanges changes;
    private final OwnSchemes schemes;
    private final Clock clock;

    Payments(DSLContext database, JointChanges changes, OwnSchemes schemes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.schemes = schemes;
        this.clock = clock;
    }

    /** {@code amount} in pounds. */
    record Received(UUID invoice, LocalDate paidOn, BigDecimal amount, String reference) {}

    Change receive(Received wanted, @Nullable String key) {
        return changes.once("recordInvoicePayment", key, wanted, () -> {
            database.execute(
                    "select pg_advisory_xact_lock(hashtextextended('invoice_payment ' || ?, 0))",
                    wanted.invoice().toString());
            return database.selectFrom(INVOICE_STANDING)
                    .where(INVOICE_STANDING.ID.eq(wanted.invoice()))
                    .fetchOptional()
                    .map(invoice -> receive(wanted, invoice))
                    .orElseGet(() -> Change.unknown("invoice", "invoice"));
        });
    }

    private Change receive(Received wanted, InvoiceStandingRecord invoice) {
        if (!OwnSchemes.isOwn(invoice.getAuthorityId()) || !schemes.writes()) {
            return Change.refused(new ArgumentFault(
                    "invoice", "FORBIDDEN", "Payments are recorded by the lead authority", "JPA 10.1"));
        }
        return payment(wanted.paidOn(), wanted.amount(), wanted.reference())
                .refuse(
                        !isPossible(wanted.amount().movePointRight(2), invoice),
                        "amount",
                        "IMPOSSIBLE",
                        "%s comes to %s, of which %s is paid and %s is open"
                                .formatted(
                                        invoice.getReference(),
                                        Pounds.of(invoice.getTotalPence()),
                                        Pounds.of(invoice.getPaidPence()),
                                        Pounds.of(invoice.getOpenPence())),
                        "JPA 10.1")
                .or(() -> Change.done(database.insertInto(INVOICE_PAYMENT)
                        .set(INVOICE_PAYMENT.PARTNERSHIP_ID, invoice.getPartnershipId())
                        .set(INVOICE_PAYMENT.AUTHORITY_ID, invoice.getAuthorityId())
                        .set(INVOICE_PAYMENT.SCHEME_ID, invoice.getSchemeId())
                        .set(INVOICE_PAYMENT.INVOICE_ID, invoice.getId())
                        .set(INVOICE_PAYMENT.PAID_ON, wanted.paidOn())
                        .set(INVOICE_PAYMENT.AMOUNT_PENCE, pence(wanted.amount()))
                        .set(INVOICE_PAYMENT.REFERENCE, wanted.reference().strip())
                        .returning(INVOICE_PAYMENT.ID)
                        .fetchSingle(INVOICE_PAYMENT.ID)));
    }

    /** Paid is from nothing to the total, and of an invoice that was taken back less than before. */
    private static boolean isPossible(BigDecimal pence, InvoiceStandingRecord invoice) {
        BigDecimal before = BigDecimal.valueOf(invoice.getPaidPence());
        BigDecimal after = before.add(pence);
        BigDecimal most = before.add(BigDecimal.valueOf(invoice.getOpenPence()));
        BigDecimal bound =
                invoice.getState().equals("CREDITED") || invoice.getState().equals("CREDIT") ? before : most;
        return after.compareTo(bound.min(BigDecimal.ZERO)) >= 0 && after.compareTo(bound.max(BigDecimal.ZERO)) <= 0;
    }

    /** {@code amount} in pounds. */
    record Paid(
            UUID scheme, UUID provider, QuarterAsked quarter, LocalDate paidOn, BigDecimal amount, String reference) {}

    Change pay(Paid wanted, @Nullable String key) {
        return changes.once("recordProviderPayment", key, wanted, () -> {
            List<ArgumentFault> faults = new ArrayList<>();
            return schemes.led("scheme", wanted.scheme(), faults)
                    .map(scheme -> pay(wanted, scheme))
                    .orElseGet(() -> Change.refused(faults));
        });
    }

    private Change pay(Paid wanted, JointSchemeRecord scheme) {
        return payment(wanted.paidOn(), wanted.amount(), wanted.reference())
                .refuse(
                        !wanted.quarter().isWithin(LocalDate.now(clock)),
                        "quarter",
                        "OUT_OF_RANGE",
                        "The quarter is the next after today's, or an earlier one from April 2003")
                .refuse(
                        !provides(wanted.provider(), scheme.getId()),
                        "provider",
                        "NOT_FOUND",
                        "Choose the provider of a service of the scheme",
                        "JPA 5.1")
                .or(() -> Change.done(database.insertInto(PROVIDER_PAYMENT)
                        .set(PROVIDER_PAYMENT.PARTNERSHIP_ID, scheme.getPartnershipId())
                        .set(PROVIDER_PAYMENT.AUTHORITY_ID, scheme.getAuthorityId())
                        .set(PROVIDER_PAYMENT.SCHEME_ID, scheme.getId())
                        .set(PROVIDER_PAYMENT.PROVIDER_ID, wanted.provider())
                        .set(PROVIDER_PAYMENT.QUARTER, wanted.quarter().firstDay())
                        .set(PROVIDER_PAYMENT.PAID_ON, wanted.paidOn())
                        .set(PROVIDER_PAYMENT.AMOUNT_PENCE, pence(wanted.amount()))
                        .set(PROVIDER_PAYMENT.REFERENCE, wanted.reference().strip())
                        .returning(PROVIDER_PAYMENT.ID)
                        .fetchSingle(PROVIDER_PAYMENT.ID)));
    }

    private boolean provides(UUID provider, UUID scheme) {
        return database.fetchExists(database.selectOne()
                .from(SCHEDULED_SERVICE)
                .join(SERVICE)
                .on(SERVICE.ID.eq(SCHEDULED_SERVICE.SERVICE_ID))
                .where(SCHEDULED_SERVICE.SCHEME_ID.eq(scheme))
                .and(SERVICE.PROVIDER_ID.eq(provider)));
    }

    private Rules payment(LocalDate paidOn, BigDecimal amount, String reference) {
        return new Rules(database, LocalDate.now(clock))
                .past("paidOn", paidOn)
                .refuse(
                        paidOn.isBefore(Schemes.EARLIEST),
                        "paidOn",
                        "OUT_OF_RANGE",
                        "The day of payment is 1 April 2003 or later")
                .refuse(
                        amount.signum() == 0 || amount.abs().compareTo(HIGHEST) > 0,
                        "amount",
                        "OUT_OF_RANGE",
                        "Enter an amount other than £0.00")
                .words("reference", reference, "Enter the reference of the payment");
    }

    private static long pence(BigDecimal pounds) {
        return pounds.movePointRight(2).longValueExact();
    }
}
