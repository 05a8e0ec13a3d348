package uk.interborough.joint;

import static uk.interborough.db.known.Tables.INVOICE_DUE;
import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.EXTERNAL_CHARGE;
import static uk.interborough.db.public_.Tables.INVOICE;
import static uk.interborough.db.public_.Tables.JOINT_AGREEMENT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.JointAgreementRecord;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Rules;

/** Issues invoices and credit notes (JPA 10, 11.2). The database computes, numbers and writes them; this says why it would not. */
@Component
class Invoices {
    private static final int DAYS_TO_PAY = 30;

    private final DSLContext database;
    private final JointChanges changes;
    private final OwnSchemes schemes;
    private final Dues dues;
    private final Clock clock;

    Invoices(DSLContext database, JointChanges changes, OwnSchemes schemes, Dues dues, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.schemes = schemes;
        this.dues = dues;
        this.clock = clock;
    }

    /** @param of an agreement, a scheme or a charge; {@code dueOn} null: in 30 days */
    record Wanted(UUID of, QuarterAsked quarter, @Nullable LocalDate dueOn) {}

    Change issue(Wanted wanted, @Nullable String key) {
        return changes.once("issueInvoice", key, wanted, () -> {
            List<ArgumentFault> faults = new ArrayList<>();
            Optional<JointAgreementRecord> agreement = schemes.agreement("agreement", wanted.of(), faults)
                    .filter(each -> leads("agreement", each.getAuthorityId(), faults));
            if (agreement.isEmpty()) {
                return Change.refused(faults);
            }
            Rules rules = rules(wanted);
            if (rules.faults().isEmpty()) {
                hold(List.of(wanted.of()));
                dues.check(agreement.get(), wanted.quarter().firstDay(), rules);
            }
            return rules.or(() -> Change.done(issued(wanted.of(), wanted)));
        });
    }

    Issued issueAll(Wanted wanted, @Nullable String key) {
        return changes.once(
                "issueInvoices",
                key,
                wanted,
                (scheme, errors) -> scheme == null ? Issued.refused(errors) : told(scheme, wanted),
                () -> {
                    List<ArgumentFault> faults = new ArrayList<>();
                    return schemes.led("scheme", wanted.of(), faults)
                            .map(scheme -> issueAll(wanted, scheme))
                            .orElseGet(() -> Issued.refused(faults));
                });
    }

    private Issued issueAll(Wanted wanted, JointSchemeRecord scheme) {
        Rules rules = rules(wanted);
        if (!rules.faults().isEmpty()) {
            return Issued.refused(rules.faults());
        }
        LocalDate quarter = wanted.quarter().firstDay();
        hold(database.select(JOINT_AGREEMENT.ID)
                .from(JOINT_AGREEMENT)
                .where(JOINT_AGREEMENT.SCHEME_ID.eq(scheme.getId()))
                .orderBy(JOINT_AGREEMENT.ID)
                .fetch(JOINT_AGREEMENT.ID));
        List<JointAgreementRecord> due = database.select(JOINT_AGREEMENT.fields())
                .from(JOINT_AGREEMENT)
                .join(AUTHORITY)
                .on(AUTHORITY.ID.eq(JOINT_AGREEMENT.PARTNER_ID))
                .where(JOINT_AGREEMENT.ID.in(database.select(INVOICE_DUE.AGREEMENT_ID)
                        .from(INVOICE_DUE)
                        .where(INVOICE_DUE.SCHEME_ID.eq(scheme.getId()))
                        .and(INVOICE_DUE.QUARTER.eq(quarter))))
                .orderBy(AUTHORITY.NAME, JOINT_AGREEMENT.STARTS_ON)
                .fetchInto(JOINT_AGREEMENT);
        rules.refuse(
                due.isEmpty(),
                "quarter",
                "IMPOSSIBLE",
                "Nothing is due with this quarter that is not issued",
                "JPA 10.1");
        due.forEach(agreement -> dues.check(agreement, quarter, rules));
        if (!rules.faults().isEmpty()) {
            return Issued.refused(rules.faults());
        }
        List<UUID> made =
                due.stream().map(agreement -> issued(agreement.getId(), wanted)).toList();
        return new Issued(scheme.getId(), made, List.of());
    }

