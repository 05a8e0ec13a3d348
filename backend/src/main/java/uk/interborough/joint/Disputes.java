package uk.interborough.joint;

import static uk.interborough.db.public_.Tables.INVOICE;
import static uk.interborough.db.public_.Tables.INVOICE_DISPUTE;
import static uk.interborough.db.public_.Tables.INVOICE_LINE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.InvoiceRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Rules;

/** What who is to pay contests of an invoice, and how that was settled. */
@Component
class Disputes {

    private final DSLContext database;
    private final JointChanges changes;
    private final OwnSchemes schemes;
    private final Clock clock;

    Disputes(DSLContext database, JointChanges changes, OwnSchemes schemes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.schemes = schemes;
        this.clock = clock;
    }

    /** {@code line} null: the whole. */
    record Wanted(UUID invoice, @Nullable UUID line, String because) {}

    Change raise(Wanted wanted, @Nullable String key) {
        return changes.once(
                "disputeInvoice",
                key,
                wanted,
                () -> database.selectFrom(INVOICE)
                        .where(INVOICE.ID.eq(wanted.invoice()))
                        .fetchOptional()
                        .map(invoice -> raise(wanted, invoice))
                        .orElseGet(() -> Change.unknown("invoice", "invoice")));
    }

    private Change raise(Wanted wanted, InvoiceRecord invoice) {
        if (!OwnSchemes.isOwn(invoice.getPartnerId()) || !schemes.writes()) {
            return Change.refused(new ArgumentFault(
                    "invoice", "FORBIDDEN", "An invoice is contested by the authority that is to pay it", "JPA 10.2"));
        }
        return rules().words("because", wanted.because(), "Say what is contested")
                .refuse(
                        wanted.line() != null
                                && !database.fetchExists(
                                        INVOICE_LINE,
                                        INVOICE_LINE
                                                .ID
                                                .eq(wanted.line())
                                                .and(INVOICE_LINE.INVOICE_ID.eq(wanted.invoice()))),
                        "line",
                        "NOT_FOUND",
                        "Choose a line of this invoice: there is no such one")
                .or(() -> Change.done(database.insertInto(INVOICE_DISPUTE)
                        .set(INVOICE_DISPUTE.PARTNERSHIP_ID, invoice.getPartnershipId())
                        .set(INVOICE_DISPUTE.AUTHORITY_ID, invoice.getAuthorityId())
                        .set(INVOICE_DISPUTE.SCHEME_ID, invoice.getSchemeId())
                        .set(INVOICE_DISPUTE.INVOICE_ID, invoice.getId())
                        .set(INVOICE_DISPUTE.LINE_ID, wanted.line())
                        .set(INVOICE_DISPUTE.RAISED_ON, LocalDate.now(clock))
                        .set(INVOICE_DISPUTE.BECAUSE, wanted.because().strip())
                        .returning(INVOICE_DISPUTE.ID)
                        .fetchSingle(INVOICE_DISPUTE.ID)));
    }

    Change settle(UUID id, int version, String settlement) {
        return changes.make(() -> {
            @Nullable
            UUID payer = database.select(INVOICE.PARTNER_ID)
                    .from(INVOICE_DISPUTE)
                    .join(INVOICE)
                    .on(INVOICE.ID.eq(INVOICE_DISPUTE.INVOICE_ID))
                    .where(INVOICE_DISPUTE.ID.eq(id))
                    .fetchOne(INVOICE.PARTNER_ID);
            if (payer == null) {
                return Change.unknown("id", "dispute");
            }
            UUID lead = database.select(INVOICE_DISPUTE.AUTHORITY_ID)
                    .from(INVOICE_DISPUTE)
                    .where(INVOICE_DISPUTE.ID.eq(id))
                    .fetchSingle(INVOICE_DISPUTE.AUTHORITY_ID);
            return rules().refuse(
                            !OwnSchemes.isOwn(payer) && !OwnSchemes.isOwn(lead) || !schemes.writes(),
                            "id",
                            "FORBIDDEN",
                            "A dispute is settled by the lead authority and the one that is to pay",
                            "JPA 10.2")
                    .words("settlement", settlement, "Say how it was settled")
                    .or(() -> settled(id, version, settlement));
        });
    }

    private Change settled(UUID id, int version, String settlement) {
        int changed = database.update(INVOICE_DISPUTE)
                .set(INVOICE_DISPUTE.SETTLED_ON, LocalDate.now(clock))
                .set(INVOICE_DISPUTE.SETTLEMENT, settlement.strip())
                .set(INVOICE_DISPUTE.SETTLED_BY, Routines.accountId())
                .set(INVOICE_DISPUTE.VERSION, version + 1)
                .where(INVOICE_DISPUTE.ID.eq(id))
                .and(INVOICE_DISPUTE.VERSION.eq(version))
                .and(INVOICE_DISPUTE.SETTLED_ON.isNull())
                .execute();
        return changed == 1 ? Change.done(id) : Change.conflict(id, "version", "dispute");
    }

    private Rules rules() {
        return new Rules(database, LocalDate.now(clock));
    }
}
