package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;

/** An invoice or a credit note, with everything its amount is made of. */
record JointInvoice(
        String id,
        String reference,
        String kind,
        String state,
        FinancialQuarter quarter,
        Authority lead,
        Authority partner,
        @Nullable Named scheme,
        LocalDate issuedOn,
        LocalDate dueOn,
        BigDecimal total,
        BigDecimal paid,
        BigDecimal open,
        @Nullable Integer daysOverdue,
        @Nullable String purchaseOrder,
        @Nullable String costCode,
        @Nullable String because,
        @Nullable Other credits,
        @Nullable Other creditedBy,
        Page<Line> lines,
        Page<Payment> payments,
        Page<Dispute> disputes) {

    /** Another invoice. */
    record Other(String id, String reference) {}

    /** A line; units, price, days and unit-weeks as far as its amount is made of them. */
    record Line(
            String id,
            int position,
            String kind,
            LocalDate fromDay,
            LocalDate toDay,
            @Nullable Integer units,
            @Nullable BigDecimal annualPrice,
            @Nullable BigDecimal annual,
            @Nullable Integer days,
            @Nullable Integer daysInYear,
            @Nullable BigDecimal unitWeeks,
            BigDecimal amount,
            @Nullable Stay referral,
            String words) {}

    /** The stay whose nights a line charges. */
    record Stay(String id) {}

    /** A payment. */
    record Payment(String id, LocalDate paidOn, BigDecimal amount, String reference) {}

    /** Something contested. Settled null: it stands; line null: the whole. */
    record Dispute(
            String id,
            int version,
            LocalDate raisedOn,
            String because,
            @Nullable LocalDate settledOn,
            @Nullable String settlement,
            @Nullable Contested line) {}

    /** The line that is contested. */
    record Contested(int position, String words) {}

    /** A line of the list of invoices. */
    record Row(
            String id,
            String reference,
            String kind,
            String state,
            FinancialQuarter quarter,
            Authority lead,
            Authority partner,
            LocalDate issuedOn,
            LocalDate dueOn,
            BigDecimal total,
            BigDecimal paid,
            BigDecimal open,
            @Nullable Integer daysOverdue) {}

    private record Rows(@Nullable Page<Row> invoices) {}

    private record Answer(@Nullable JointInvoice invoice) {}

    /** One invoice, if it is there for the viewer. */
    static Optional<JointInvoice> ask(Api api, String id) {
        return api.askAbout(id, "joint-invoice", Answer.class).map(Answer::invoice);
    }

    /** Invoices that meet a filter of the contract, newest first; 500 at most. */
    static List<Row> all(Api api, Map<String, ?> where) {
        Page<Row> page =
                api.ask("joint-invoices", Map.of("where", where), Rows.class).invoices();
        return page == null ? List.of() : page.nodes();
    }

    boolean isCreditNote() {
        return kind.equals("CREDIT_NOTE");
    }
}