    /** What stands of a quarter that was issued before. */
    private Issued told(UUID scheme, Wanted wanted) {
        List<UUID> invoices = database.select(INVOICE.ID)
                .from(INVOICE)
                .where(INVOICE.SCHEME_ID.eq(scheme))
                .and(INVOICE.QUARTER.eq(wanted.quarter().firstDay()))
                .and(INVOICE.AGREEMENT_ID.isNotNull())
                .and(INVOICE.CREDITS_ID.isNull())
                .orderBy(INVOICE.NUMBER)
                .fetch(INVOICE.ID);
        return new Issued(scheme, invoices, List.of());
    }

    Change issueExternal(Wanted wanted, @Nullable String key) {
        return changes.once("issueExternalInvoice", key, wanted, () -> {
            List<ArgumentFault> faults = new ArrayList<>();
            Optional<UUID> lead = database.select(EXTERNAL_CHARGE.AUTHORITY_ID)
                    .from(EXTERNAL_CHARGE)
                    .where(EXTERNAL_CHARGE.ID.eq(wanted.of()))
                    .fetchOptional(EXTERNAL_CHARGE.AUTHORITY_ID);
            if (lead.isEmpty()) {
                return Change.unknown("charge", "charge");
            } else if (!leads("charge", lead.get(), faults)) {
                return Change.refused(faults);
            }
            return rules(wanted)
                    .or(() -> Change.done(Routines.issueExternalInvoice(
                            database.configuration(),
                            wanted.of(),
                            wanted.quarter().firstDay(),
                            dueOn(wanted))));
        });
    }

    record Credit(UUID invoice, String because) {}

    Change credit(Credit wanted, @Nullable String key) {
        return changes.once("creditInvoice", key, wanted, () -> {
            List<ArgumentFault> faults = new ArrayList<>();
            Optional<UUID> lead = database.select(INVOICE.AUTHORITY_ID)
                    .from(INVOICE)
                    .where(INVOICE.ID.eq(wanted.invoice()))
                    .fetchOptional(INVOICE.AUTHORITY_ID);
            if (lead.isEmpty()) {
                return Change.unknown("id", "invoice");
            } else if (!leads("id", lead.get(), faults)) {
                return Change.refused(faults);
            }
            return new Rules(database, LocalDate.now(clock))
                    .words("because", wanted.because(), "Say why the invoice is taken back")
                    .or(() -> Change.done(Routines.creditInvoice(
                            database.configuration(),
                            wanted.invoice(),
                            wanted.because().strip())));
        });
    }

    /** Agreements first and in one order, the lead's counter after them: two who issue at the same time do not wait for each other. */
    private void hold(List<UUID> agreements) {
        database.select(JOINT_AGREEMENT.ID)
                .from(JOINT_AGREEMENT)
                .where(JOINT_AGREEMENT.ID.in(agreements))
                .orderBy(JOINT_AGREEMENT.ID)
                .forNoKeyUpdate()
                .fetch();
    }

    private UUID issued(UUID agreement, Wanted wanted) {
        return Routines.issueInvoice(
                database.configuration(), agreement, wanted.quarter().firstDay(), dueOn(wanted));
    }

    private boolean leads(String field, UUID lead, List<ArgumentFault> faults) {
        boolean leads = OwnSchemes.isOwn(lead) && schemes.writes();
        if (!leads) {
            faults.add(new ArgumentFault(
                    field,
                    "FORBIDDEN",
                    "Invoices are issued by the lead authority: its commissioners, contract officers, lead officers and heads"
                            + " of service",
                    "JPA 10.1"));
        }
        return leads;
    }

    private LocalDate dueOn(Wanted wanted) {
        return wanted.dueOn() == null ? LocalDate.now(clock).plusDays(DAYS_TO_PAY) : wanted.dueOn();
    }

    private Rules rules(Wanted wanted) {
        LocalDate today = LocalDate.now(clock);
        return wanted.quarter()
                .check(new Rules(database, today), today)
                .refuse(
                        dueOn(wanted).isBefore(today),
                        "dueOn",
                        "OUT_OF_RANGE",
                        "The last day for payment is today or later");
    }
}
