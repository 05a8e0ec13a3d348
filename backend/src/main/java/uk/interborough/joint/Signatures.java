package uk.interborough.joint;

import static uk.interborough.db.public_.Tables.JOINT_AGREEMENT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.public_.tables.records.JointAgreementRecord;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.Change;
import uk.interborough.writing.Rules;

/** What each authority writes of an agreement for itself: its signature, and a partner its order number and cost code. */
@Component
class Signatures {

    private final DSLContext database;
    private final JointChanges changes;
    private final OwnSchemes schemes;
    private final Clock clock;

    Signatures(DSLContext database, JointChanges changes, OwnSchemes schemes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.schemes = schemes;
        this.clock = clock;
    }

    record Signature(UUID agreement, int version, LocalDate signedOn, String signatory) {}

    Change sign(Signature wanted) {
        return changes.make(() -> {
            List<ArgumentFault> faults = new ArrayList<>();
            return schemes.agreement("id", wanted.agreement(), faults)
                    .map(agreement -> sign(wanted, agreement))
                    .orElseGet(() -> Change.refused(faults));
        });
    }

    private Change sign(Signature wanted, JointAgreementRecord agreement) {
        boolean isLead = OwnSchemes.isOwn(agreement.getAuthorityId());
        if (!isLead && !OwnSchemes.isOwn(agreement.getPartnerId()) || !schemes.writes()) {
            return Change.refused(new ArgumentFault(
                    "id", "FORBIDDEN", "An agreement is signed for the lead authority and for its partner", "JPA 1"));
        }
        if (agreement.getVersion() != wanted.version()) {
            return Change.conflict(wanted.agreement(), "version", "agreement");
        }
        @Nullable LocalDate before = isLead ? agreement.getLeadSignedOn() : agreement.getPartnerSignedOn();
        return rules().past("signedOn", wanted.signedOn())
                .words("signatory", wanted.signatory(), "Say who signed, with office")
                .refuse(
                        before != null,
                        "id",
                        "IMPOSSIBLE",
                        "It was signed for your authority on %s: a signature stays"
                                .formatted(before == null ? "" : Written.day(before)),
                        "JPA 1")
                .or(() -> {
                    UpdateSetMoreStep<JointAgreementRecord> signed =
                            database.update(JOINT_AGREEMENT).set(JOINT_AGREEMENT.VERSION, wanted.version() + 1);
                    signed = isLead
                            ? signed.set(JOINT_AGREEMENT.LEAD_SIGNED_ON, wanted.signedOn())
                                    .set(
                                            JOINT_AGREEMENT.LEAD_SIGNATORY,
                                            wanted.signatory().strip())
                            : signed.set(JOINT_AGREEMENT.PARTNER_SIGNED_ON, wanted.signedOn())
                                    .set(
                                            JOINT_AGREEMENT.PARTNER_SIGNATORY,
                                            wanted.signatory().strip());
                    return made(signed, wanted.agreement(), wanted.version());
                });
    }

    /** Null: nothing is put on the invoices. */
    record Reference(
            UUID agreement,
            int version,
            @Nullable String purchaseOrder,
            @Nullable String costCode) {}

    Change refer(Reference wanted) {
        return changes.make(() -> {
            List<ArgumentFault> faults = new ArrayList<>();
            return schemes.agreement("id", wanted.agreement(), faults)
                    .map(agreement -> refer(wanted, agreement))
                    .orElseGet(() -> Change.refused(faults));
        });
    }

    private Change refer(Reference wanted, JointAgreementRecord agreement) {
        if (!OwnSchemes.isOwn(agreement.getPartnerId()) || !schemes.writes()) {
            return Change.refused(new ArgumentFault(
                    "id", "FORBIDDEN", "Order number and cost code are written by the partner", "JPA 10.1"));
        }
        return rules().atMost("purchaseOrder", wanted.purchaseOrder())
                .atMost("costCode", wanted.costCode())
                .or(() -> made(
                        database.update(JOINT_AGREEMENT)
                                .set(JOINT_AGREEMENT.PURCHASE_ORDER, plain(wanted.purchaseOrder()))
                                .set(JOINT_AGREEMENT.COST_CODE, plain(wanted.costCode()))
                                .set(JOINT_AGREEMENT.VERSION, wanted.version() + 1),
                        wanted.agreement(),
                        wanted.version()));
    }

    private static Change made(UpdateSetMoreStep<JointAgreementRecord> update, UUID agreement, int version) {
        int changed = update.where(JOINT_AGREEMENT.ID.eq(agreement))
                .and(JOINT_AGREEMENT.VERSION.eq(version))
                .execute();
        return changed == 1 ? Change.done(agreement) : Change.conflict(agreement, "version", "agreement");
    }

    private static @Nullable String plain(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private Rules rules() {
        return new Rules(database, LocalDate.now(clock));
    }
}
