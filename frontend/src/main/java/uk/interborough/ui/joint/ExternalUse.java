package uk.interborough.ui.joint;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Page;

/**
 * The use of an authority outside, as a line of an invoice.
 *
 * @param referral whose nights it charges; null: it is not open to the viewer
 */
record ExternalUse(@Nullable Stay referral, Invoice invoice) {

    /** The referral whose nights were charged. Charge null: it is not open to the viewer. */
    record Stay(@Nullable Under charge) {}

    /** The charge it was accepted under. */
    record Under(String id) {}

    /** Whose line it is. Credited null: nothing took it back. */
    record Invoice(
            String id,
            String reference,
            FinancialQuarter quarter,
            Authority partner,
            @Nullable Credit creditedBy) {}

    /** A credit note. */
    record Credit(String id) {}

    private record Answer(@Nullable Page<ExternalUse> invoiceLines) {}

    /** Of a scheme, the latest first; 500 at most. */
    static List<ExternalUse> of(SchemeWork work) {
        Page<ExternalUse> page = work.api()
                .ask("external-invoices", Map.of("scheme", work.scheme().id()), Answer.class)
                .invoiceLines();
        return page == null ? List.of() : page.nodes();
    }

    /** Whether it was invoiced by a charge, and that stands. */
    boolean standsFor(ExternalCharge charge) {
        return invoice.creditedBy() == null
                && referral != null
                && referral.charge() != null
                && referral.charge().id().equals(charge.id());
    }
}
